package dev.ferrolens.experiment;

import java.util.List;

/** Causes that lie in how much there is of something: arms, rows, tests, impls, bytes. */
final class BulkCode {
    private BulkCode() {}

    static List<Experiment> all() {
        return List.of(stringMatch(), hashedNames(), listOfStructs(), insertedLabels(), encodeDerive(), unitTests(),
                includedBytes(), conversions(), doublingMacro(), idTypes(), staticAssertions(), eventHandlers());
    }

    private static Experiment stringMatch() {
        int words = 8_000;
        String table =
                "static WORDS: &str = include_str!(\"words.txt\");\npub fn keyword_of(text: &str) -> Option<u32> {\n"
                        + "    WORDS.lines().position(|word| word == text).map(|at| at as u32)\n}\n";
        return Experiment.of("string_match", "keyword_of, one match on 8,000 strings",
                Project.library("string_match",
                        "pub fn keyword_of(text: &str) -> Option<u32> {\n    Some(match text {\n"
                                + Rust.repeat(words, "        \"keyword_<i>\" => <i>,")
                                + "        _ => return None,\n    })\n}\n"),
                Expectation.says("keyword_of"))
                .edit("the words in a file of text", Project.library("string_match", table).file("src/words.txt",
                        Rust.repeat(words, "keyword_<i>")));
    }

    /** A const fn that is evaluated for each of many constants. */
    private static Experiment hashedNames() {
        String hash = """
                pub const fn name_hash(name: &str) -> u64 {
                    let bytes = name.as_bytes();
                    let mut hash = 14695981039346656037u64;
                    let mut round = 0;
                    while round < ROUNDS {
                        let mut i = 0;
                        while i < bytes.len() {
                            hash = (hash ^ (bytes[i] as u64 + round)).wrapping_mul(1099511628211);
                            i += 1;
                        }
                        round += 1;
                    }
                    hash
                }
                """;
        String names = Rust.repeat(100, "pub const NAME_<i>: u64 = name_hash(\"the name of event number <i>\");");
        return Experiment.of("hashed_names", "name_hash, a const fn that is evaluated for 100 constants",
                Project.library("hashed_names", hash.replace("ROUNDS", "150") + names),
                Expectation.says("name_hash|NAME_", "const"))
                .edit("fewer rounds", Project.library("hashed_names", hash.replace("ROUNDS", "1") + names));
    }

    private static Experiment listOfStructs() {
        int items = 2_500;
        String item =
                "#[derive(Clone)]\npub struct Item { pub name: String, pub tags: Vec<String>, pub price: Option<u64> }\n";
        return Experiment.of("list_of_structs", "default_items, one vec! of 2,500 structs",
                Project.library("list_of_structs", item + "pub fn default_items() -> Vec<Item> {\n    vec![\n"
                        + Rust.repeat(items,
                                "        Item { name: \"item <i>\".to_string(), tags: vec![\"a<i>\".to_string(), \"b\".to_string()], price: Some(<i>) },")
                        + "    ]\n}\n"),
                Expectation.says("default_items"))
                .edit("a loop over a table", Project.library("list_of_structs", item
                        + "pub fn default_items() -> Vec<Item> {\n"
                        + "    (0..2500).map(|i| Item { name: format!(\"item {i}\"), tags: vec![format!(\"a{i}\"), \"b\".to_string()], price: Some(i) }).collect()\n}\n"));
    }

    private static Experiment insertedLabels() {
        int labels = 3_000;
        String start = "use std::collections::HashMap;\npub fn fill_labels(labels: &mut HashMap<String, String>) {\n";
        return Experiment.of("inserted_labels", "fill_labels, one function of 3,000 calls",
                Project.library("inserted_labels", start + Rust.repeat(labels,
                        "    labels.insert(\"label.<i>\".to_string(), \"The text of label <i>\".to_string());")
                        + "}\n"),
                Expectation.says("fill_labels"))
                .edit("a loop over a constant", Project.library("inserted_labels",
                        "const LABELS: &[(&str, &str)] = &[\n"
                                + Rust.repeat(labels, "    (\"label.<i>\", \"The text of label <i>\"),") + "];\n"
                                + start
                                + "    for (key, text) in LABELS { labels.insert(key.to_string(), text.to_string()); }\n}\n"));
    }

    /** A derive as serde's: for each struct, generic code for each format that is used. */
    private static Experiment encodeDerive() {
        String macro = """
                use proc_macro::{TokenStream, TokenTree};
                #[proc_macro_derive(Encode)]
                pub fn derive(input: TokenStream) -> TokenStream {
                    let mut tokens = input.into_iter();
                    let mut name = String::new();
                    while let Some(token) = tokens.next() {
                        if token.to_string() == "struct" { name = tokens.next().unwrap().to_string(); break; }
                    }
                    let Some(TokenTree::Group(body)) = tokens.next() else { panic!("no fields") };
                    let all: Vec<TokenTree> = body.stream().into_iter().collect();
                    let fields: Vec<String> = all.windows(2).filter(|two| two[1].to_string() == ":").map(|two| two[0].to_string()).collect();
                    let write: String = fields.iter().map(|f| format!("out.field(\\"{f}\\")?; self.{f}.encode(out)?;")).collect();
                    let read: String = fields.iter().map(|f| format!("{f}: {{ let part = input.part(\\"{f}\\").ok_or_else(|| format!(\\"no {f} in {{:?}}\\", input.rest()))?; crate::Encode::decode(part)? }},")).collect();
                    format!("impl crate::Encode for {name} {{
                        fn encode<W: crate::Writer>(&self, out: &mut W) -> Result<(), String> {{ out.open(\\"{name}\\")?; {write} out.close() }}
                        fn decode<R: crate::Reader>(mut input: R) -> Result<Self, String> {{ Ok({name} {{ {read} }}) }}
                    }}").parse().unwrap()
                }
                """;
        String traits = """
                pub trait Writer { fn open(&mut self, name: &str) -> Result<(), String>; fn field(&mut self, name: &str) -> Result<(), String>; fn text(&mut self, text: &str) -> Result<(), String>; fn close(&mut self) -> Result<(), String>; }
                pub trait Reader: Sized { fn part(&mut self, name: &str) -> Option<Self>; fn rest(&self) -> String; }
                pub trait Encode: Sized { fn encode<W: Writer>(&self, out: &mut W) -> Result<(), String>; fn decode<R: Reader>(input: R) -> Result<Self, String>; }
                impl Encode for u64 {
                    fn encode<W: Writer>(&self, out: &mut W) -> Result<(), String> { out.text(&self.to_string()) }
                    fn decode<R: Reader>(input: R) -> Result<Self, String> { input.rest().parse().map_err(|_| "no number".to_string()) }
                }
                impl Encode for String {
                    fn encode<W: Writer>(&self, out: &mut W) -> Result<(), String> { out.text(self) }
                    fn decode<R: Reader>(input: R) -> Result<Self, String> { Ok(input.rest()) }
                }
                pub struct Json(pub String);
                impl Writer for Json {
                    fn open(&mut self, name: &str) -> Result<(), String> { self.0.push_str(name); Ok(()) }
                    fn field(&mut self, name: &str) -> Result<(), String> { self.0.push_str(name); Ok(()) }
                    fn text(&mut self, text: &str) -> Result<(), String> { self.0.push_str(text); Ok(()) }
                    fn close(&mut self) -> Result<(), String> { self.0.push('}'); Ok(()) }
                }
                impl Reader for std::collections::VecDeque<String> {
                    fn part(&mut self, _: &str) -> Option<Self> { self.pop_front().map(|one| [one].into()) }
                    fn rest(&self) -> String { self.iter().cloned().collect() }
                }
                """;
        String structs = Rust.repeat(100,
                "#[derive(DERIVE)]\npub struct Record<i> { pub id: u64, pub name: String, pub owner: String, pub size: u64, pub path: String, pub parent: u64 }\n");
        String uses = "pub fn save(out: &mut Json) -> Result<(), String> {\n" + Rust.repeat(100,
                "    <Record<i> as Encode>::decode(std::collections::VecDeque::new())?.encode(out)?;")
                + "    Ok(())\n}\n";
        return Experiment.of("encode_derive", "Encode, a derive macro whose code for 100 structs takes most",
                Project.library("encode_derive", traits + structs.replace("DERIVE", "coding::Encode") + uses)
                        .procMacro("coding", macro),
                Expectation.says("Encode"))
                .edit("without the derive", Project.library("encode_derive", traits
                        + structs.replace("DERIVE", "Clone"))
                        .procMacro("coding", macro));
    }

    /** Tests by the hundred, each a function with its assertions. */
    private static Experiment unitTests() {
        String source = BuildOptions.smallFunctions(10);
        String test = """
                #[test]
                fn case_<i>() {
                    let values: Vec<u32> = vec![<i>, 2, 3];
                    assert_eq!(calculate_3(&values, "a"), calculate_3(&values, "a"), "case {}", <i>);
                    assert_ne!(calculate_4(&values, "b"), 0);
                    assert!(calculate_5(&values, "c") > 0, "{values:?}");
                }
                """;
        return Experiment.of("unit_tests", "900 test functions in one test program",
                Project.library("unit_tests", source + "#[cfg(test)]\nmod tests {\n    use super::*;\n"
                        + Rust.repeat(900, test) + "}\n").with("--tests"),
                Expectation.says("#\\[test|case_|test functions"))
                .edit("one test over a table", Project.library("unit_tests", source + """
                        #[cfg(test)]
                        mod tests {
                            use super::*;
                            #[test]
                            fn cases() {
                                for i in 0..900 {
                                    let values: Vec<u32> = vec![i, 2, 3];
                                    assert_eq!(calculate_3(&values, "a"), calculate_3(&values, "a"), "case {}", i);
                                    assert_ne!(calculate_4(&values, "b"), 0);
                                    assert!(calculate_5(&values, "c") > 0, "{values:?}");
                                }
                            }
                        }
                        """).with("--tests"));
    }

    /** A large file that becomes part of the program. */
    private static Experiment includedBytes() {
        String use = "pub fn model() -> &'static [u8] { MODEL }\n";
        return Experiment.of("included_bytes", "MODEL, a file of 60 MB in the program by include_bytes!",
                Project.library("included_bytes", "pub static MODEL: &[u8] = include_bytes!(\"model.bin\");\n" + use
                        + BuildOptions.smallFunctions(20))
                        .file("src/model.bin", "0123456789abcdef".repeat(3_750_000)),
                Expectation.says("MODEL|include_bytes|model\\.bin"))
                .edit("the file is read when the program runs", Project.library("included_bytes",
                        "pub fn model() -> Vec<u8> { std::fs::read(\"model.bin\").unwrap() }\n"
                                + BuildOptions.smallFunctions(20)));
    }

    /** A macro that makes an impl for each pair of types. */
    private static Experiment conversions() {
        int units = 45;
        String types = Rust.repeat(units,
                "#[derive(Clone, Copy)]\npub struct Unit<i>(pub f64);\nimpl Unit<i> { pub const FACTOR: f64 = <i>.5; }");
        String macro = """
                macro_rules! convertible {
                    ($from:ident => $($to:ident)*) => { $(
                        impl From<$from> for $to { fn from(value: $from) -> $to { $to(value.0 * $from::FACTOR / $to::FACTOR) } }
                    )* };
                }
                """;
        String uses = Rust.repeat(units, f -> "convertible!(Unit" + f + " => "
                + Rust.join(units, " ", t -> t == f ? "" : "Unit" + t) + ");");
        String through = "pub struct Base(pub f64);\n" + Rust.repeat(units,
                "impl From<Unit<i>> for Base { fn from(value: Unit<i>) -> Base { Base(value.0 * Unit<i>::FACTOR) } }\n"
                        + "impl From<Base> for Unit<i> { fn from(value: Base) -> Unit<i> { Unit<i>(value.0 / Unit<i>::FACTOR) } }");
        return Experiment.of("conversions",
                "convertible!, which makes 1,980 impls of From, one for each pair of 45 types",
                Project.library("conversions", types + macro + uses), Expectation.says("convertible|From"))
                .edit("conversions by way of one type", Project.library("conversions", types + through));
    }

    /** A macro that writes its argument twice, inside of itself. */
    private static Experiment doublingMacro() {
        String macro = "macro_rules! clamped { ($e:expr) => { if $e < 0.0 { 0.0 } else { $e } }; }\n";
        String nested = "x * 1.01";
        for (int i = 0; i < 14; i++) {
            nested = "clamped!(" + nested + " - 0." + i + ")";
        }
        String function = "pub fn attenuate(x: f64) -> f64 { " + nested + " }\n";
        return Experiment.of("doubling_macro", "clamped!, which writes its argument twice, 14 deep in attenuate",
                Project.library("doubling_macro", macro + function), Expectation.says("clamped|attenuate"))
                .edit("the macro binds its argument", Project.library("doubling_macro",
                        macro.replace("if $e < 0.0 { 0.0 } else { $e }",
                                "match $e { e => if e < 0.0 { 0.0 } else { e } }") + function));
    }

    /** A macro that gives each of many types the same dozen impls. */
    private static Experiment idTypes() {
        String macro = """
                macro_rules! id_type {
                    ($name:ident) => {
                        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
                        pub struct $name(u64);
                        impl std::fmt::Display for $name { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}-{:08x}", stringify!($name), self.0) } }
                        impl std::fmt::Debug for $name { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}({})", stringify!($name), self.0) } }
                        impl From<u64> for $name { fn from(n: u64) -> Self { $name(n) } }
                        impl From<$name> for u64 { fn from(n: $name) -> u64 { n.0 } }
                        impl std::str::FromStr for $name {
                            type Err = String;
                            fn from_str(text: &str) -> Result<Self, String> {
                                let (name, number) = text.split_once('-').ok_or_else(|| format!("no id: {text:?}"))?;
                                if name != stringify!($name) { return Err(format!("{name} is not {}", stringify!($name))); }
                                u64::from_str_radix(number, 16).map($name).map_err(|e| e.to_string())
                            }
                        }
                        impl std::ops::Add<u64> for $name { type Output = $name; fn add(self, n: u64) -> $name { $name(self.0 + n) } }
                        impl std::ops::Sub for $name { type Output = u64; fn sub(self, other: $name) -> u64 { self.0 - other.0 } }
                        impl AsRef<u64> for $name { fn as_ref(&self) -> &u64 { &self.0 } }
                        impl PartialEq<u64> for $name { fn eq(&self, other: &u64) -> bool { self.0 == *other } }
                        impl $name { pub fn next(self) -> Self { self + 1 } pub fn is_first(self) -> bool { self == 0 } }
                    };
                }
                """;
        return Experiment.of("id_types", "id_type!, which gives each of 220 types a dozen impls",
                Project.library("id_types", macro + Rust.repeat(220, "id_type!(Id<i>);")), Expectation.says("id_type"))
                .edit("20 of the types", Project.library("id_types", macro + Rust.repeat(20, "id_type!(Id<i>);")));
    }

    /** Checks that are evaluated when the crate is compiled. */
    private static Experiment staticAssertions() {
        String check = """
                pub const fn is_sorted(values: &[u32]) -> bool {
                    let mut i = 1;
                    while i < values.len() {
                        let mut j = 0;
                        while j < i { if values[j] > values[i] { return false; } j += 1; }
                        i += 1;
                    }
                    true
                }
                """;
        String table =
                "pub const TABLE_<i>: [u32; 300] = { let mut all = [<i>; 300]; let mut k = 1; while k < 300 { all[k] = all[k - 1] + 3; k += 1; } all };\n";
        return Experiment.of("static_assertions", "is_sorted, a const fn of quadratic time that 40 assertions evaluate",
                Project.library("static_assertions", check + Rust.repeat(40, table
                        + "const _: () = assert!(is_sorted(&TABLE_<i>));")),
                Expectation.says("is_sorted|TABLE_", "const"))
                .edit("each compared to the one before only", Project.library("static_assertions",
                        check.replace("let mut j = 0;", "let mut j = i - 1;")
                                + Rust.repeat(40, table + "const _: () = assert!(is_sorted(&TABLE_<i>));")));
    }

    /** An attribute that wraps each function into much code of its own. */
    private static Experiment eventHandlers() {
        String macro = """
                use proc_macro::TokenStream;
                #[proc_macro_attribute]
                pub fn handler(_: TokenStream, item: TokenStream) -> TokenStream {
                    let text = item.to_string();
                    let name = text.split("fn ").nth(1).unwrap().split('(').next().unwrap().trim().to_string();
                    let mut out: TokenStream = item;
                    out.extend(format!("pub fn {name}_route(request: &str, log: &mut Vec<String>) -> Result<String, String> {{
                        let mut arguments = std::collections::HashMap::new();
                        for (number, pair) in request.split('&').enumerate() {{
                            let (key, value) = pair.split_once('=').ok_or_else(|| format!(\\"{name}: {{number}}: {{pair:?}}\\"))?;
                            if arguments.insert(key.trim().to_lowercase(), value.to_string()).is_some() {{ log.push(format!(\\"{name}: {{key}} twice\\")); }}
                        }}
                        let a = arguments.get(\\"a\\").ok_or(\\"no a\\")?.parse::<u32>().map_err(|e| e.to_string())?;
                        let b = arguments.get(\\"b\\").ok_or(\\"no b\\")?.parse::<u32>().map_err(|e| e.to_string())?;
                        let mut keys: Vec<&String> = arguments.keys().collect();
                        keys.sort();
                        log.push(format!(\\"{name}: {{keys:?}}\\"));
                        Ok(format!(\\"{{}}\\", {name}(a, b)))
                    }}").parse::<TokenStream>().unwrap());
                    out
                }
                """;
        String shared = macro.replaceAll("(?s)let mut arguments = .*?Ok\\(format!.*?\\n",
                "crate::respond(request, log, \\\\\"{name}\\\\\", {name})\n");
        String respond = """
                pub fn respond(request: &str, log: &mut Vec<String>, name: &str, f: fn(u32, u32) -> u32) -> Result<String, String> {
                    log.push(format!("{name}: {request}"));
                    Ok(f(1, 2).to_string())
                }
                """;
        String source = Rust.repeat(180, "#[web::handler]\npub fn page_<i>(a: u32, b: u32) -> u32 { a + b * <i> }");
        return Experiment.of("event_handlers", "handler, an attribute macro whose code for 180 functions takes most",
                Project.library("event_handlers", respond + source).procMacro("web", macro),
                Expectation.says("handler"))
                .edit("what the macro makes calls a function that is shared",
                        Project.library("event_handlers", respond + source).procMacro("web", shared));
    }
}
