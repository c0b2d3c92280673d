package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs SQL that the user writes. */
@Command(name = "sql", mixinStandardHelpOptions = true,
        description = "Runs a SELECT of your own. `query schema FILE` lists the tables.")
final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SELECT", description = "The SQL.")
    private String sql;

    @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", description = "Profiles, or folders of them.")
    private List<String> files;

    @Mixin
    private AnswerOptions answer;

    @Override
    public Integer call() throws IOException {
        try (Session s = Ferrolens.open(files.toArray(new String[0]))) {
            answer.print(s.sql(sql), spec.commandLine().getOut());
        }
        return 0;
    }
}
