package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.report.HtmlReport;
import dev.ferrolens.report.MarkdownReport;
import dev.ferrolens.report.Report;
import dev.ferrolens.report.TextReport;
import dev.ferrolens.session.Session;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports on a build, or on two builds side by side. */
@Command(name = "report", mixinStandardHelpOptions = true,
        description = "Reports what was compiled, what is slow and what to do about it, with breakdowns of"
                + " monomorphization, trait resolution, type checking and LLVM. With --against, reports what changed.")
final class ReportCommand implements Callable<Integer> {
    /** What can be printed. */
    enum Kind { text, md, json }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Profiles, or folders of them.")
    private List<String> files;

    @Option(names = "--against", paramLabel = "BEFORE",
            description = "A profile of the same build before a change, or a folder of them, to compare with. The"
                    + " option may be repeated.")
    private List<String> before = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text, for a terminal, md, for a comment on a pull request, or json, for a program. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Kind kind;

    @Option(names = "--html", paramLabel = "PATH",
            description = "Write an HTML page with charts to this file, and print nothing.")
    private Path html;

    @Override
    public Integer call() {
        try (Session s = open(files)) {
            if (before.isEmpty()) {
                write(s.report());
                return 0;
            }
            try (Session first = open(before); Comparison change = first.compareTo(s)) {
                write(s.report(change));
            }
        }
        return 0;
    }

    private static Session open(List<String> files) {
        return Ferrolens.open(files.toArray(new String[0]));
    }

    private void write(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            HtmlReport.write(report, html);
        } else if (kind == Kind.md) {
            out.print(MarkdownReport.of(report));
        } else if (kind == Kind.json) {
            out.print(report.json());
        } else {
            TextReport.write(report, out);
        }
    }
}
