package dev.ferrolens.input;

import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.MonoItem;
import dev.ferrolens.rust.RustcCommand;
import dev.ferrolens.rust.RustcProcess;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rustc process, recorded in one profile.
 *
 * @param crate the crate's name, from the command line, or else from the file or its name
 * @param command rustc's command line
 * @param wallNanos the time from the start of the first event to the end of the last, over all threads
 * @param profile the recording
 * @param monoItems the compiler's counts of {@code -Zdump-mono-stats}; empty if unknown
 * @param process what {@code record} noted about the process
 */
public record Compilation(String crate, RustcCommand command, long wallNanos, Profile profile,
        List<MonoItem> monoItems, RustcProcess process) {
    /** Reads the facts about a compilation from its recording. */
    public static Compilation of(Profile profile) {
        RustcCommand command = RustcCommand.parse(profile.metadata().command());
        Profile.Intervals intervals = profile.intervals();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < intervals.size(); i++) {
            first = Math.min(first, intervals.start()[i]);
            last = Math.max(last, intervals.end()[i]);
        }
        String crate = command.option("crate-name")
                .or(() -> Optional.of(profile.metadata().crate()).filter(name -> !name.isEmpty()))
                .orElseGet(() -> Metadata.crateOf(profile.file()));
        return new Compilation(crate, command, intervals.size() == 0 ? 0 : last - first, profile, List.of(),
                RustcProcess.UNKNOWN);
    }

    /** Returns whether other crates may use the result, which is so unless it is a program. */
    public boolean exports() {
        return !Set.of("binary", "test", "build script").contains(command.crateKind());
    }

    /** Returns this compilation with another profile of the same process. */
    Compilation with(Profile other) {
        Compilation same = of(other);
        return new Compilation(crate, command, same.wallNanos, other, monoItems, process);
    }

    /** Returns the kind of crate, as the command line says, or that it is a time trace of LLVM, lld or clang. */
    public String kind() {
        String tool = profile.metadata().tool();
        return tool.isEmpty() ? command.crateKind() : tool + " time trace";
    }

    /**
     * Returns the backend that made machine code: {@code llvm}, {@code cranelift}, …; empty if none was made, as by
     * {@code cargo check}. The recorded events tell more than the command line.
     */
    public Optional<String> codeBy() {
        if (profile.hasKind(EventKind.LLVM_PASS)
                || profile.labels().stream().anyMatch(label -> label.startsWith("LLVM_"))) {
            return Optional.of("llvm");
        }
        return command.makesCode() ? Optional.of(command.backend()) : Optional.empty();
    }

    /** Returns this compilation with the compiler's counts. */
    Compilation withMonoItems(List<MonoItem> items) {
        return new Compilation(crate, command, wallNanos, profile, items, process);
    }

    /** Returns this compilation with the facts about its process. */
    Compilation withProcess(RustcProcess noted) {
        return new Compilation(crate, command, wallNanos, profile, monoItems, noted);
    }
}
