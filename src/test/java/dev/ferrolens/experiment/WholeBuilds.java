package dev.ferrolens.experiment;

import java.util.List;

/** Causes that lie in how crates wait for each other, and builds that have none. */
final class WholeBuilds {
    /** A type with its code, of what programs are mostly made of. */
    private static final String ENTRIES = """
            #[derive(Clone, Debug, PartialEq)]
            pub struct Entry { pub name: String, pub size: u64 }

            pub fn group(entries: &[Entry]) -> std::collections::BTreeMap<String, Vec<Entry>> {
                let mut groups = std::collections::BTreeMap::new();
                for entry in entries {
                    let group: &mut Vec<Entry> = groups.entry(entry.name.to_lowercase()).or_default();
                    group.push(entry.clone());
                }
                groups
            }
            """;
    private static final String MODULE = "pub mod part_<i> {\n    use crate::Entry;\n" + BuildOptions.smallFunctions(14)
            + """
            pub fn parse(text: &str) -> Result<Entry, std::num::ParseIntError> {
                let (name, size) = text.split_once(' ').unwrap_or((text, "<i>"));
                Ok(Entry { name: name.to_string(), size: size.trim().parse()? })
            }

            pub fn largest(entries: &[Entry]) -> Option<&Entry> {
                let mut best = entries.first()?;
                for entry in entries {
                    if entry.size + <i> > best.size || entry.name.len() % 7 == <i> {
                        best = entry;
                    }
                }
                Some(best)
            }
            }""";

    private WholeBuilds() {}

    static List<Experiment> all() {
        return List.of(slowBuildScript(), unusedFeature(), holdingCrate(), testBinaries(), balancedLibrary(),
                balancedProgram(), balancedWorkspace());
    }

    private static Experiment slowBuildScript() {
        String script = """
                fn main() {
                    let mut sum = 1u64;
                    for n in 0..COUNTu64 {
                        sum = (sum ^ n).wrapping_mul(1099511628211).rotate_left((n % 13) as u32);
                    }
                    let out = std::env::var("OUT_DIR").unwrap();
                    std::fs::write(format!("{out}/sum.rs"), format!("pub const SUM: u64 = {sum};")).unwrap();
                    println!("cargo:rerun-if-changed=build.rs");
                }
                """;
        String source = "include!(concat!(env!(\"OUT_DIR\"), \"/sum.rs\"));\n" + BuildOptions.smallFunctions(20);
        return Experiment.of("slow_build_script", "a build script that computes for seconds",
                Project.library("slow_build_script", source).file("build.rs", script.replace("COUNT", "120_000_000")),
                Expectation.says("build script|build\\.rs"))
                .edit("compiled with optimisation", Project.library("slow_build_script", source).file("build.rs",
                        script.replace("COUNT", "120_000_000"))
                        .dev("build-override.opt-level = 3"))
                .edit("computes less", Project.library("slow_build_script", source).file("build.rs",
                        script.replace("COUNT", "1_000")));
    }

    /** A dependency whose default feature brings a large crate that nobody uses. */
    private static Experiment unusedFeature() {
        String manifest = """
                [package]
                name = "toolkit"
                version = "0.1.0"
                edition = "2021"

                [features]
                default = ["codec"]
                codec = ["dep:heavy_codec"]

                [dependencies]
                heavy_codec = { path = "../heavy_codec", optional = true }
                """;
        String toolkit =
                "pub fn trim(text: &str) -> &str { text.trim() }\n#[cfg(feature = \"codec\")]\npub use heavy_codec::calculate_1 as encode;\n";
        Project project = Project.program("unused_feature", "fn main() { println!(\"{}\", toolkit::trim(\" x \")); }\n")
                .dependency("toolkit", toolkit).file("toolkit/Cargo.toml", manifest)
                .dependency("heavy_codec", BuildOptions.smallFunctions(700));
        String dependencies = "[dependencies]\n";
        String text = project.files().get("Cargo.toml").replaceAll("(?s)\\[dependencies\\].*", "");
        Project base = project.file("Cargo.toml", text + dependencies + "toolkit = { path = \"toolkit\" }\n");
        return Experiment.of("unused_feature",
                "toolkit's default feature codec, which brings heavy_codec and is not used", base,
                Expectation.says("toolkit|heavy_codec", "feature"))
                .edit("default-features = false", project.file("Cargo.toml", text + dependencies
                        + "toolkit = { path = \"toolkit\", default-features = false }\n"));
    }

    /** A crate on which all others wait. */
    private static Experiment holdingCrate() {
        Project leaves = Project.workspace();
        Project edited = Project.workspace();
        for (int i = 0; i < 4; i++) {
            String source = "pub fn use_it() -> u32 { core_BASE::calculate_" + i + "(&[1], \"a\") }\n"
                    + BuildOptions.smallFunctions(60);
            leaves = leaves.member("leaf_" + i, source.replace("core_BASE", "core_types"), "core_types");
            edited = edited.member("leaf_" + i, source.replace("core_BASE", i % 2 == 0 ? "core_types" : "core_more"),
                    i % 2 == 0 ? "core_types" : "core_more");
        }
        return Experiment.of("holding_crate", "core_types, on which all other crates of a workspace wait",
                leaves.member("core_types", BuildOptions.smallFunctions(600)), Expectation.says("core_types"))
                .edit("split in two", edited.member("core_types", BuildOptions.smallFunctions(300)).member("core_more",
                        BuildOptions.smallFunctions(300)));
    }

    /** Many programs that are each linked, for a small library. */
    private static Experiment testBinaries() {
        int tests = 14;
        Project project = Project.library("test_binaries", BuildOptions.smallFunctions(10)).with("--tests");
        Project many = project;
        for (int i = 0; i < tests; i++) {
            many = many.file("tests/case_" + i + ".rs", "#[test]\nfn works() { assert!(test_binaries::calculate_1(&["
                    + i + "], \"a\") > 0); }\n");
        }
        return Experiment.of("test_binaries", "14 test programs, each linked on its own", many,
                Expectation.says("test", "[Ll]ink|programs|binar(y|ies) "))
                .edit("one test program of 14 modules", project.file("tests/all.rs",
                        Rust.repeat(tests,
                                "mod case_<i> { #[test]\nfn works() { assert!(test_binaries::calculate_1(&[<i>], \"a\") > 0); } }")));
    }

    private static Experiment balancedLibrary() {
        return Experiment.of("balanced_library", "none: 12 modules of functions of different kinds",
                Project.library("balanced_library", ENTRIES + Rust.repeat(12, MODULE)), Expectation.nothing());
    }

    private static Experiment balancedProgram() {
        return Experiment.of("balanced_program", "none: a program of 12 modules, optimised",
                Project.program("balanced_program", ENTRIES + Rust.repeat(12, MODULE)
                        + "fn main() {\n" + Rust.repeat(12,
                                "    println!(\"{:?} {}\", part_<i>::parse(\"a <i>\"), part_<i>::calculate_13(&[<i>], \"n\"));")
                        + "}\n").release(),
                Expectation.nothing());
    }

    private static Experiment balancedWorkspace() {
        Project project = Project.workspace();
        for (int i = 0; i < 6; i++) {
            project = project.member("part_" + i, BuildOptions.smallFunctions(60) + ENTRIES);
        }
        return Experiment.of("balanced_workspace",
                "none: six crates of the same size that need not wait for each other", project, Expectation.nothing());
    }
}
