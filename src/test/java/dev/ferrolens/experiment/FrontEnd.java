package dev.ferrolens.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Causes that lie in what the compiler checks and evaluates. */
final class FrontEnd {
    private FrontEnd() {}

    static List<Experiment> all() {
        return List.of(tuplePatterns(), longAsync(), nestedAsync(), lateInference(), manyBorrows(), manyImpls(),
                deepTraits(), constEvaluation(), staticTable(), stringArray(), globImports(), heavyMetadata());
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
        IntFunction<String> row = r -> "        (" + Rust.join(columns, ", ", c -> looks.get(r)[0].equals("" + c) ? "Level::" + looks.get(r)[1]
                : looks.get(r)[2].equals("" + c) ? "Level::Middle" : "_") + ") => " + r + ",";
        IntFunction<String> condition = r -> "    if p" + looks.get(r)[0] + " == Level::" + looks.get(r)[1] + " && p" + looks.get(r)[2]
                + " == Level::Middle { return " + r + "; }";
        String start = "#[derive(Clone, Copy, PartialEq)]\npub enum Level { Low, Middle, High }\n"
                + "pub fn classify(" + Rust.join(columns, ", ", "p<i>: Level") + ") -> u32 {\n";
        return Experiment.of("tuple_patterns", "classify, a match on a tuple of " + columns + " with wildcards",
                Project.library("tuple_patterns", start + "    match (" + Rust.join(columns, ", ", "p<i>") + ") {\n"
                        + Rust.repeat(looks.size(), row) + "        _ => 99,\n    }\n}\n"),
                Expectation.says("classify", "pattern|match"))
                .edit("conditions one after the other", Project.library("tuple_patterns", start + Rust.repeat(looks.size(), condition) + "    99\n}\n"));
    }

    /** One async function of many awaits, with values that live across them. */
    private static Experiment longAsync() {
        String start = "pub async fn read(n: u64) -> Result<String, String> { if n % 7 == 3 { Err(n.to_string()) } else { Ok(n.to_string()) } }\n";
        String step = "    let r<i> = read(<i> + seed).await?;\n    if r<i>.len() > 3 { out.push(read(r<i>.len() as u64).await?); }";
        int steps = 100;
        int each = 10;
        String whole = start + "pub async fn drive(seed: u64) -> Result<Vec<String>, String> {\n    let mut out = Vec::new();\n"
                + Rust.repeat(steps, step) + "    Ok(out)\n}\n";
        String parts = start + Rust.repeat(steps / each, k -> "async fn drive_" + k + "(seed: u64, out: &mut Vec<String>) -> Result<(), String> {\n"
                + Rust.repeat(each, i -> step.replace("<i>", String.valueOf(k * each + i))) + "    Ok(())\n}\n")
                + "pub async fn drive(seed: u64) -> Result<Vec<String>, String> {\n    let mut out = Vec::new();\n"
                + Rust.repeat(steps / each, "    drive_<i>(seed, &mut out).await?;") + "    Ok(out)\n}\n";
        return Experiment.of("long_async", "drive, one async function of 200 awaits",
                Project.library("long_async", whole), Expectation.says("drive", "await|async|state machine|coroutine").never("simply long"))
                .edit("split into ten async functions", Project.library("long_async", parts));
    }

    /** Futures that hold futures, to a great depth. */
    private static Experiment nestedAsync() {
        int depth = 60;
        IntFunction<String> level = i -> """
                async fn stage_<i>(seed: u64) -> u64 {
                    let text = seed.to_string();
                    let one = stage_<j>(seed + text.len() as u64).await;
                    let two = stage_<j>(one ^ seed).await;
                    one + two + text.len() as u64
                }
                """.replace("<i>", String.valueOf(i)).replace("<j>", String.valueOf(i + 1));
        IntFunction<String> boxed = i -> """
                fn stage_<i>(seed: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> {
                    Box::pin(async move {
                        let text = seed.to_string();
                        let one = stage_<j>(seed + text.len() as u64).await;
                        let two = stage_<j>(one ^ seed).await;
                        one + two + text.len() as u64
                    })
                }
                """.replace("<i>", String.valueOf(i)).replace("<j>", String.valueOf(i + 1));
        String rest = """
                async fn stage_DEPTH(seed: u64) -> u64 { seed }
                fn spawn<F: Future<Output = u64> + Send + 'static>(future: F) -> Pin<Box<dyn Future<Output = u64> + Send>> { Box::pin(future) }
                pub fn start() -> Pin<Box<dyn Future<Output = u64> + Send>> { spawn(stage_0(1)) }
                """.replace("DEPTH", String.valueOf(depth));
        String uses = "#![recursion_limit = \"1024\"]\nuse std::future::Future;\nuse std::pin::Pin;\n";
        return Experiment.of("nested_async", "async functions stage_0 to stage_59, each of which awaits the next",
                Project.library("nested_async", uses + Rust.repeat(depth, level) + rest),
                Expectation.says("stage_\\d", "async|future|await|coroutine"))
                .edit("each stage in a box", Project.library("nested_async", uses + Rust.repeat(depth, boxed) + rest));
    }

    /** A vector whose type becomes known in the last line only. */
    private static Experiment lateInference() {
        int values = 1000;
        String pushes = Rust.repeat(values, i -> "    values.push(" + i % 200 + "u8.into());");
        String end = "    let typed: Vec<u64> = values;\n    typed\n}\n";
        return Experiment.of("late_inference", "collect_settings, in which the type that 1,000 conversions result in is inferred last",
                Project.library("late_inference", "pub fn collect_settings() -> Vec<u64> {\n    let mut values = Vec::new();\n" + pushes + end),
                Expectation.says("collect_settings", "infer|annotat|type"))
                .edit("the type given in the first line", Project.library("late_inference",
                        "pub fn collect_settings() -> Vec<u64> {\n    let mut values: Vec<u64> = Vec::new();\n" + pushes + end));
    }

    /** A function with many references that live long. */
    private static Experiment manyBorrows() {
        int loops = 500;
        IntFunction<String> loop = i -> """
                    let mut best_<i> = first;
                    for item in items.iter() {
                        let other = if item.len() > best_<i>.len() { item } else { best_<i> };
                        if other.len() % <j> == 1 { kept.push(other); best_<i> = other; }
                    }
                """.replace("<i>", String.valueOf(i)).replace("<j>", String.valueOf(i + 2));
        String head = "<'a>(items: &'a [String], first: &'a String, kept: &mut Vec<&'a String>)";
        int each = 25;
        return Experiment.of("many_borrows", "simulate, one function of 500 loops that borrow",
                Project.library("many_borrows", "pub fn simulate" + head + " {\n" + Rust.repeat(loops, loop) + "}\n"),
                Expectation.says("simulate", "borrow"))
                .edit("split into 20 functions", Project.library("many_borrows",
                        Rust.repeat(loops / each, k -> "fn part_" + k + head + " {\n" + Rust.repeat(each, i -> loop.apply(k * each + i)) + "}\n")
                                + "pub fn simulate" + head + " {\n" + Rust.repeat(loops / each, "    part_<i>(items, first, kept);") + "}\n"));
    }

    /** Impls that the compiler must tell apart pair by pair. */
    private static Experiment manyImpls() {
        int types = 1400;
        String start = "pub trait Route { const PRICE: u32; }\n" + Rust.repeat(types, "pub struct Stop<i>;");
        return Experiment.of("many_impls", "1,400 impls of one trait, Route, for pairs of types",
                Project.library("many_impls", start + Rust.repeat(types, "impl Route for (Stop<i>, u32) { const PRICE: u32 = <i>; }")),
                Expectation.says("Route", "impl|coheren|overlap"))
                .edit("one impl for all pairs", Project.library("many_impls", start + "pub trait Stop { const PRICE: u32; }\n"
                        + Rust.repeat(types, "impl Stop for Stop<i> { const PRICE: u32 = <i>; }")
                        + "impl<S: Stop> Route for (S, u32) { const PRICE: u32 = S::PRICE; }\n"));
    }

    /** Arithmetic on types. */
    private static Experiment deepTraits() {
        String peano = """
                #![recursion_limit = "4096"]
                use std::marker::PhantomData;
                pub struct Zero;
                pub struct Next<N>(PhantomData<N>);
                pub trait Nat { const VALUE: u64; }
                impl Nat for Zero { const VALUE: u64 = 0; }
                impl<N: Nat> Nat for Next<N> { const VALUE: u64 = N::VALUE + 1; }
                pub trait Plus<M> { type Sum; }
                impl<M> Plus<M> for Zero { type Sum = M; }
                impl<N: Plus<M>, M> Plus<M> for Next<N> { type Sum = Next<N::Sum>; }
                pub trait Times<M> { type Product; }
                impl<M> Times<M> for Zero { type Product = Zero; }
                impl<N: Times<M>, M: Plus<N::Product>> Times<M> for Next<N> { type Product = M::Sum; }
                """;
        String ten = "Next<".repeat(10) + "Zero" + ">".repeat(10);
        String uses = "pub type Ten = " + ten + ";\npub type Sixty = <" + "Next<".repeat(6) + "Zero" + ">".repeat(6) + " as Times<Ten>>::Product;\n"
                + "pub fn volume() -> u64 { <<Sixty as Times<Ten>>::Product as Nat>::VALUE }\n";
        return Experiment.of("deep_traits", "arithmetic on types with the traits Plus and Times",
                Project.library("deep_traits", peano + uses), Expectation.says("Plus|Times|Nat", "trait"))
                .edit("a constant instead", Project.library("deep_traits", "pub const SIXTY: u64 = 60;\npub fn volume() -> u64 { SIXTY * 10 }\n"));
    }

    /** A constant that the compiler's interpreter computes for seconds. */
    private static Experiment constEvaluation() {
        int size = 256;
        int rounds = 2500;
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
                Project.library("const_evaluation", "#![allow(long_running_const_eval)]\n" + function + start + "build_sbox();\n"),
                Expectation.says("build_sbox|SBOX", "const"))
                .edit("the values written out", Project.library("const_evaluation", start + literal + ";\n"));
    }

    /** A large table of structs. */
    private static Experiment staticTable() {
        int rows = 20_000;
        IntFunction<String> row = i -> "    Glyph { code: " + i + ", width: " + i % 97 + ", kind: Kind::" + (i % 3 == 0 ? "Wide" : "Narrow")
                + ", name: \"g" + i + "\" },";
        String start = """
                #[derive(Clone, Copy)]
                pub enum Kind { Wide, Narrow }
                pub struct Glyph { pub code: u32, pub width: u8, pub kind: Kind, pub name: &'static str }
                """;
        return Experiment.of("static_table", "GLYPHS, a static of 20,000 structs",
                Project.library("static_table", start + "pub static GLYPHS: [Glyph; " + rows + "] = [\n" + Rust.repeat(rows, row) + "];\n"),
                Expectation.says("GLYPHS"))
                .edit("the table as text that is read when the program runs", Project.library("static_table", start
                        + "pub fn glyphs() -> Vec<Glyph> {\n    include_str!(\"glyphs.txt\").lines().map(|line| {\n"
                        + "        let mut words = line.split(' ');\n        Glyph { code: words.next().unwrap().parse().unwrap(), width: words.next().unwrap().parse().unwrap(),\n"
                        + "            kind: if words.next() == Some(\"w\") { Kind::Wide } else { Kind::Narrow }, name: words.next().unwrap() }\n    }).collect()\n}\n")
                        .file("src/glyphs.txt", Rust.repeat(rows, i -> i + " " + i % 97 + " " + (i % 3 == 0 ? "w" : "n") + " g" + i)));
    }

    /** A large array of strings. */
    private static Experiment stringArray() {
        int words = 60_000;
        return Experiment.of("string_array", "STOP_WORDS, an array of 60,000 strings",
                Project.library("string_array", "pub const STOP_WORDS: &[&str] = &[\n" + Rust.repeat(words, "    \"word<i>\",") + "];\n"
                        + "pub fn is_stop_word(word: &str) -> bool { STOP_WORDS.contains(&word) }\n"),
                Expectation.says("STOP_WORDS"))
                .edit("the words in a file of text", Project.library("string_array",
                        "pub fn is_stop_word(word: &str) -> bool { include_str!(\"words.txt\").lines().any(|line| line == word) }\n")
                        .file("src/words.txt", Rust.repeat(words, "word<i>")));
    }

    /** Modules that import everything of each other. */
    private static Experiment globImports() {
        int modules = 80;
        IntFunction<String> globs = m -> "pub mod unit_" + m + " {\n" + Rust.join(modules, "\n", i -> i == m ? "" : "    pub use super::unit_" + i + "::*;")
                + "\n" + Rust.repeat(4, i -> "    pub fn tool_" + m + "_" + i + "() -> u32 { " + i + " }") + "}\n";
        IntFunction<String> plain = m -> "pub mod unit_" + m + " {\n    pub use super::unit_" + (m + 1) % modules + "::tool_" + (m + 1) % modules + "_0;\n"
                + Rust.repeat(4, i -> "    pub fn tool_" + m + "_" + i + "() -> u32 { " + i + " }") + "}\n";
        return Experiment.of("glob_imports", "80 modules that import each other by globs",
                Project.library("glob_imports", Rust.repeat(modules, globs)), Expectation.says("glob|import|resol"))
                .edit("only what is used is imported, by name", Project.library("glob_imports", Rust.repeat(modules, plain)));
    }

    /** A library that is all public surface. */
    private static Experiment heavyMetadata() {
        int items = 9000;
        String docs = "/// " + "The price of a thing depends on when it was bought and by whom. ".repeat(12) + "\n";
        return Experiment.of("heavy_metadata", "a library of 9,000 public inline functions and types with long documentation",
                Project.library("heavy_metadata", Rust.repeat(items, docs + "pub struct Price<i><T>(pub T);\n" + docs
                        + "#[inline] pub fn price_<i><T: Clone>(of: &Price<i><T>) -> (T, T) { (of.0.clone(), of.0.clone()) }")),
                Expectation.says("metadata"))
                .edit("one of them for all", Project.library("heavy_metadata", docs + "pub struct Price<T>(pub T);\n" + docs
                        + "#[inline] pub fn price<T: Clone>(of: &Price<T>) -> (T, T) { (of.0.clone(), of.0.clone()) }\n"));
    }
}
