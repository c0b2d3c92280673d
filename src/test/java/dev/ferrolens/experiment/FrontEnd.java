package dev.ferrolens.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Causes that lie in what the compiler checks and evaluates. */
final class FrontEnd {
    private FrontEnd() {}

    static List<Experiment> all() {
        return List.of(tuplePatterns(), longAsync(), lateInference(), manyBorrows(), manyImpls(),
                deepTraits(), constEvaluation(), staticTable(), stringArray(), globImports(), manyDeclarations());
    }

    /** A match on many values at once, whose rows each look at two of them. */
    private static Experiment tuplePatterns() {
        int columns = 12;
        List<String[]> looks = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            for (String level : List.of("Low", "High")) {
                for (int j = 0; j < columns; j++) {
                    if (j != i) {
                        looks.add(new String[] {String.valueOf(i), level, String.valueOf(j)});
                    }
                }
            }
        }
        IntFunction<String> row = r -> "        (" + Rust.join(columns, ", ", c -> looks.get(r)[0].equals(""
                + c) ? "Level::" + looks.get(r)[1]
                : looks.get(r)[2].equals("" + c) ? "Level::Middle" : "_") + ") => " + r + ",";
        IntFunction<String> condition = r -> "    if p" + looks.get(r)[0] + " == Level::" + looks.get(r)[1] + " && p"
                + looks.get(r)[2]
                + " == Level::Middle { return " + r + "; }";
        String start = "#[derive(Clone, Copy, PartialEq)]\npub enum Level { Low, Middle, High }\n"
                + "pub fn classify(" + Rust.join(columns, ", ", "p<i>: Level") + ") -> u32 {\n";
        return Experiment.of("tuple_patterns", "classify, a match on a tuple of " + columns + " with wildcards",
                Project.library("tuple_patterns", start + "    match (" + Rust.join(columns, ", ", "p<i>") + ") {\n"
                        + Rust.repeat(looks.size(), row) + "        _ => 99,\n    }\n}\n"),
                Expectation.says("classify", "pattern|match"))
                .edit("conditions one after the other", Project.library("tuple_patterns", start
                        + Rust.repeat(looks.size(), condition) + "    99\n}\n"));
    }

    /** One async function of many awaits, with values that live across them. */
    private static Experiment longAsync() {
        String start =
                "pub async fn read(n: u64) -> Result<String, String> { if n % 7 == 3 { Err(n.to_string()) } else { Ok(n.to_string()) } }\n";
        String step =
                "    let r<i> = read(<i> + seed).await?;\n    if r<i>.len() > 3 { out.push(read(r<i>.len() as u64).await?); }";
        int steps = 100;
        int each = 10;
        String whole = start
                + "pub async fn drive(seed: u64) -> Result<Vec<String>, String> {\n    let mut out = Vec::new();\n"
                + Rust.repeat(steps, step) + "    Ok(out)\n}\n";
        String parts = start + Rust.repeat(steps / each, k -> "async fn drive_" + k
                + "(seed: u64, out: &mut Vec<String>) -> Result<(), String> {\n"
                + Rust.repeat(each, i -> step.replace("<i>", String.valueOf(k * each + i))) + "    Ok(())\n}\n")
                + "pub async fn drive(seed: u64) -> Result<Vec<String>, String> {\n    let mut out = Vec::new();\n"
                + Rust.repeat(steps / each, "    drive_<i>(seed, &mut out).await?;") + "    Ok(out)\n}\n";
        return Experiment.of("long_async", "drive, one async function of 200 awaits",
                Project.library("long_async", whole), Expectation.says("drive", "await|async|state machine|coroutine")
                        .never("simply long"))
                .edit("split into ten async functions", Project.library("long_async", parts));
    }

    /** A vector whose type becomes known in the last line only. */
    private static Experiment lateInference() {
        int values = 1000;
        String pushes = Rust.repeat(values, i -> "    values.push(" + i % 200 + "u8.into());");
        String end = "    let typed: Vec<u64> = values;\n    typed\n}\n";
        return Experiment.of("late_inference",
                "collect_settings, in which the type that 1,000 conversions result in is inferred last",
                Project.library("late_inference",
                        "pub fn collect_settings() -> Vec<u64> {\n    let mut values = Vec::new();\n" + pushes + end),
                Expectation.says("collect_settings", "infer|annotat|type"))
                .edit("the type given in the first line", Project.library("late_inference",
                        "pub fn collect_settings() -> Vec<u64> {\n    let mut values: Vec<u64> = Vec::new();\n"
                                + pushes + end));
    }

    /** A function with many references that live long. */
    private static Experiment manyBorrows() {
        int loops = 350;
        IntFunction<String> loop = i -> """
                    let mut best_<i> = first;
                    for item in items.iter() {
                        let other = if item.len() > best_<i>.len() { item } else { best_<i> };
                        if other.len() % <j> == 1 { kept.push(other); best_<i> = other; }
                    }
                """.replace("<i>", String.valueOf(i)).replace("<j>", String.valueOf(i + 2));
        String head = "<'a>(items: &'a [String], first: &'a String, kept: &mut Vec<&'a String>)";
        int each = 25;
        return Experiment.of("many_borrows", "simulate, one function of 350 loops that borrow",
                Project.library("many_borrows", "pub fn simulate" + head + " {\n" + Rust.repeat(loops, loop) + "}\n"),
                Expectation.says("simulate", "borrow"))
                .edit("split into 14 functions", Project.library("many_borrows",
                        Rust.repeat(loops / each, k -> "fn part_" + k + head + " {\n" + Rust.repeat(each, i -> loop
                                .apply(k * each + i)) + "}\n")
                                + "pub fn simulate" + head + " {\n" + Rust.repeat(loops / each,
                                        "    part_<i>(items, first, kept);") + "}\n"));
    }

    /** Impls that the compiler must tell apart pair by pair, and has to work out their types for it. */
    private static Experiment manyImpls() {
        int types = 700;
        String start = "pub trait Own { type Out; }\npub struct Table;\n"
                + Rust.repeat(types,
                        "pub struct Stop<i>;\npub struct Key<i>;\nimpl Own for Stop<i> { type Out = Key<i>; }");
        return Experiment.of("many_impls", "700 impls of one trait, Route, for Table, each for a projected type",
                Project.library("many_impls", start + "pub trait Route<K> { const PRICE: u32; }\n"
                        + Rust.repeat(types,
                                "impl Route<<Stop<i> as Own>::Out> for Table { const PRICE: u32 = <i>; }")),
                Expectation.says("Route", "impl|coheren|overlap"))
                .edit("one impl for all, and the price with the key", Project.library("many_impls", start
                        + "pub trait Price { const PRICE: u32; }\npub trait Route<K> { const PRICE: u32; }\n"
                        + Rust.repeat(types, "impl Price for Key<i> { const PRICE: u32 = <i>; }")
                        + "impl<K: Price> Route<K> for Table { const PRICE: u32 = K::PRICE; }\n"));
    }

    /** A tower of layers, as middleware is made of, whose bounds are proved again in each function. */
    private static Experiment deepTraits() {
        int layers = 60;
        int handlers = 200;
        String start = """
                pub trait Service {
                    type Response;
                    type Error;
                    fn call(&self, n: u32) -> Result<Self::Response, Self::Error>;
                }
                pub struct Layer<S>(pub S);
                impl<S> Service for Layer<S> where S: Service, S::Response: Clone, S::Error: From<u8> + Clone {
                    type Response = S::Response;
                    type Error = S::Error;
                    fn call(&self, n: u32) -> Result<S::Response, S::Error> {
                        if n == 0 { Err(S::Error::from(1)) } else { self.0.call(n - 1) }
                    }
                }
                """;
        return Experiment.of("deep_traits",
                "the trait Service, proved for a tower of 60 layers in each of 200 functions",
                Project.library("deep_traits", start + Rust.repeat(handlers,
                        "pub fn handle_<i><S: Service>(service: &" + "Layer<".repeat(layers) + "S" + ">".repeat(layers)
                                + ") -> bool\n"
                                + "where S::Response: Clone, S::Error: From<u8> + Clone { service.call(<i>).is_ok() }")),
                Expectation.says("Service|Layer", "trait|bound|prov"))
                .edit("the functions take the service as an object", Project.library("deep_traits", start
                        + Rust.repeat(handlers,
                                "pub fn handle_<i><R, E>(service: &dyn Service<Response = R, Error = E>) -> bool { service.call(<i>).is_ok() }")));
    }

    /** A constant that the compiler's interpreter computes for seconds. */
    private static Experiment constEvaluation() {
        int size = 256;
        int rounds = 1200;
        String start = "pub static SBOX: [u32; " + size + "] = ";
        StringBuilder literal = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            int value = i;
            for (int k = 0; k < rounds; k++) {
                value = (value & 1) != 0 ? value >>> 1 ^ 0xEDB88320 : value >>> 1;
            }
            literal.append(Integer.toUnsignedString(value)).append(i == size - 1 ? "]" : ", ");
        }
        String function = """
                pub const fn build_sbox() -> [u32; 256] {
                    let mut table = [0u32; 256];
                    let mut i = 0;
                    while i < 256 {
                        let mut value = i as u32;
                        let mut k = 0;
                        while k < ROUNDS {
                            value = if value & 1 != 0 { (value >> 1) ^ 0xEDB88320 } else { value >> 1 };
                            k += 1;
                        }
                        table[i] = value;
                        i += 1;
                    }
                    table
                }
                """.replace("ROUNDS", String.valueOf(rounds));
        return Experiment.of("const_evaluation", "build_sbox, a const fn that is evaluated for the static SBOX",
                Project.library("const_evaluation", "#![allow(long_running_const_eval)]\n" + function + start
                        + "build_sbox();\n"),
                Expectation.says("build_sbox|SBOX", "const"))
                .edit("the values written out", Project.library("const_evaluation", start + literal + ";\n"));
    }

    /** A large table of structs. */
    private static Experiment staticTable() {
        int rows = 12_000;
        IntFunction<String> row = i -> "    Glyph { code: " + i + ", width: " + i % 97 + ", kind: Kind::"
                + (i % 3 == 0 ? "Wide" : "Narrow")
                + ", name: \"g" + i + "\" },";
        String start = """
                #[derive(Clone, Copy)]
                pub enum Kind { Wide, Narrow }
                pub struct Glyph { pub code: u32, pub width: u8, pub kind: Kind, pub name: &'static str }
                """;
        return Experiment.of("static_table", "GLYPHS, a static of 12,000 structs",
                Project.library("static_table", start + "pub static GLYPHS: [Glyph; " + rows + "] = [\n"
                        + Rust.repeat(rows, row) + "];\n"),
                Expectation.says("GLYPHS"))
                .edit("the table as text that is read when the program runs", Project.library("static_table", start
                        + "pub fn glyphs() -> Vec<Glyph> {\n    include_str!(\"glyphs.txt\").lines().map(|line| {\n"
                        + "        let mut words = line.split(' ');\n        Glyph { code: words.next().unwrap().parse().unwrap(), width: words.next().unwrap().parse().unwrap(),\n"
                        + "            kind: if words.next() == Some(\"w\") { Kind::Wide } else { Kind::Narrow }, name: words.next().unwrap() }\n    }).collect()\n}\n")
                        .file("src/glyphs.txt", Rust.repeat(rows, i -> i + " " + i % 97 + " "
                                + (i % 3 == 0 ? "w" : "n") + " g" + i)));
    }

    /** A large array of strings. */
    private static Experiment stringArray() {
        int words = 30_000;
        return Experiment.of("string_array", "STOP_WORDS, an array of 30,000 strings",
                Project.library("string_array", "pub const STOP_WORDS: &[&str] = &[\n" + Rust.repeat(words,
                        "    \"word<i>\",") + "];\n"
                        + "pub fn is_stop_word(word: &str) -> bool { STOP_WORDS.contains(&word) }\n"),
                Expectation.says("STOP_WORDS"))
                .edit("the words in a file of text", Project.library("string_array",
                        "pub fn is_stop_word(word: &str) -> bool { include_str!(\"words.txt\").lines().any(|line| line == word) }\n")
                        .file("src/words.txt", Rust.repeat(words, "word<i>")));
    }

    /** Modules that import everything of each other. */
    private static Experiment globImports() {
        int modules = 80;
        IntFunction<String> globs = m -> "pub mod unit_" + m + " {\n" + Rust.join(modules, "\n", i -> i == m ? ""
                : "    pub use super::unit_" + i + "::*;")
                + "\n" + Rust.repeat(4, i -> "    pub fn tool_" + m + "_" + i + "() -> u32 { " + i + " }") + "}\n";
        IntFunction<String> plain = m -> "pub mod unit_" + m + " {\n    pub use super::unit_" + (m + 1) % modules
                + "::tool_" + (m + 1) % modules + "_0;\n"
                + Rust.repeat(4, i -> "    pub fn tool_" + m + "_" + i + "() -> u32 { " + i + " }") + "}\n";
        return Experiment.of("glob_imports", "80 modules that import each other by globs",
                Project.library("glob_imports", "#![allow(unused_imports)]\n" + Rust.repeat(modules, globs)),
                Expectation.says("glob|import|resol"))
                .edit("only what is used is imported, by name", Project.library("glob_imports",
                        "#![allow(unused_imports)]\n" + Rust.repeat(modules, plain)));
    }

    /** Bindings: nothing but declarations, all of them public. */
    private static Experiment manyDeclarations() {
        return Experiment.of("many_declarations", "bindings: 12,000 extern functions and 12,000 constants, all public",
                Project.library("many_declarations", bindings(12_000)),
                Expectation.says("declar|items|metadata|extern|constants|generated"))
                .edit("those that are used", Project.library("many_declarations", bindings(600)));
    }

    private static String bindings(int options) {
        String function = """
                    /// Sets option <i> of the device, and returns whether it was set before.
                    pub fn device_set_option_<i>(device: *mut Device, value: *const u8, length: usize) -> i32;""";
        return "#[repr(C)]\npub struct Device { _private: [u8; 0] }\nextern \"C\" {\n" + Rust.repeat(options, function)
                + "}\n" + Rust.repeat(options, "/// Option <i>.\npub const DEVICE_OPTION_<i>: u32 = <i>;");
    }
}
