package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a ready-made query. */
@Command(name = "query", mixinStandardHelpOptions = true, description = "Runs a ready-made query.")
final class QueryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The query; `queries` lists them.")
    private String name;

    @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", description = "Profiles, or folders of them.")
    private List<String> files;

    @Option(names = "--set", paramLabel = "PARAM=VALUE", description = "Set a parameter of the query.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Mixin
    private AnswerOptions answer;

    @Override
    public Integer call() throws IOException {
        Catalog.query(name).bind(parameters);
        Object[] pairs = parameters.entrySet().stream()
                .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream()).toArray();
        try (Session s = Ferrolens.open(files.toArray(new String[0]))) {
            answer.print(s.query(name, pairs), spec.commandLine().getOut());
        }
        return 0;
    }
}
