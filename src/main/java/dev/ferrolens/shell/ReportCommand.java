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
            section(out, "The costliest functions, over all areas", s.functions()
                    .select("function", "self_ns", "share_pct", "typeck_ns", "borrowck_ns", "mir_ns", "llvm_ns"));
            section(out, "Monomorphization", s.monomorphization().byLabel());
            section(out, "Monomorphization by definition", s.monomorphization().byDefinition()
                    .select("definition", "instances", "self_ns", "share_pct", "caused_ns", "llvm_ns"));
            section(out, "Trait resolution", s.traitResolution().byLabel());
            section(out, "Trait resolution by trait", s.traitResolution().byTrait()
                    .select("trait", "self_ns", "share_pct", "calls", "hit_pct", "max_ns"));
            section(out, "Type and borrow checking", s.typeck().byLabel());
            section(out, "Type checking, borrow checking and MIR by function", s.typeck().byFunction()
                    .select("function", "self_ns", "share_pct", "typeck_ns", "borrowck_ns"));
            section(out, "LLVM", s.llvm().byLabel());
            section(out, "LLVM by codegen unit", s.llvm().byCodegenUnit()
                    .select("codegen_unit", "llvm_ns", "share_pct", "alone_ns", "instructions", "object_bytes"));
            section(out, "LLVM by definition", s.llvm().byDefinition()
                    .select("definition", "self_ns", "share_pct", "functions"));
            section(out, "Macros", s.macros().byMacro().select("macro", "uses", "self_ns", "share_pct"));
        }
        return 0;
    }

    private static void section(PrintWriter out, String title, Relation answer) {
        out.println();
        out.println(title);
        out.println(answer.limit(ROWS));
    }
}
