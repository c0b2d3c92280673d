package dev.ferrolens.experiment;

import java.util.List;

/** Causes that lie in how a crate is built, not in what it says. */
final class BuildOptions {
    private BuildOptions() {}

    static List<Experiment> all() {
        return List.of(fatLto(), thinLto(), thinLocal(), oneUnit(), giantModule(), debugInformation(), slowLinker());
    }

    /** Functions of ordinary length that have nothing in common but that each calls the one before it. */
    static String smallFunctions(int count) {
        return Rust.repeat(count, i -> """
                pub fn calculate_<i>(values: &[u32], name: &str) -> u32 {
                    let mut total = <a>u32;
                    for value in values {
                        total = total.wrapping_mul(<b>).wrapping_add(*value);
                        if total % <c> == 0 {
                            total ^= name.len() as u32;
                        }
                    }
                    match total % 4 {
                        0 => total / <c>,
                        1 => total.rotate_left(<d>),
                        _ => <before>,
                    }
                }
                """.replace("<i>", String.valueOf(i)).replace("<a>", String.valueOf(i * 17 + 3)).replace("<b>", String
                .valueOf(i % 29 + 2))
                .replace("<c>", String.valueOf(i % 13 + 3)).replace("<d>", String.valueOf(i % 31))
                // A call keeps the function from being left to the crates that use it.
                .replace("<before>", i == 0 ? "name.to_lowercase().len() as u32" : "calculate_" + (i - 1)
                        + "(&values[1..], name)"));
    }

    private static Project small(String name) {
        return Project.program(name, """
                use std::collections::HashMap;
                fn main() {
                    let mut counts: HashMap<String, usize> = HashMap::new();
                    for word in std::env::args() {
                        *counts.entry(word).or_default() += 1;
                    }
                    println!("{counts:?}");
                }
                """);
    }

    private static Experiment fatLto() {
        Project project = small("fat_lto");
        return Experiment.of("fat_lto", "lto = \"fat\" for a small program", project.release("lto = \"fat\""),
                Expectation.says("LTO|lto").never("codegen-units"))
                .edit("lto off", project.release("lto = \"off\""));
    }

    private static Experiment thinLto() {
        Project project = small("thin_lto");
        return Experiment.of("thin_lto", "lto = \"thin\" for a small program", project.release("lto = \"thin\""),
                Expectation.says("LTO|lto"))
                .edit("lto off", project.release("lto = \"off\""));
    }

    private static Experiment thinLocal() {
        Project project = Project.library("thin_local", modules(24, 20));
        return Experiment.of("thin_local",
                "none: 480 functions in 24 modules, optimised, with ThinLTO among units as always", project.release(),
                Expectation.nothing());
    }

    private static String modules(int modules, int functions) {
        return Rust.repeat(modules, "pub mod part_<i> {\n" + smallFunctions(functions) + "}");
    }

    private static Experiment oneUnit() {
        Project project = Project.library("one_unit", modules(24, 30));
        return Experiment.of("one_unit", "codegen-units = 1: LLVM works on one thread",
                project.release("codegen-units = 1"),
                Expectation.says("codegen.units?|one thread"))
                .edit("16 codegen units", project.release("codegen-units = 16"));
    }

    private static Experiment giantModule() {
        // Generics stay with the module that uses them, so one module is one unit.
        String engine = "pub mod engine {\n" + smallFunctions(700) + "}\n";
        String rest = Rust.repeat(15, "pub mod side_<i> { pub fn twice(n: u32) -> u32 { n * 2 + <i> } }");
        return Experiment.of("giant_module", "engine, one module that becomes one large codegen unit",
                Project.library("giant_module", engine + rest).release(), Expectation.says("unit", "engine"))
                .edit("split into 14 modules", Project.library("giant_module", Rust.repeat(14, "pub mod engine_<i> {\n"
                        + smallFunctions(50) + "}\n") + rest)
                        .release());
    }

    private static Experiment debugInformation() {
        Project project = Project.library("debug_information", modules(20, 30));
        return Experiment.of("debug_information", "none: 600 functions with full debug information",
                project.dev("debug = 2"),
                Expectation.anything())
                .edit("line tables only", project.dev("debug = \"line-tables-only\""), "[Dd]ebug")
                .edit("no debug information", project.dev("debug = 0"), "[Dd]ebug");
    }

    private static Experiment slowLinker() {
        Project project = Project.program("slow_linker", smallFunctions(40)
                + "fn main() { println!(\"{}\", calculate_3(&[1, 2], \"x\")); }\n")
                .file("checks/cc.sh", """
                        #!/bin/sh
                        # Links, and then reads what it made over and over, as checks after linking do.
                        cc "$@" || exit 1
                        while [ "$1" != "-o" ]; do shift; done
                        for round in 1 2 3 4 5 6 7 8; do
                            od -An -tx1 "$2" | sort > /dev/null
                        done
                        """);
        return Experiment.of("slow_linker", "the linker takes seconds", project.file(".cargo/config.toml",
                "[build]\nrustflags = [\"-Clinker=checks/cc.sh\"]\n"),
                Expectation.says("[Ll]ink"))
                .edit("the usual linker", project);
    }
}
