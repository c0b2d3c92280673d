package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Session;
import dev.ferrolens.relation.Relation;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the overview and the four answers. */
@Command(name = "report", mixinStandardHelpOptions = true,
        description = "Prints the overview, then monomorphization, trait resolution, type checking and LLVM.")
final class ReportCommand implements Callable<Integer> {
    private static final int ROWS = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Profiles, or folders of them.")
    private List<String> files;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Session s = Ferrolens.open(files.toArray(new String[0]))) {
            out.println(s);
            section(out, "Monomorphization", s.monomorphization().byLabel());
            section(out, "The slowest instances", s.monomorphization().slowest());
            section(out, "Trait resolution", s.traitResolution().byLabel());
            section(out, "The slowest trait goals", s.traitResolution().slowest());
            section(out, "Type and borrow checking", s.typeck().byLabel());
            section(out, "Type and borrow checking by function", s.typeck().byFunction());
            section(out, "LLVM", s.llvm().byLabel());
            section(out, "LLVM by codegen unit", s.llvm().byCodegenUnit());
        }
        return 0;
    }

    private static void section(PrintWriter out, String title, Relation answer) {
        out.println();
        out.println(title);
        out.println(answer.limit(ROWS));
    }
}
