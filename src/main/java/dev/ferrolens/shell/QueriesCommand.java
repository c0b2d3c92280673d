package dev.ferrolens.shell;

import dev.ferrolens.catalog.Catalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the ready-made queries, or documents one. */
@Command(name = "queries", mixinStandardHelpOptions = true,
        description = "Lists the ready-made queries, or documents one.")
final class QueriesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The query to document.")
    private String name;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(name == null
                ? Catalog.all() + "\n\nThe command compare runs these:\n" + Catalog.comparison()
                : Catalog.query(name));
        return 0;
    }
}
