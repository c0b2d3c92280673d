package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.record.Recording;
import dev.ferrolens.session.Session;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds a cargo project with the profiler on. */
@Command(name = "record", mixinStandardHelpOptions = true,
        description = "Builds a cargo project with the profiler on, and prints the overview and the findings. The"
                + " project's own packages are cleaned and recorded. Their dependencies are built as usual, or reused"
                + " if already built.")
final class RecordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", arity = "0..1", defaultValue = ".",
            description = "The folder with Cargo.toml. Default: the current one.")
    private Path project;

    @Option(names = {"-p", "--package"}, paramLabel = "NAME", description = "Build this package of the workspace.")
    private List<String> packages = List.of();

    @Option(names = "--lib", description = "Build the library only.")
    private boolean lib;

    @Option(names = "--bin", paramLabel = "NAME", description = "Build this binary.")
    private List<String> bins = List.of();

    @Option(names = "--test", paramLabel = "NAME", description = "Build this integration test.")
    private List<String> tests = List.of();

    @Option(names = "--example", paramLabel = "NAME", description = "Build this example.")
    private List<String> examples = List.of();

    @Option(names = {"-r", "--release"}, description = "Build in the release profile.")
    private boolean release;

    @Option(names = "--profile", paramLabel = "NAME", description = "Build in this profile. Default: dev.")
    private String profile;

    @Option(names = {"-F", "--features"}, paramLabel = "NAMES", description = "Turn these features on.")
    private List<String> features = List.of();

    @Option(names = "--all-features", description = "Turn all features on.")
    private boolean allFeatures;

    @Option(names = "--no-default-features", description = "Turn the default features off.")
    private boolean noDefaultFeatures;

    @Option(names = "--whole-tree", description = "Record dependencies too: the whole build, in a separate target"
            + " folder.")
    private boolean wholeTree;

    @Option(names = "--llvm", description = "Record LLVM's passes too, and the time of machine code by function.")
    private boolean llvm;

    @Option(names = "--graph", description = "Record cache hits with their arguments, for an exact graph of who uses"
            + " which instance.")
    private boolean graph;

    @Option(names = "--all", description = "Record everything, each cache hit included.")
    private boolean all;

    @Option(names = "--events", paramLabel = "NAMES", split = ",", defaultValue = "default,args",
            description = "Record these events. Default: ${DEFAULT-VALUE}. Without args there are no names.")
    private String[] events;

    @Option(names = "--counter", paramLabel = "NAME",
            description = "Count this instead of time, for instance instructions:u.")
    private String counter;

    @Option(names = "--repetitions", paramLabel = "N", defaultValue = "1",
            description = "Build N times, so that a comparison can tell noise from change.")
    private int repetitions;

    @Option(names = "--toolchain", paramLabel = "NAME", description = "Record with this rustup toolchain. Default:"
            + " the one that the project pins, or else a nightly one, or else the active one.")
    private String toolchain;

    @Option(names = "--cargo-argument", paramLabel = "WORD", parameterConsumer = AnyWord.class,
            description = "Pass this argument to cargo build.")
    private List<String> cargoArguments = List.of();

    @Option(names = "--rustc-argument", paramLabel = "WORD", parameterConsumer = AnyWord.class,
            description = "Pass this argument to rustc.")
    private List<String> rustcArguments = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Session s = recording().open()) {
            out.println(s.details());
            out.println();
            out.println(s.findings());
        }
        return 0;
    }

    /** Takes the next word even if it looks like an option, such as {@code -px}, which is meant for cargo. */
    private static final class AnyWord implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            if (words.isEmpty()) {
                throw new ParameterException(command.commandLine(), "Missing required parameter for option '"
                        + ((OptionSpec) option).longestName() + "' (WORD)");
            }
            List<String> longer = new ArrayList<>(option.<List<String>>getValue());
            longer.add(words.pop());
            option.setValue(longer);
        }
    }

    /** Returns the recording that the options describe. */
    Recording recording() {
        Recording recording = Ferrolens.recording(project).events(events).repetitions(repetitions)
                .cargoArguments(cargoArguments.toArray(new String[0]))
                .rustcArguments(rustcArguments.toArray(new String[0]));
        for (String name : packages) {
            recording = recording.packageName(name);
        }
        for (String name : bins) {
            recording = recording.bin(name);
        }
        for (String name : tests) {
            recording = recording.test(name);
        }
        for (String name : examples) {
            recording = recording.example(name);
        }
        for (String names : features) {
            recording = recording.features(names);
        }
        recording = lib ? recording.lib() : recording;
        recording = release ? recording.release() : recording;
        recording = profile == null ? recording : recording.profile(profile);
        recording = allFeatures ? recording.allFeatures() : recording;
        recording = noDefaultFeatures ? recording.noDefaultFeatures() : recording;
        recording = wholeTree ? recording.wholeTree() : recording;
        recording = llvm ? recording.llvm() : recording;
        recording = graph ? recording.graph() : recording;
        recording = all ? recording.all() : recording;
        recording = counter == null ? recording : recording.counter(counter);
        return toolchain == null ? recording : recording.toolchain(toolchain);
    }
}
