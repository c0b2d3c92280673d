// The tour of tour.ipynb for a terminal, from the project's folder:
//     jshell --class-path target/ferrolens.jar notebooks/tour.jsh

import static dev.ferrolens.Ferrolens.*

int exitCode = 1
try (var s = open("src/test/profiles/inventory/dev")) {
    System.out.println(s);

    System.out.println("\nWhich functions cost most, over all areas");
    s.functions().limit(10)
            .select("function", "self_ns", "front_end_ns", "typeck_ns", "borrowck_ns", "traits_ns").show();

    System.out.println("\nWhich generic functions were compiled most often, and what that cost");
    s.monomorphization().byDefinition().limit(8)
            .select("definition", "instances", "self_ns", "share_pct", "caused_ns").show();

    System.out.println("\nWhich traits were asked for, and by whom");
    s.traitResolution().byTrait().limit(8)
            .select("trait", "self_ns", "calls", "hits", "typeck_ns", "borrowck_ns", "mir_ns", "codegen_ns").show();

    System.out.println("\nA question in SQL");
    s.sql("SELECT label, count(*) AS runs, max(duration_ns) AS max_ns FROM event WHERE kind = ?"
            + " GROUP BY label ORDER BY sum(self_ns) DESC LIMIT 5", "Query").show();

    System.out.println("\nWhat is worth doing something about");
    System.out.println(s.findings());

    System.out.println("\nThe flame graph, in the browser");
    s.flameGraph().show();
    exitCode = 0;
}
/exit exitCode
