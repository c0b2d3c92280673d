package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.comparison.Grouping;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two builds. */
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = "Compares two builds: what changed, and what is noise.")
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A profile, or a folder of them.")
    private String before;

    @Parameters(index = "1", paramLabel = "AFTER",
            description = "A profile of the same build after a change, or a folder of them.")
    private String after;

    @Option(names = "--by", paramLabel = "GROUPING", defaultValue = "label",
            description = "label, definition, trait, function, codegen-unit or crate. Default: ${DEFAULT-VALUE}.")
    private String by;

    @Mixin
    private AnswerOptions answer;

    @Override
    public Integer call() throws IOException {
        Grouping grouping = Grouping.of(by);
        try (Session first = Ferrolens.open(before);
                Session second = Ferrolens.open(after);
                Comparison comparison = first.compareTo(second)) {
            answer.print(comparison.by(grouping), spec.commandLine().getOut());
            for (String line : List.of(comparison.compilers(), comparison.noise(), comparison.apart())) {
                if (!line.isEmpty()) {
                    spec.commandLine().getErr().println(line);
                }
            }
        }
        return 0;
    }
}
