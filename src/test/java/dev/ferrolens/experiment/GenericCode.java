package dev.ferrolens.experiment;

import java.util.List;
import java.util.function.IntFunction;

/** Causes that lie in what is compiled for each of its types, and in what LLVM has to do. */
final class GenericCode {
    private GenericCode() {}

    static List<Experiment> all() {
        return List.of(genericCopies(), stepEverything(), growingTypes(), closureCopies(), dependencyGeneric(),
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
        return Experiment.of("many_arms",
                "step_everything, whose 24 arms each use the generics of std for another type",
                Project.library("many_arms", start + function + Rust.repeat(24, arm) + end),
                Expectation.says("step_everything"))
                .edit("what the arms do in one function for all widths", Project.library("many_arms",
                        start + outlined + function + Rust.repeat(24, "        <i> => rows_and_tree(<i> + 1, input),")
                                + end));
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
        String last = "fn level" + levels
                + "<I: Iterator<Item = u64> + Clone>(items: I, seed: u64) -> u64 { items.fold(seed, u64::wrapping_add) }\n";
        String start = "#![recursion_limit = \"512\"]\n";
        String main = "fn main() { println!(\"{}\", level0(0..1000u64, 3)); }\n";
        return Experiment.of("growing_types",
                "generic functions level0 to level29, each of which calls the next with a larger type",
                Project.program("growing_types", start + Rust.repeat(levels, level) + last + main),
                Expectation.says("level_?\\d"))
                .edit("each level hands a Vec on", Project.program("growing_types", (Rust.repeat(levels, level) + last)
                        .replace("<I: Iterator<Item = u64> + Clone>(items: I,", "(items: Vec<u64>,")
                        .replace("items.fold", "items.into_iter().fold")
                        .replace("items.clone()", "items.iter()").replace("items.skip", "items.into_iter().skip")
                        .replace("once(sum))", "once(sum)).collect()")
                        + main.replace("0..1000u64", "(0..1000u64).collect()")));
    }

    /** A generic function is compiled for each closure that it is given. */
    private static Experiment closureCopies() {
        int closures = 90;
        String registry = """
                use std::collections::HashMap;
                #[derive(Default)]
                pub struct Registry { commands: HashMap<String, Box<dyn Fn(&[u64]) -> u64>>, log: Vec<String> }
                impl Registry {
                    pub fn register<F: Fn(&[u64]) -> u64 + 'static>(&mut self, name: &str, command: F) -> Result<(), String> {
                        let name = name.trim().to_lowercase();
                        if name.is_empty() || name.chars().any(|c| !c.is_alphanumeric() && c != '_') {
                            return Err(format!("{name:?} is no name"));
                        }
                        let mut tried: Vec<u64> = (0..8).map(|n| command(&[n, n + 1, n * 2])).collect();
                        tried.sort();
                        tried.dedup();
                        self.log.push(format!("{name}: {} results, from {:?} to {:?}", tried.len(), tried.first(), tried.last()));
                        if self.commands.insert(name.clone(), Box::new(command)).is_some() {
                            return Err(format!("{name} is there already"));
                        }
                        Ok(())
                    }
                }
                """;
        String shared = registry.replace("<F: Fn(&[u64]) -> u64 + 'static>", "").replace("command: F",
                "command: Box<dyn Fn(&[u64]) -> u64>")
                .replace("Box::new(command))", "command)");
        String call =
                "    registry.register(\"command_<i>\", OPENmove |words: &[u64]| words.iter().fold(<i>, |sum, word| sum ^ word.rotate_left(<i> % 64))CLOSE)?;";
        String open = "pub fn configure(registry: &mut Registry) -> Result<(), String> {\n";
        String end = "    Ok(())\n}\n";
        return Experiment.of("closure_copies", "Registry::register, a generic method compiled for each of 90 closures",
                Project.library("closure_copies", registry + open + Rust.repeat(closures, call.replace("OPEN", "")
                        .replace("CLOSE", "")) + end),
                Expectation.says("register"))
                .edit("the method takes a boxed closure", Project.library("closure_copies", shared + open
                        + Rust.repeat(closures, call.replace("OPEN", "Box::new(").replace("CLOSE", ")")) + end));
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
        return Experiment.of("dependency_generic",
                "wire::decode, a dependency's generic function, compiled for 12 types of the program",
                Project.program("dependency_generic", types
                        + "fn main() {\n    let lines: Vec<String> = std::env::args().collect();\n"
                        + Rust.repeat(12, "    println!(\"{:?}\", wire::decode::<Message<i>>(&lines));") + "}\n")
                        .dependency("wire", wire),
                Expectation.says("decode"))
                .edit("one type for all messages", Project.program("dependency_generic", one
                        + "fn main() {\n    let lines: Vec<String> = std::env::args().collect();\n"
                        + Rust.repeat(12, "    println!(\"{:?}\", wire::decode::<Any>(&lines));") + "}\n")
                        .dependency("wire", wire));
    }

    /** A large function that is inlined wherever it is called. */
    private static Experiment inlineAlways() {
        String mix = "pub fn mix_block(state: &mut [u64; 16], words: &[u64]) {\n    for word in words {\n"
                + Rust.repeat(40, i -> "        state[" + i % 16 + "] = state[" + (i * 7 + 1) % 16
                        + "].wrapping_add(*word).rotate_left("
                        + (i % 31 + 1) + ") ^ state[" + (i * 3 + 2) % 16 + "];\n        if state[" + i % 16 + "] % "
                        + (i + 3)
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

    /** One loop with a match in it, over values that LLVM has to follow through each of its arms. */
    private static Experiment hugeFunction() {
        int arms = 250;
        int registers = 220;
        IntFunction<String> arm =
                i -> "            <i> => { r<a> = r<b>.wrapping_mul(r<c>).rotate_left(<d>); if r<a> > r<d> { r<b> ^= words[at % words.len()]; at += r<c> as usize % 3; } }"
                        .replace("<i>", String.valueOf(i)).replace("<a>", String.valueOf(i % registers)).replace("<b>",
                                String.valueOf((i * 7 + 3) % registers))
                        .replace("<c>", String.valueOf((i * 13 + 5) % registers)).replace("<d>", String.valueOf((i * 5
                                + 1) % registers));
        String loop =
                "    let mut at = 0;\n    while at < words.len() {\n        let word = words[at];\n        at += 1;\n        match word % 256 {\n";
        String end = "            _ => {}\n        }\n    }\n";
        String whole = "pub fn interpret(words: &[u64]) -> u64 {\n" + Rust.repeat(registers,
                "    let mut r<i> = <i>u64;") + loop
                + Rust.repeat(arms, arm) + end + "    " + Rust.join(registers, " ^ ", "r<i>") + "\n}\n";
        IntFunction<String> step = i -> "fn step_" + i + "(r: &mut [u64; " + registers
                + "], words: &[u64], mut at: usize) -> usize {\n"
                + arm.apply(i).replaceAll("^ *\\d+ => ", "").replaceAll("\\br(\\d+)", "r[$1]") + "\n    at\n}";
        String split = Rust.repeat(arms, step) + "pub fn interpret(words: &[u64]) -> u64 {\n    let mut r: [u64; "
                + registers + "] = std::array::from_fn(|i| i as u64);\n"
                + loop + Rust.repeat(arms, "            <i> => at = step_<i>(&mut r, words, at),") + end
                + "    r.iter().fold(0, |all, one| all ^ one)\n}\n";
        return Experiment.of("huge_function", "interpret, one function whose loop has 250 arms and 220 variables",
                Project.library("huge_function", whole).release(), Expectation.says("interpret",
                        "[Ss]plit|long|large|function"))
                .edit("a function for each arm, the variables in an array", Project.library("huge_function", split)
                        .release());
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
                .edit("the macro's functions call one that is shared", Project.library("macro_handlers", generic
                        + uses));
    }
}
