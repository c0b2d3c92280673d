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
 * @param wallNanos from the first event's start to the last event's end, over all threads
 * @param profile the recording
 * @param monoItems what the compiler counted with {@code -Zdump-mono-stats}; empty where that is not known
 * @param process what {@code record} noted of the process
 */
public record Compilation(String crate, RustcCommand command, long wallNanos, Profile profile,
        List<MonoItem> monoItems, RustcProcess process) {
    /** Reads what a recording says of its compilation. */
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

    /** Returns whether other crates may use what it makes: not a program, whose code begins at its own entry. */
    public boolean exports() {
        return !Set.of("binary", "test", "build script").contains(command.crateKind());
    }

    /** The same, its recording replaced by one of the same process. */
    Compilation with(Profile other) {
        Compilation same = of(other);
        return new Compilation(crate, command, same.wallNanos, other, monoItems, process);
    }

    /** What was made, as the command line says; or that it is a time trace of LLVM, lld or clang. */
    public String kind() {
        String tool = profile.metadata().tool();
        return tool.isEmpty() ? command.crateKind() : tool + " time trace";
    }

    /**
     * What makes machine code: {@code llvm}, {@code cranelift}, …; empty where none is made, as by
     * {@code cargo check}. What was recorded tells more than the command line.
     */
    public Optional<String> codeBy() {
        if (profile.hasKind(EventKind.LLVM_PASS)
                || profile.labels().stream().anyMatch(label -> label.startsWith("LLVM_"))) {
            return Optional.of("llvm");
        }
        return command.makesCode() ? Optional.of(command.backend()) : Optional.empty();
    }

    /** The same with what the compiler counted. */
    Compilation withMonoItems(List<MonoItem> items) {
        return new Compilation(crate, command, wallNanos, profile, items, process);
    }

    /** The same with what is noted of its process. */
    Compilation withProcess(RustcProcess noted) {
        return new Compilation(crate, command, wallNanos, profile, monoItems, noted);
    }
}
