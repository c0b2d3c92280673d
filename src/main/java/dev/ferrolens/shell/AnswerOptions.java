package dev.ferrolens.shell;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Format;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Options that tell how a command prints its answer. */
final class AnswerOptions {
    @Option(names = "--limit", paramLabel = "N", description = "Print only the first N rows. Default: all rows.")
    private Integer limit;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
            description = "table, csv, json or md. Default: ${DEFAULT-VALUE}.")
    private String format;

    void print(Relation answer, PrintWriter out) throws IOException {
        Format chosen = Format.of(format);
        (limit == null ? answer : answer.limit(limit)).write(chosen, out);
    }
}
