package dev.ferrolens.experiment;

import java.util.List;

/** Causes that lie in macros: what they take, and what they make. */
final class MacroCode {
    /** Computes something that takes long without optimisation, as parsers and formatters in macros do. */
    private static final String WORK = """
            fn work(text: &str) -> u64 {
                let bytes: Vec<u8> = text.bytes().collect();
                let mut sum = 14695981039346656037u64;
                for round in 0..ROUNDS {
                    for byte in bytes.iter().take(64) {
                        sum = (sum ^ (*byte as u64 + round)).wrapping_mul(1099511628211);
                    }
                }
                sum
            }
            """;
    private static final String NAME = """
            fn name(input: &TokenStream) -> String {
                let mut tokens = input.clone().into_iter();
                while let Some(token) = tokens.next() {
                    if matches!(token.to_string().as_str(), "struct" | "enum" | "fn") {
                        return tokens.next().unwrap().to_string();
                    }
                }
                panic!("no item")
            }
            """;

    private MacroCode() {}

    static List<Experiment> all() {
        return List.of(slowDerive(), slowAttribute(), waitingMacro(), heavyDerive(), enumDerives(), manyDerives(),
                tokenMuncher(),
                printlnHeavy());
    }

    private static String derive(String trait, String work, String made) {
        return "use proc_macro::TokenStream;\n" + NAME + work + "#[proc_macro_derive(" + trait
                + ")]\npub fn derive(input: TokenStream) -> TokenStream {\n"
                + "    let name = name(&input);\n    let sum = work(&input.to_string());\n" + made + "}\n";
    }

    /** A derive that computes for long, since it is compiled without optimisation. */
    private static Experiment slowDerive() {
        String made =
                "    format!(\"impl wire_trait::Wire for {name} {{ const ID: u64 = {sum}; }}\").replace(\"wire_trait\", \"crate\").parse().unwrap()\n";
        String source = "pub trait Wire { const ID: u64; }\n" + Rust.repeat(60,
                "#[derive(wire_derive::Wire)]\npub struct Packet<i> { pub number: u32, pub rest: [u8; <i>] }");
        Project project = Project.library("slow_derive", source).procMacro("wire_derive", derive("Wire",
                WORK.replace("ROUNDS", "70_000"), made));
        return Experiment.of("slow_derive", "a derive macro, Wire, that computes for long", project,
                Expectation.says("Wire", "macro|derive"))
                .edit("compiled with optimisation", project.dev("build-override.opt-level = 3"))
                .edit("computes less", Project.library("slow_derive", source)
                        .procMacro("wire_derive", derive("Wire", WORK.replace("ROUNDS", "10"), made)));
    }

    /** An attribute that computes for long, on many functions. */
    private static Experiment slowAttribute() {
        String attribute = """
                #[proc_macro_attribute]
                pub fn traced(_: TokenStream, item: TokenStream) -> TokenStream {
                    let sum = work(&item.to_string());
                    let mut out: TokenStream = format!("#[doc = \\"{sum}\\"]").parse().unwrap();
                    out.extend(item);
                    out
                }
                """;
        String start = "use proc_macro::TokenStream;\n";
        String source = Rust.repeat(80, "#[tracer::traced]\npub fn call<i>(a: u32) -> u32 { a.wrapping_mul(<i>) }");
        Project project = Project.library("slow_attribute", source).procMacro("tracer", start + WORK.replace("ROUNDS",
                "55_000") + attribute);
        return Experiment.of("slow_attribute", "an attribute macro, traced, that computes for long", project,
                Expectation.says("traced"))
                .edit("compiled with optimisation", project.dev("build-override.opt-level = 3"));
    }

    /** A macro that asks something outside and waits for it. */
    private static Experiment waitingMacro() {
        String macro = """
                use proc_macro::TokenStream;
                #[proc_macro]
                pub fn checked_query(input: TokenStream) -> TokenStream {
                    std::thread::sleep(std::time::Duration::from_millis(WAIT));
                    input
                }
                """;
        String source = Rust.repeat(30,
                "pub fn query<i>() -> &'static str { database::checked_query!(\"select <i> from t\") }");
        return Experiment.of("waiting_macro",
                "a function-like macro, checked_query!, that waits 70 ms at each of 30 uses",
                Project.library("waiting_macro", source).procMacro("database", macro.replace("WAIT", "70")),
                Expectation.says("checked_query", "wait|sleep|idle"))
                .edit("answers from a cache", Project.library("waiting_macro", source).procMacro("database",
                        macro.replace("WAIT", "0")));
    }

    /** A derive that is quick itself and makes much code. */
    private static Experiment heavyDerive() {
        String work = "fn work(text: &str) -> usize { text.len() }\n";
        String many = """
                    let mut arms = String::new();
                    for i in 0..25 {
                        arms.push_str(&format!("{i} => {{ let mut parts: Vec<String> = text.split(\\\"{i}\\\").map(|part| part.trim().to_uppercase()).collect(); parts.sort(); parts.dedup(); out.insert(parts.join(\\",\\"), {sum}); }}\\n"));
                    }
                    format!("impl {name} {{ pub fn validate(&self, text: &str, kind: u32) -> std::collections::HashMap<String, usize> {{ let mut out = std::collections::HashMap::new(); match kind {{ {arms} _ => {{}} }} out }} }}").parse().unwrap()
                """;
        String few = """
                    format!("impl {name} {{ pub fn validate(&self, text: &str, kind: u32) -> std::collections::HashMap<String, usize> {{ crate::validate(text, kind, {sum}) }} }}").parse().unwrap()
                """;
        String helper = """
                pub fn validate(text: &str, kind: u32, size: usize) -> std::collections::HashMap<String, usize> {
                    let mut parts: Vec<String> = text.split(&kind.to_string()).map(|part| part.trim().to_uppercase()).collect();
                    parts.sort();
                    parts.dedup();
                    std::collections::HashMap::from([(parts.join(","), size)])
                }
                """;
        String source = helper + Rust.repeat(16,
                "#[derive(checks::Validate)]\npub struct Form<i> { pub name: String, pub age: u32 }");
        return Experiment.of("heavy_derive", "a derive macro, Validate, that makes 16 large functions",
                Project.library("heavy_derive", source).procMacro("checks", derive("Validate", work, many)),
                Expectation.says("Validate|validate", "derive|macro|generated|made"))
                .edit("the derived functions call one that is shared", Project.library("heavy_derive", source)
                        .procMacro("checks", derive("Validate", work, few)));
    }

    /** Many derives of std on an enum of many variants with data. */
    private static Experiment enumDerives() {
        String variants = " {\n" + Rust.repeat(500, "    Command<i> { id: u32, name: String, at: (u8, u64) },") + "}\n";
        return Experiment.of("enum_derives", "std derives on Command, an enum of 500 variants with three fields each",
                Project.library("enum_derives",
                        "#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Command" + variants),
                Expectation.says("[Dd]eriv", "Command").never("[Ss]plit it"))
                .edit("without PartialOrd, Ord and Hash", Project.library("enum_derives",
                        "#[derive(Clone, Debug, PartialEq, Eq)]\npub enum Command" + variants))
                .edit("without any", Project.library("enum_derives", "pub enum Command" + variants));
    }

    /** Derives of std on many structs. */
    private static Experiment manyDerives() {
        String structs = Rust.repeat(150,
                "DERIVE\npub struct Row<i> { pub id: u64, pub name: String, pub tags: Vec<String>, pub at: (u32, u8), pub parent: Option<u64>, pub ratio: u16 }");
        return Experiment.of("many_derives", "eight derives of std on each of 150 structs",
                Project.library("many_derives", structs.replace("DERIVE",
                        "#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]")),
                Expectation.says("[Dd]eriv"))
                .edit("Clone and Debug only", Project.library("many_derives", structs.replace("DERIVE",
                        "#[derive(Clone, Debug)]")));
    }

    /** A macro that takes one token off its input at a time. */
    private static Experiment tokenMuncher() {
        int rows = 900;
        String muncher = """
                #![recursion_limit = "16384"]
                macro_rules! route_table {
                    (@munch [$($done:tt)*]) => { pub static ROUTES: &[(&str, u32)] = &[$($done)*]; };
                    (@munch [$($done:tt)*] $path:literal => $code:literal; $($rest:tt)*) => {
                        route_table!(@munch [$($done)* ($path, $code),] $($rest)*);
                    };
                    ($($all:tt)*) => { route_table!(@munch [] $($all)*); };
                }
                """;
        String repetition = """
                macro_rules! route_table {
                    ($($path:literal => $code:literal;)*) => { pub static ROUTES: &[(&str, u32)] = &[$(($path, $code)),*]; };
                }
                """;
        String use = "route_table! {\n" + Rust.repeat(rows, "    \"/route/<i>\" => <i>;") + "}\n";
        return Experiment.of("token_muncher", "route_table!, which takes 900 rows off its input one by one",
                Project.library("token_muncher", muncher + use), Expectation.says("route_table|macro"))
                .edit("a repetition", Project.library("token_muncher", repetition + use));
    }

    /** Thousands of uses of a formatting macro in one function. */
    private static Experiment printlnHeavy() {
        int lines = 800;
        return Experiment.of("print_report", "print_report, one function of 800 uses of println!",
                Project.library("print_report", "pub fn print_report(values: &[f64], names: &[String]) {\n"
                        + Rust.repeat(lines, i -> "    println!(\"{:>20} {:8.3} {:?} line " + i + "\", names[" + i % 50
                                + "], values[" + i % 70 + "] / " + i + ".5, values.get(" + i + "));")
                        + "}\n"), Expectation.says("print_report"))
                .edit("a loop", Project.library("print_report",
                        "pub fn print_report(values: &[f64], names: &[String]) {\n    for i in 0.." + lines
                                + " {\n        println!(\"{:>20} {:8.3} {:?} line {i}\", names[i % 50], values[i % 70] / (i as f64 + 0.5), values.get(i));\n    }\n}\n"));
    }
}
