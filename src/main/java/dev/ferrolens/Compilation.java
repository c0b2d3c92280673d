package dev.ferrolens;

import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.RustcCommand;
import java.util.Arrays;

/**
 * One rustc process, recorded in one profile.
 *
 * @param crate the crate's name, from the command line or else from the file's name
 * @param command rustc's command line
 * @param wallNanos from the first event's start to the last event's end, over all threads
 * @param profile the recording
 */
public record Compilation(String crate, RustcCommand command, long wallNanos, Profile profile) {
    /** Reads what a recording says of its compilation. */
    public static Compilation of(Profile profile) {
        RustcCommand command = RustcCommand.parse(profile.metadata().command());
        Profile.Intervals intervals = profile.intervals();
        long first = Arrays.stream(intervals.start()).min().orElse(0);
        long last = Arrays.stream(intervals.end()).max().orElse(0);
        String crate = command.option("crate-name").orElseGet(() -> Metadata.crateOf(profile.file()));
        return new Compilation(crate, command, last - first, profile);
    }
}
