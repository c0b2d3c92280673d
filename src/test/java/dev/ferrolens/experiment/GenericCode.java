package dev.ferrolens.experiment;

import java.util.List;
import java.util.function.IntFunction;

/** Causes that lie in what is compiled for each of its types, and in what LLVM has to do. */
final class GenericCode {
    private GenericCode() {}

    static List<Experiment> all() {
        return List.of(genericCopies(), stepEverything(), growingTypes(), longChain(), dependencyGeneric(),
                inlineAlways(), hugeFunction(), macroHandlers());
    }

    /** {@code render_all} takes a sort, a map and formatting along for each of 16 types. */
    private static Experiment genericCopies() {
        String body = """
                    let mut sorted: Vec<TYPE> = items.iter().cloned().collect();
                    sorted.sort_by(|a, b| a.key().cmp(&b.key()).then_with(|| a.label().cmp(&b.label())));
                    let mut groups: HashMap<String, Vec<TYPE>> = HashMap::new();
                    for item in sorted {
                        groups.entry(item.label()).or_default().push(item);
                    }
                    let mut out = String::new();
                    for (label, members) in &groups {
                        out.push_str(&format!("{label}: {}\\n", members.len()));
                        for member in members {
                            out.push_str(&format!("  {:>8} {}\\n", member.key(), member.label()));
                        }
                    }
                    out
                }
                """;
        String start = """
                use std::collections::HashMap;

                pub trait Shape {
                    fn key(&self) -> u64;
                    fn label(&self) -> String;
                }
                """ + Rust.repeat(16, """
                #[derive(Clone)]
                pub struct Shape<i> { pub id: u64, pub name: String, pub sides: [u8; <i>] }
                impl Shape for Shape<i> {
                    fn key(&self) -> u64 { self.id + <i> }
                    fn label(&self) -> String { self.name.clone() }
                }
                pub fn page<i>() -> String { render_all(&[SHAPES]) }
                """);
        String generic = start.replace("SHAPES", "Shape1 { id: 1, name: String::new(), sides: [0; 1] }")
                + "fn render_all<T: Shape + Clone>(items: &[T]) -> String {\n" + body.replace("TYPE", "T");
        String dynamic = start.replace("SHAPES", "&Shape1 { id: 1, name: String::new(), sides: [0; 1] }")
                + "fn render_all(items: &[&dyn Shape]) -> String {\n" + body.replace("TYPE", "&dyn Shape");
        return Experiment.of("generic_copies", "one generic function, render_all, compiled for 16 types",
                Project.library("generic_copies", own(generic)).release(), Expectation.says("render_all"))
                .edit("render_all over dyn", Project.library("generic_copies", own(dynamic)).release());
    }

    /** Each page shows its own shape. */
    private static String own(String pages) {
        StringBuilder text = new StringBuilder();
        int shape = 0;
        for (String line : pages.split("\n", -1)) {
            if (line.startsWith("pub fn page")) {
                line = line.replace("Shape1 ", "Shape" + shape + " ").replace("[0; 1]", "[0; " + shape + "]");
                shape++;
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** 24 arms, each of which sorts, groups and prints another type. */
    private static Experiment stepEverything() {
        String start = "use std::collections::BTreeMap;\n";
        IntFunction<String> arm = i -> """
                        <i> => {
                            let mut rows: Vec<([u16; <i>], u64)> = input.iter().map(|n| ([*n as u16; <i>], *n)).collect();
                            rows.sort();
                            let tree: BTreeMap<u64, [u16; <i>]> = rows.iter().map(|row| (row.1, row.0)).collect();
                            format!("{:?} {:?}", rows, tree.keys().next())
                        }
                """.replace("<i>", String.valueOf(i + 1));
        String outlined = """
                fn rows_and_tree(width: usize, input: &[u64]) -> String {
                    let mut rows: Vec<(Vec<u16>, u64)> = input.iter().map(|n| (vec![*n as u16; width], *n)).collect();
                    rows.sort();
                    let tree: BTreeMap<u64, Vec<u16>> = rows.iter().map(|row| (row.1, row.0.clone())).collect();
                    format!("{:?} {:?}", rows, tree.keys().next())
                }
                """;
        String function = "pub fn step_everything(state: u32, input: &[u64]) -> String {\n    match state {\n";
        String end = "        _ => String::new(),\n    }\n}\n";
        return Experiment.of("many_arms", "step_everything, whose 24 arms each use the generics of std for another type",
                Project.library("many_arms", start + function + Rust.repeat(24, arm) + end),
                Expectation.says("step_everything"))
                .edit("what the arms do in one function for all widths", Project.library("many_arms",
                        start + outlined + function + Rust.repeat(24, "        <i> => rows_and_tree(<i> + 1, input),") + end));
    }

    /** Each level wraps the iterator that it gets and hands it on. */
    private static Experiment growingTypes() {
        int levels = 30;
        IntFunction<String> level = i -> """
                fn level<i><I: Iterator<Item = u64> + Clone>(items: I, seed: u64) -> u64 {
                    let sum: u64 = items.clone().take(seed as usize).sum();
                    level<j>(items.skip(<j>).chain(std::iter::once(sum)), sum)
                }
                """.replace("<i>", String.valueOf(i)).replace("<j>", String.valueOf(i + 1));
        String last = "fn level" + levels + "<I: Iterator<Item = u64> + Clone>(items: I, seed: u64) -> u64 { items.fold(seed, u64::wrapping_add) }\n";
        String start = "#![recursion_limit = \"512\"]\n";
        String main = "fn main() { println!(\"{}\", level0(0..1000u64, 3)); }\n";
        return Experiment.of("growing_types", "generic functions level0 to level29, each of which calls the next with a larger type",
                Project.program("growing_types", start + Rust.repeat(levels, level) + last + main), Expectation.says("level_?\\d"))
                .edit("each level hands a Vec on", Project.program("growing_types", (Rust.repeat(levels, level) + last)
                        .replace("<I: Iterator<Item = u64> + Clone>(items: I,", "(items: Vec<u64>,").replace("items.fold", "items.into_iter().fold")
                        .replace("items.clone()", "items.iter()").replace("items.skip", "items.into_iter().skip").replace("once(sum))", "once(sum)).collect()")
                        + main.replace("0..1000u64", "(0..1000u64).collect()")));
    }

    /** One chain of iterator adaptors in one function. */
    private static Experiment longChain() {
        int links = 10;
        String step = "        .map(|n| n.wrapping_mul(<i> + 3)).filter(|n| n % (<i> + 11) != 5)";
        String chain = Rust.repeat(links, step);
        StringBuilder cut = new StringBuilder();
        for (int i = 0; i < links; i += 5) {
            int from = i;
            cut.append("    let items: Vec<u64> = items.into_iter()\n").append(Rust.repeat(5, k -> step.replace("<i>", String.valueOf(from + k))))
                    .append("        .collect();\n");
        }
        return Experiment.of("long_chain", "pipeline, one chain of 20 iterator adaptors",
                Project.library("long_chain", "#![recursion_limit = \"1024\"]\npub fn pipeline(items: Vec<u64>) -> u64 {\n    items.into_iter()\n" + chain
                        + "        .fold(0, u64::wrapping_add)\n}\n"),
                Expectation.says("pipeline", "chain|closure|iterator|type|generic"))
                .edit("collected after each ten adaptors", Project.library("long_chain",
                        "pub fn pipeline(items: Vec<u64>) -> u64 {\n" + cut + "    items.into_iter().fold(0, u64::wrapping_add)\n}\n"));
    }

    /** A dependency's generic function is what is compiled for each type of the user. */
    private static Experiment dependencyGeneric() {
        String wire = """
                use std::collections::BTreeMap;
                use std::fmt::Debug;

                pub trait Message: Clone + Debug + Ord {
                    fn tag(&self) -> u32;
                    fn parse(text: &str) -> Option<Self>;
                }

                pub fn decode<M: Message>(lines: &[String]) -> Result<BTreeMap<u32, Vec<M>>, String> {
                    let mut messages = Vec::new();
                    for (number, line) in lines.iter().enumerate() {
                        match M::parse(line) {
                            Some(message) => messages.push(message),
                            None => return Err(format!("line {number}: {line:?} is no message, after {:?}", messages.last())),
                        }
                    }
                    messages.sort();
                    messages.dedup();
                    let mut by_tag: BTreeMap<u32, Vec<M>> = BTreeMap::new();
                    for message in messages {
                        by_tag.entry(message.tag()).or_default().push(message);
                    }
                    by_tag.retain(|tag, group| *tag > 0 && !group.is_empty());
                    Ok(by_tag)
                }
                """;
        String types = Rust.repeat(12, """
                #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
                pub struct Message<i> { number: u32, rest: [u8; <i>] }
                impl wire::Message for Message<i> {
                    fn tag(&self) -> u32 { self.number % 16 }
                    fn parse(text: &str) -> Option<Self> { text.parse().ok().map(|number| Message<i> { number, rest: [0; <i>] }) }
                }
                """);
        String one = """
                #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
                pub struct Any { kind: u8, number: u32, rest: Vec<u8> }
                impl wire::Message for Any {
                    fn tag(&self) -> u32 { self.number % 16 }
                    fn parse(text: &str) -> Option<Self> { text.parse().ok().map(|number| Any { kind: 0, number, rest: Vec::new() }) }
                }
                """;
        return Experiment.of("dependency_generic", "wire::decode, a dependency's generic function, compiled for 12 types of the program",
                Project.program("dependency_generic", types + "fn main() {\n    let lines: Vec<String> = std::env::args().collect();\n"
                        + Rust.repeat(12, "    println!(\"{:?}\", wire::decode::<Message<i>>(&lines));") + "}\n").dependency("wire", wire),
                Expectation.says("decode"))
                .edit("one type for all messages", Project.program("dependency_generic", one
                        + "fn main() {\n    let lines: Vec<String> = std::env::args().collect();\n"
                        + Rust.repeat(12, "    println!(\"{:?}\", wire::decode::<Any>(&lines));") + "}\n").dependency("wire", wire));
    }

    /** A large function that is inlined wherever it is called. */
    private static Experiment inlineAlways() {
        String mix = "pub fn mix_block(state: &mut [u64; 16], words: &[u64]) {\n    for word in words {\n"
                + Rust.repeat(40, i -> "        state[" + i % 16 + "] = state[" + (i * 7 + 1) % 16 + "].wrapping_add(*word).rotate_left("
                        + (i % 31 + 1) + ") ^ state[" + (i * 3 + 2) % 16 + "];\n        if state[" + i % 16 + "] % " + (i + 3)
                        + " == 1 { state[" + (i + 5) % 16 + "] ^= word >> " + (i % 17) + "; }")
                + "    }\n}\n";
        String calls = Rust.repeat(60, """
                pub fn digest<i>(words: &[u64]) -> u64 {
                    let mut state = [<i>u64; 16];
                    mix_block(&mut state, words);
                    state[<i> % 16]
                }
                """);
        return Experiment.of("inline_always", "mix_block, a large function with inline(always), in 60 places",
                Project.library("inline_always", "#[inline(always)]\n" + mix + calls).release(),
                Expectation.says("mix_block", "inline"))
                .edit("without inline(always)", Project.library("inline_always", mix + calls).release());
    }

    /** One function of thousands of statements. */
    private static Experiment hugeFunction() {
        IntFunction<String> statement = i -> "    if frame[" + i % 251 + "] > " + (i % 19) + ".5 { frame[" + (i * 7) % 251 + "] = frame["
                + (i * 13 + 5) % 251 + "].mul_add(" + (i % 89 + 1) + ".25, total).sqrt(); total += frame[" + (i * 3) % 251 + "]; }";
        int statements = 1000;
        int each = 50;
        String split = Rust.repeat(statements / each, k -> "fn part" + k + "(frame: &mut [f64; 251], mut total: f64) -> f64 {\n"
                + Rust.repeat(each, i -> statement.apply(k * each + i)) + "    total\n}\n");
        return Experiment.of("huge_function", "render_frame, one function of 1,000 statements",
                Project.library("huge_function", "pub fn render_frame(frame: &mut [f64; 251]) -> f64 {\n    let mut total = 0.0;\n"
                        + Rust.repeat(statements, statement) + "    total\n}\n").release(),
                Expectation.says("render_frame", "[Ss]plit|long|large"))
                .edit("split into 20 functions", Project.library("huge_function", split
                        + "pub fn render_frame(frame: &mut [f64; 251]) -> f64 {\n    let mut total = 0.0;\n"
                        + Rust.repeat(statements / each, "    total = part<i>(frame, total);") + "    total\n}\n").release());
    }

    /** A macro that makes much code, all of it alike. */
    private static Experiment macroHandlers() {
        String macro = """
                macro_rules! make_handlers {
                    ($($name:ident = $code:literal;)*) => {
                        $(
                            pub fn $name(input: &str) -> Result<u32, String> {
                                let mut sum = $code;
                                for (index, part) in input.split(',').enumerate() {
                                    let number: u32 = part.trim().parse().map_err(|e| format!("{index}: {part}: {e}"))?;
                                    if number > $code {
                                        sum += number * index as u32;
                                    }
                                }
                                Ok(sum)
                            }
                        )*
                    };
                }
                """;
        String generic = """
                fn handle(input: &str, code: u32) -> Result<u32, String> {
                    let mut sum = code;
                    for (index, part) in input.split(',').enumerate() {
                        let number: u32 = part.trim().parse().map_err(|e| format!("{index}: {part}: {e}"))?;
                        if number > code {
                            sum += number * index as u32;
                        }
                    }
                    Ok(sum)
                }
                macro_rules! make_handlers {
                    ($($name:ident = $code:literal;)*) => {
                        $(pub fn $name(input: &str) -> Result<u32, String> { handle(input, $code) })*
                    };
                }
                """;
        String uses = "make_handlers! {\n" + Rust.repeat(500, "    handler_<i> = <i>;") + "}\n";
        return Experiment.of("macro_handlers", "make_handlers!, which makes 500 functions of a dozen lines",
                Project.library("macro_handlers", macro + uses), Expectation.says("make_handlers|handler_"))
                .edit("the macro's functions call one that is shared", Project.library("macro_handlers", generic + uses));
    }
}
