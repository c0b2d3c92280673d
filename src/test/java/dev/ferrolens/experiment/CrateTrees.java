package dev.ferrolens.experiment;

import java.util.List;

/** Causes that lie in what a crate depends on, and crates of several kinds that have none. */
final class CrateTrees {
    private CrateTrees() {}

    static List<Experiment> all() {
        return List.of(heavyMacroCrate(), crateChain(), inlinedDependency(), balancedTypes(), balancedTool(),
                balancedTraits(), balancedNumbers());
    }

    /** A proc macro on a large parser: the crate that uses it waits for both. */
    private static Experiment heavyMacroCrate() {
        String macro =
                "use proc_macro::TokenStream;\n#[proc_macro]\npub fn markup(input: TokenStream) -> TokenStream {\n"
                        + "    if markup_parser::calculate_1(&[1], \"a\") == 0 { return TokenStream::new(); }\n    input\n}\n";
        Project project = Project.library("heavy_macro_crate", BuildOptions.smallFunctions(30)
                + "pub fn page() -> &'static str { markup::markup!(\"<p>\") }\n");
        Project whole = project.procMacro("markup", macro).file("markup_parser/Cargo.toml",
                "[package]\nname = \"markup_parser\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        whole = whole.file("markup/Cargo.toml", whole.files().get("markup/Cargo.toml")
                + "[dependencies]\nmarkup_parser = { path = \"../markup_parser\" }\n");
        return Experiment.of("heavy_macro_crate", "markup_parser, a large crate that only a small proc macro needs",
                whole.file("markup_parser/src/lib.rs", BuildOptions.smallFunctions(2_000)), Expectation.says("markup"))
                .edit("a small parser", whole.file("markup_parser/src/lib.rs", BuildOptions.smallFunctions(20)));
    }

    /** Crates of which each waits for the one before: no two of them are compiled at once. */
    private static Experiment crateChain() {
        Project chain = Project.workspace();
        Project flat = Project.workspace();
        for (int i = 0; i < 6; i++) {
            String source = BuildOptions.smallFunctions(300);
            String use = "pub fn use_it() -> u32 { link_" + (i - 1) + "::calculate_1(&[1], \"a\") }\n";
            chain = i == 0 ? chain.member("link_0", source)
                    : chain.member("link_" + i, use + source, "link_" + (i - 1));
            flat = flat.member("link_" + i, source);
        }
        return Experiment.of("crate_chain", "link_0 to link_5, crates of which each waits for the one before", chain,
                Expectation.says("link_\\d|chain|wait"))
                .edit("crates that do not need each other", flat);
    }

    /** A dependency whose large functions are inline(always), into each function of the user. */
    private static Experiment inlinedDependency() {
        String dependency = Rust.repeat(6, f -> "#[inline(always)]\npub fn absorb_" + f
                + "(state: &mut [u32; 16], block: &[u32]) {\n    for word in block {\n"
                + Rust.repeat(24, i -> "        state[" + i % 16 + "] = state[" + (i * 5 + f + 1) % 16
                        + "].wrapping_mul(*word | 1).rotate_left(" + (i % 29 + 1)
                        + ") ^ state[" + (i * 3 + 2) % 16 + "];\n        if state[" + i % 16 + "] & " + (1 << (i % 20))
                        + " == 0 { state[" + (i + 7) % 16 + "] ^= word >> " + i % 17 + "; }")
                + "    }\n}");
        String source = Rust.repeat(30, """
                pub fn digest_<i>(block: &[u32]) -> u32 {
                    let mut state = [<i>u32; 16];
                    hashing::absorb_0(&mut state, block);
                    hashing::absorb_1(&mut state, block);
                    hashing::absorb_2(&mut state, block);
                    hashing::absorb_3(&mut state, block);
                    hashing::absorb_4(&mut state, block);
                    hashing::absorb_5(&mut state, block);
                    state[<i> % 16]
                }
                """);
        return Experiment.of("inlined_dependency",
                "hashing::absorb_0 to absorb_5, inline(always) in a dependency, in 30 places",
                Project.library("inlined_dependency", source).dependency("hashing", dependency).release(),
                Expectation.says("absorb", "inline"))
                .edit("without inline(always)", Project.library("inlined_dependency", source)
                        .dependency("hashing", dependency.replace("#[inline(always)]", "#[inline(never)]")).release());
    }

    /** Plain data with what it needs: nothing is more than a small part. */
    private static Experiment balancedTypes() {
        String kinds = Rust.repeat(30, """
                #[derive(Clone, Debug)]
                pub struct Order<i> { pub number: u64, pub customer: String, pub lines: Vec<Line<i>>, pub state: State<i> }
                #[derive(Clone, Debug)]
                pub struct Line<i> { pub article: String, pub count: u32 }
                #[derive(Clone, Copy, Debug, PartialEq)]
                pub enum State<i> { Open, Paid, Sent }
                impl Order<i> {
                    pub fn new(number: u64, customer: &str) -> Self { Order<i> { number, customer: customer.to_string(), lines: Vec::new(), state: State<i>::Open } }
                    pub fn is_open(&self) -> bool { self.state == State<i>::Open }
                    pub fn count(&self) -> u32 { self.lines.iter().map(|line| line.count).sum() }
                }
                """);
        return Experiment.of("balanced_types", "none: 90 types with a derive or two and what makes them",
                Project.library("balanced_types", kinds), Expectation.nothing());
    }

    /** A tool as people write them: options, a parser, a report, errors, a few tests' worth of functions. */
    private static Experiment balancedTool() {
        String tool = """
                use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
                use std::fmt;
                use std::io::{self, BufRead, Read, Write};

                #[derive(Debug)]
                enum Error { Io(io::Error), Syntax { line: usize, message: String }, Cycle(Vec<String>) }
                impl fmt::Display for Error {
                    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        match self {
                            Error::Io(e) => write!(f, "{e}"),
                            Error::Syntax { line, message } => write!(f, "line {line}: {message}"),
                            Error::Cycle(names) => write!(f, "a cycle: {}", names.join(" -> ")),
                        }
                    }
                }
                impl From<io::Error> for Error { fn from(e: io::Error) -> Self { Error::Io(e) } }

                #[derive(Clone, Debug, Default)]
                struct Options { verbose: bool, depth: Option<usize>, roots: Vec<String> }
                fn options(arguments: impl Iterator<Item = String>) -> Result<Options, String> {
                    let mut options = Options::default();
                    let mut arguments = arguments.skip(1);
                    while let Some(word) = arguments.next() {
                        match word.as_str() {
                            "-v" | "--verbose" => options.verbose = true,
                            "--depth" => options.depth = Some(arguments.next().ok_or("no depth")?.parse().map_err(|e| format!("depth: {e}"))?),
                            _ if word.starts_with('-') => return Err(format!("no option {word}")),
                            _ => options.roots.push(word),
                        }
                    }
                    Ok(options)
                }

                #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
                enum Token { Name(String), Number(i64), Arrow, Comma, End }
                fn tokens(text: &str, line: usize) -> Result<Vec<Token>, Error> {
                    let mut out = Vec::new();
                    let mut chars = text.chars().peekable();
                    while let Some(&c) = chars.peek() {
                        match c {
                            ' ' | '\\t' => { chars.next(); }
                            ',' => { chars.next(); out.push(Token::Comma); }
                            '-' => {
                                chars.next();
                                if chars.next() != Some('>') { return Err(Error::Syntax { line, message: "no arrow".to_string() }); }
                                out.push(Token::Arrow);
                            }
                            '0'..='9' => {
                                let mut n = 0i64;
                                while let Some(d) = chars.peek().and_then(|c| c.to_digit(10)) { n = n * 10 + d as i64; chars.next(); }
                                out.push(Token::Number(n));
                            }
                            c if c.is_alphabetic() => {
                                let mut name = String::new();
                                while let Some(&c) = chars.peek() { if !c.is_alphanumeric() { break; } name.push(c); chars.next(); }
                                out.push(Token::Name(name));
                            }
                            c => return Err(Error::Syntax { line, message: format!("{c:?} is not expected") }),
                        }
                    }
                    out.push(Token::End);
                    Ok(out)
                }

                #[derive(Default)]
                struct Graph { edges: BTreeMap<String, Vec<String>>, weights: HashMap<String, i64> }
                impl Graph {
                    fn read(input: impl BufRead) -> Result<Graph, Error> {
                        let mut graph = Graph::default();
                        for (number, line) in input.lines().enumerate() {
                            let line = line?;
                            let mut all: VecDeque<Token> = tokens(&line, number)?.into();
                            let Some(Token::Name(from)) = all.pop_front() else { continue };
                            if let Some(Token::Number(n)) = all.front() { graph.weights.insert(from.clone(), *n); all.pop_front(); }
                            if all.pop_front() != Some(Token::Arrow) { return Err(Error::Syntax { line: number, message: format!("after {from}") }); }
                            for token in all {
                                if let Token::Name(to) = token { graph.edges.entry(from.clone()).or_default().push(to); }
                            }
                        }
                        Ok(graph)
                    }
                    fn order<'a>(&'a self, root: &'a str) -> Result<Vec<&'a str>, Error> {
                        let mut done = HashSet::new();
                        let mut path = Vec::new();
                        let mut out = Vec::new();
                        self.visit(root, &mut done, &mut path, &mut out)?;
                        Ok(out)
                    }
                    fn visit<'a>(&'a self, name: &'a str, done: &mut HashSet<&'a str>, path: &mut Vec<&'a str>, out: &mut Vec<&'a str>) -> Result<(), Error> {
                        if path.contains(&name) { return Err(Error::Cycle(path.iter().map(|s| s.to_string()).collect())); }
                        if !done.insert(name) { return Ok(()); }
                        path.push(name);
                        for to in self.edges.get(name).into_iter().flatten() { self.visit(to, done, path, out)?; }
                        path.pop();
                        out.push(name);
                        Ok(())
                    }
                    fn heaviest(&self, count: usize) -> Vec<(&String, i64)> {
                        let mut all: Vec<_> = self.weights.iter().map(|(name, n)| (name, *n)).collect();
                        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
                        all.truncate(count);
                        all
                    }
                }

                fn run() -> Result<(), Error> {
                    let options = options(std::env::args()).map_err(|message| Error::Syntax { line: 0, message })?;
                    let mut text = String::new();
                    io::stdin().read_to_string(&mut text)?;
                    let graph = Graph::read(text.as_bytes())?;
                    let mut out = io::stdout().lock();
                    for root in &options.roots {
                        for (at, name) in graph.order(root)?.iter().enumerate().take(options.depth.unwrap_or(usize::MAX)) {
                            writeln!(out, "{at:>4} {name}")?;
                        }
                    }
                    if options.verbose { for (name, weight) in graph.heaviest(10) { writeln!(out, "{name:<20} {weight:>8}")?; } }
                    Ok(())
                }

                fn main() {
                    if let Err(e) = run() { eprintln!("{e}"); std::process::exit(1); }
                }
                """;
        return Experiment.of("balanced_tool", "none: a tool of 140 lines", Project.program("balanced_tool", tool)
                .release(),
                Expectation.nothing());
    }

    /** Traits, generics and objects, each for a few types. */
    private static Experiment balancedTraits() {
        String module = """
                pub mod area_<i> {
                    use std::collections::HashMap;
                    pub trait Visit { fn visit(&mut self, node: &Node) -> bool; }
                    #[derive(Debug)]
                    pub enum Node { Leaf(u32), Named(String, Vec<Node>), Pair(Box<Node>, Box<Node>) }
                    impl Node {
                        pub fn walk<V: Visit>(&self, visitor: &mut V) {
                            if !visitor.visit(self) { return; }
                            match self {
                                Node::Leaf(_) => {}
                                Node::Named(_, all) => all.iter().for_each(|one| one.walk(visitor)),
                                Node::Pair(a, b) => { a.walk(visitor); b.walk(visitor); }
                            }
                        }
                    }
                    #[derive(Default)]
                    pub struct Sum(pub u64);
                    impl Visit for Sum { fn visit(&mut self, node: &Node) -> bool { if let Node::Leaf(n) = node { self.0 += *n as u64 + <i>; } true } }
                    #[derive(Default)]
                    pub struct Names(pub HashMap<String, usize>);
                    impl Visit for Names {
                        fn visit(&mut self, node: &Node) -> bool {
                            if let Node::Named(name, _) = node { *self.0.entry(name.clone()).or_insert(0) += 1; }
                            self.0.len() < <i> + 10
                        }
                    }
                    pub fn measure(root: &Node) -> Result<(u64, Vec<String>), String> {
                        let (mut sum, mut names) = (Sum::default(), Names::default());
                        root.walk(&mut sum);
                        root.walk(&mut names);
                        let mut list: Vec<String> = names.0.into_iter().filter(|(_, n)| *n > 1).map(|(name, _)| name).collect();
                        list.sort_unstable();
                        if list.is_empty() { return Err(format!("no name twice in {root:?}")); }
                        Ok((sum.0, list))
                    }
                    pub fn parse(text: &str) -> Option<Node> {
                        let text = text.trim();
                        if let Some((a, b)) = text.split_once('|') { return Some(Node::Pair(Box::new(parse(a)?), Box::new(parse(b)?))); }
                        if let Some((name, rest)) = text.split_once(':') { return Some(Node::Named(name.to_string(), rest.split(';').map(parse).collect::<Option<Vec<_>>>()?)); }
                        text.parse().ok().map(Node::Leaf)
                    }
                }
                """;
        return Experiment.of("balanced_traits", "none: 16 modules, each with a tree, two visitors and a parser",
                Project.library("balanced_traits", Rust.repeat(16, module)), Expectation.nothing());
    }

    /** Numeric functions of ordinary length, each of its own shape, optimised. */
    private static Experiment balancedNumbers() {
        String functions = """
                pub fn mean_<i>(x: &[f64]) -> f64 { x.iter().map(|v| v * <i>.5).sum::<f64>() / x.len() as f64 }
                pub fn variance_<i>(x: &[f64]) -> f64 { let m = mean_<i>(x); x.iter().map(|v| (v - m) * (v - m)).sum::<f64>() / (x.len() as f64 - 1.0) }
                pub fn smooth_<i>(x: &mut Vec<f64>, width: usize) {
                    for at in width..x.len().saturating_sub(width) { x[at] = x[at - width..at + width + <i>].iter().sum::<f64>() / (2 * width) as f64; }
                }
                pub fn root_<i>(f: fn(f64) -> f64, mut low: f64, mut high: f64) -> Option<f64> {
                    if f(low) * f(high) > 0.0 { return None; }
                    for _ in 0..50 + <i> { let mid = (low + high) / 2.0; if f(low) * f(mid) <= 0.0 { high = mid } else { low = mid } }
                    Some(low)
                }
                pub fn primes_<i>(limit: usize) -> Vec<usize> {
                    let mut sieve = vec![true; limit + <i>];
                    let mut out = Vec::new();
                    for n in 2..limit { if sieve[n] { out.push(n); let mut k = n * n; while k < limit { sieve[k] = false; k += n; } } }
                    out
                }
                """;
        return Experiment.of("balanced_numbers", "none: 100 numeric functions in 20 modules, optimised",
                Project.library("balanced_numbers", Rust.repeat(20, i -> "pub mod numbers_" + i + " {\n"
                        + functions.replace("<i>", String.valueOf(i + 1)) + "}")).release(),
                Expectation.nothing());
    }
}
