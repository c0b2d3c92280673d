package dev.ferrolens.experiment;

import java.util.List;

/** Causes that lie in how an interface is designed: what its users make be compiled without a word of their own. */
final class ApiDesigns {
    private ApiDesigns() {}

    static List<Experiment> all() {
        return List.of(genericSetters(), providedMethod(), serviceStack(), queryExpressions(), typeNumbers(),
                opaqueStages(), dependencyType(), dropGlue(), asyncJoins(), widgetTable(),
                matrixSizes());
    }

    /** Each setter is generic over what it is given, and does its work before it knows a type. */
    private static Experiment genericSetters() {
        int setters = 40;
        String setter = """
                    pub fn option_<i><V: Into<String>>(mut self, value: V) -> Self {
                        let value: String = value.into();
                        let trimmed = value.trim();
                        if trimmed.is_empty() || trimmed.len() > 100 + <i> {
                            self.problems.push(format!("option_<i>: {value:?} is too short or too long"));
                        }
                        self.options.insert("option_<i>", trimmed.to_lowercase());
                        self
                    }
                """;
        String start = """
                use std::collections::BTreeMap;
                #[derive(Default)]
                pub struct RequestBuilder { options: BTreeMap<&'static str, String>, problems: Vec<String> }
                impl RequestBuilder {
                """;
        String types = Rust.repeat(12, """
                #[derive(Clone)]
                pub struct Word<i>(pub String);
                impl From<Word<i>> for String { fn from(word: Word<i>) -> String { word.0 } }
                """);
        String uses = Rust.repeat(12, i -> "pub fn request_" + i + "(word: Word" + i
                + ") -> RequestBuilder {\n    let mut builder = RequestBuilder::default();\n"
                + Rust.repeat(setters, "    builder = builder.option_<i>(word.clone());") + "    builder\n}");
        String shared = setter.replace("        let value: String = value.into();\n",
                "        self.set_<i>(value.into())\n    }\n"
                        + "    fn set_<i>(mut self, value: String) -> Self {\n");
        return Experiment.of("generic_setters", "RequestBuilder, each of whose 40 setters is compiled for 12 types",
                Project.library("generic_setters", start + Rust.repeat(setters, setter) + "}\n" + types + uses),
                Expectation.says("RequestBuilder|option_").never("[Ss]plit it"))
                .edit("each setter hands a String to a function without types", Project.library("generic_setters",
                        start + Rust.repeat(setters, shared.replace("mut self, value: V", "self, value: V")) + "}\n"
                                + types + uses));
    }

    /** A trait's provided method is compiled for each type that has the trait. */
    private static Experiment providedMethod() {
        String body = """
                        let mut totals: std::collections::BTreeMap<String, (u64, Vec<u64>)> = rows.iter()
                            .filter(|row| row.amount() > 0)
                            .map(|row| (row.group(), row.amount()))
                            .fold(Default::default(), |mut all: std::collections::BTreeMap<String, (u64, Vec<u64>)>, (group, amount)| {
                                let entry = all.entry(group).or_default();
                                entry.0 += amount;
                                entry.1.push(amount);
                                all
                            });
                        totals.values_mut().for_each(|(_, amounts)| amounts.sort_by(|a, b| b.cmp(a)));
                        totals.iter().enumerate()
                            .flat_map(|(at, (group, (sum, amounts)))| amounts.iter().map(move |one| format!("{at} {group} {one} of {sum}")))
                            .collect::<Vec<String>>().join("\\n")
                """;
        String trait = "pub trait Ledger: Sized {\n    fn amount(&self) -> u64;\n    fn group(&self) -> String;\n"
                + "    fn digest(rows: &[Self]) -> String {\n" + body + "    }\n}\n";
        String shared = "pub trait Ledger: Sized {\n    fn amount(&self) -> u64;\n    fn group(&self) -> String;\n"
                + "    fn digest(rows: &[Self]) -> String {\n        digest_all(&rows.iter().map(|row| Row { amount: row.amount(), group: row.group() }).collect::<Vec<_>>())\n    }\n}\n"
                + "struct Row { amount: u64, group: String }\nimpl Row { fn amount(&self) -> u64 { self.amount } fn group(&self) -> String { self.group.clone() } }\n"
                + "fn digest_all(rows: &[Row]) -> String {\n" + body + "}\n";
        String types = Rust.repeat(16, """
                pub struct Sale<i> { pub cents: u64, pub shop: [u8; <i>] }
                impl Ledger for Sale<i> {
                    fn amount(&self) -> u64 { self.cents + <i> }
                    fn group(&self) -> String { format!("shop {}", self.shop.len()) }
                }
                """) + "fn main() {\n" + Rust.repeat(16,
                "    println!(\"{}\", Sale<i>::digest(&[Sale<i> { cents: <i>, shop: [0; <i>] }]));") + "}\n";
        return Experiment.of("provided_method", "Ledger::digest, a provided method compiled for 16 types",
                Project.program("provided_method", trait + types), Expectation.says("digest"))
                .edit("the method's work in a function without types", Project.program("provided_method", shared
                        + types));
    }

    /** Each route has a stack of layers of a type of its own. */
    private static Experiment serviceStack() {
        String layers = "pub trait Service { fn call(&self, request: &str) -> Result<String, String>; }\n"
                + Rust.repeat(8, """
                pub struct Layer<i><S> { pub inner: S, pub limit: usize }
                impl<S: Service> Service for Layer<i><S> {
                    fn call(&self, request: &str) -> Result<String, String> {
                        if request.len() > self.limit * <i> + 10 {
                            return Err(format!("layer <i>: {} is more than {}", request.len(), self.limit));
                        }
                        let words: Vec<&str> = request.split('/').filter(|word| !word.is_empty()).collect();
                        let answer = self.inner.call(&words.join("/")).map_err(|e| format!("layer <i>: {e}"))?;
                        Ok(answer.lines().map(|line| line.trim_end()).collect::<Vec<_>>().join("\\n"))
                    }
                }
                """) + Rust.repeat(16, """
                pub struct Handler<i>(pub u32);
                impl Service for Handler<i> {
                    fn call(&self, request: &str) -> Result<String, String> { Ok(format!("{request} {}", self.0 + <i>)) }
                }
                """);
        String route = "pub fn route_<i>() -> Box<dyn Service> {\n    Box::new(STACK)\n}\n";
        String stack = "Handler<i>(<i>)";
        for (int i = 0; i < 8; i++) {
            stack = "Layer" + i + " { inner: " + stack + ", limit: 9 }";
        }
        String boxed =
                "impl Service for Box<dyn Service> { fn call(&self, request: &str) -> Result<String, String> { (**self).call(request) } }\n";
        return Experiment.of("service_stack", "16 routes, each a stack of the same eight layers for a type of its own",
                Project.library("service_stack", layers + Rust.repeat(16, route.replace("STACK", stack))),
                Expectation.says("Layer|Service|Handler"))
                .edit("the handler boxed below the layers", Project.library("service_stack", layers + boxed
                        + Rust.repeat(16, route.replace("STACK", stack.replace("Handler<i>(<i>)",
                                "(Box::new(Handler<i>(<i>)) as Box<dyn Service>)")))));
    }

    /** Queries are types: each condition wraps what stands before it, and the traits are proved for all of it. */
    private static Experiment queryExpressions() {
        String dsl = """
                #![recursion_limit = "512"]
                use std::marker::PhantomData;
                pub trait Table { const NAME: &'static str; }
                pub trait Expression { type SqlType; type Source: Table; fn sql(&self, out: &mut String); }
                pub trait Predicate: Expression<SqlType = Bool> {}
                impl<E: Expression<SqlType = Bool>> Predicate for E {}
                pub struct Bool;
                pub struct Text;
                pub struct Column<T, K, const N: usize>(PhantomData<(T, K)>);
                impl<T, K, const N: usize> Column<T, K, N> { pub const fn new() -> Self { Column(PhantomData) } }
                impl<T: Table, K, const N: usize> Expression for Column<T, K, N> {
                    type SqlType = K;
                    type Source = T;
                    fn sql(&self, out: &mut String) { out.push_str(T::NAME); }
                }
                pub struct Eq<L>(L, String);
                pub struct And<L, R>(L, R);
                impl<L: Expression<SqlType = Text>> Expression for Eq<L> {
                    type SqlType = Bool;
                    type Source = L::Source;
                    fn sql(&self, out: &mut String) { self.0.sql(out); out.push_str(&self.1); }
                }
                impl<L: Predicate, R: Predicate> Expression for And<L, R> where R: Expression<Source = <L as Expression>::Source> {
                    type SqlType = Bool;
                    type Source = <L as Expression>::Source;
                    fn sql(&self, out: &mut String) { self.0.sql(out); self.1.sql(out); }
                }
                pub trait Conditions: Predicate + Sized {
                    fn and<R: Predicate>(self, right: R) -> And<Self, R> where And<Self, R>: Predicate { And(self, right) }
                }
                impl<E: Predicate> Conditions for E {}
                pub fn eq<L: Expression<SqlType = Text>>(left: L, text: &str) -> Eq<L> { Eq(left, text.to_string()) }
                """;
        String tables = Rust.repeat(8,
                "pub struct Users<i>;\nimpl Table for Users<i> { const NAME: &'static str = \"users<i>\"; }");
        String find = Rust.repeat(8, f -> "pub fn find_" + f + "(text: &str, out: &mut String) {\n    eq(Column::<Users"
                + f
                + ", Text, 0>::new(), text)" + Rust.join(40, "", i -> "\n        .and(eq(Column::<Users" + f
                        + ", Text, " + (i + 1) + ">::new(), text))") + ".sql(out);\n}");
        String boxed =
                "fn boxed<E: Predicate + 'static>(e: E) -> Box<dyn Fn(&mut String)> { Box::new(move |out| e.sql(out)) }\n";
        String findBoxed = Rust.repeat(8, f -> "pub fn find_" + f + "(text: &str, out: &mut String) {\n"
                + "    let all: Vec<Box<dyn Fn(&mut String)>> = vec!["
                + Rust.join(41, ", ", i -> "boxed(eq(Column::<Users" + f
                        + ", Text, " + i + ">::new(), text))") + "];\n    for one in all { one(out); }\n}");
        return Experiment.of("query_expressions", "queries whose 40 conditions are a type And<And<…>> each",
                Project.library("query_expressions", dsl + tables + find),
                Expectation.says("And|Predicate|Expression|Conditions|find_\\d"))
                .edit("each condition boxed", Project.library("query_expressions", dsl + tables + boxed + findBoxed));
    }

    /** Arithmetic in types. */
    private static Experiment typeNumbers() {
        String numbers = """
                #![recursion_limit = "2048"]
                use std::marker::PhantomData;
                pub struct Zero;
                pub struct Succ<N>(PhantomData<N>);
                pub trait Number { const VALUE: usize; }
                impl Number for Zero { const VALUE: usize = 0; }
                impl<N: Number> Number for Succ<N> { const VALUE: usize = N::VALUE + 1; }
                pub trait Plus<M> { type Sum: Number; }
                impl<M: Number> Plus<M> for Zero { type Sum = M; }
                impl<M, N: Plus<M>> Plus<M> for Succ<N> where Succ<<N as Plus<M>>::Sum>: Number { type Sum = Succ<<N as Plus<M>>::Sum>; }
                pub trait Times<M> { type Product: Number; }
                impl<M> Times<M> for Zero { type Product = Zero; }
                impl<M, N: Times<M>> Times<M> for Succ<N> where M: Plus<<N as Times<M>>::Product> {
                    type Product = <M as Plus<<N as Times<M>>::Product>>::Sum;
                }
                type N1 = Succ<Zero>;
                """ + Rust.repeat(14, i -> "type N" + (i + 2) + " = Succ<N" + (i + 1) + ">;");
        StringBuilder areas = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        for (int a = 5; a <= 14; a++) {
            for (int b = 5; b <= 14; b++) {
                areas.append("pub fn area_").append(a).append('_').append(b).append("() -> usize { <N").append(a)
                        .append(" as Times<N").append(b)
                        .append(">>::Product::VALUE }\n");
                plain.append("pub fn area_").append(a).append('_').append(b).append("() -> usize { N").append(a)
                        .append("::VALUE * N").append(b).append("::VALUE }\n");
            }
        }
        return Experiment.of("type_numbers", "Times and Plus, arithmetic by traits on numbers that are types",
                Project.library("type_numbers", numbers + areas), Expectation.says("Times|Plus|Succ|Number"))
                .edit("arithmetic on constants", Project.library("type_numbers", numbers + plain));
    }

    /** Functions that hide what they return: each type holds all before it. */
    private static Experiment opaqueStages() {
        int stages = 6;
        String stage = """
                pub fn stage_<j>(seed: u64) -> impl Iterator<Item = u64> + Clone + Send {
                    stage_<i>(seed).filter(move |n| n % (seed + <j>) != 1).map(|n| n.rotate_left(<j> % 64)).chain(std::iter::once(<j>))
                }
                """;
        String start =
                "pub fn stage_0(seed: u64) -> impl Iterator<Item = u64> + Clone + Send { (0..seed).map(|n| n * 3) }\n";
        String end = "fn main() { println!(\"{:?}\", stage_" + stages + "(9).clone().max()); }\n";
        return Experiment.of("opaque_stages",
                "stage_1 to stage_6, each of which returns an iterator around the one before",
                Project.program("opaque_stages",
                        "#![recursion_limit = \"512\"]\n#![type_length_limit = \"100000000\"]\n" + start
                                + Rust.repeat(stages, i -> stage.replace("<i>", String.valueOf(i)).replace("<j>",
                                        String.valueOf(i + 1))) + end),
                Expectation.says("stage_\\d"))
                .edit("each stage returns a Vec", Project.program("opaque_stages", (start + Rust.repeat(stages,
                        i -> stage.replace("<i>", String.valueOf(i)).replace("<j>", String.valueOf(i + 1)) + "") + end)
                        .replace("impl Iterator<Item = u64> + Clone + Send", "Vec<u64>")
                        .replace("(0..seed).map(|n| n * 3)", "(0..seed).map(|n| n * 3).collect()")
                        .replaceAll("stage_(\\d+)\\(seed\\)\\.filter", "stage_$1(seed).into_iter().filter")
                        .replaceAll("(once\\(\\d+\\)\\))", "$1.collect()")
                        .replace(".clone().max()", ".into_iter().max()")));
    }

    /** A dependency's generic type, with all that it does, for each type of the user. */
    private static Experiment dependencyType() {
        String store = """
                use std::collections::{BTreeMap, HashMap};
                pub trait Entity: Clone + 'static { fn id(&self) -> u64; fn title(&self) -> String; }
                pub struct Repository<E> { by_id: HashMap<u64, E>, by_title: BTreeMap<String, Vec<u64>>, log: Vec<String> }
                impl<E: Entity> Repository<E> {
                    pub fn new() -> Self { Repository { by_id: HashMap::new(), by_title: BTreeMap::new(), log: Vec::new() } }
                    pub fn add(&mut self, entity: E) -> Result<u64, String> {
                        let id = entity.id();
                        if self.by_id.contains_key(&id) { return Err(format!("{id} is there: {}", entity.title())); }
                        self.by_title.entry(entity.title()).or_default().push(id);
                        self.by_id.insert(id, entity);
                        self.log.push(format!("added {id}"));
                        Ok(id)
                    }
                    pub fn remove(&mut self, id: u64) -> Option<E> {
                        let entity = self.by_id.remove(&id)?;
                        if let Some(ids) = self.by_title.get_mut(&entity.title()) { ids.retain(|one| *one != id); }
                        self.by_title.retain(|_, ids| !ids.is_empty());
                        Some(entity)
                    }
                    pub fn find(&self, title: &str) -> Vec<E> {
                        let mut found: Vec<E> = self.by_title.range(title.to_string()..).take_while(|(t, _)| t.starts_with(title))
                            .flat_map(|(_, ids)| ids.iter()).filter_map(|id| self.by_id.get(id)).cloned().collect();
                        found.sort_by_key(|entity| entity.id());
                        found
                    }
                    pub fn page(&self, from: usize, size: usize) -> (usize, Vec<E>) {
                        let mut all: Vec<&E> = self.by_id.values().collect();
                        all.sort_by(|a, b| a.title().cmp(&b.title()).then(a.id().cmp(&b.id())));
                        (all.len(), all.into_iter().skip(from).take(size).cloned().collect())
                    }
                    pub fn report(&self) -> String {
                        self.by_title.iter().map(|(title, ids)| format!("{title}: {ids:?}\\n")).chain(self.log.iter().cloned()).collect()
                    }
                }
                """;
        String types = Rust.repeat(5, """
                #[derive(Clone)]
                pub struct Item<i> { id: u64, title: String, rest: [u8; <i>] }
                impl store::Entity for Item<i> {
                    fn id(&self) -> u64 { self.id + self.rest.len() as u64 }
                    fn title(&self) -> String { self.title.clone() }
                }
                pub fn items_<i>(out: &mut String) -> Result<(), String> {
                    let mut all = store::Repository::new();
                    all.add(Item<i> { id: 1, title: "a".to_string(), rest: [0; <i>] })?;
                    out.push_str(&format!("{} {} {}", all.find("a").len(), all.page(0, 10).0, all.report()));
                    all.remove(1).map(|_| ()).ok_or("none".to_string())
                }
                """);
        String one = """
                #[derive(Clone)]
                pub struct Item { id: u64, title: String, rest: Vec<u8> }
                impl store::Entity for Item {
                    fn id(&self) -> u64 { self.id + self.rest.len() as u64 }
                    fn title(&self) -> String { self.title.clone() }
                }
                """ + Rust.repeat(5, """
                pub fn items_<i>(out: &mut String) -> Result<(), String> {
                    let mut all = store::Repository::new();
                    all.add(Item { id: 1, title: "a".to_string(), rest: vec![0; <i>] })?;
                    out.push_str(&format!("{} {} {}", all.find("a").len(), all.page(0, 10).0, all.report()));
                    all.remove(1).map(|_| ()).ok_or("none".to_string())
                }
                """);
        return Experiment.of("dependency_type",
                "store::Repository, a dependency's generic type, for 5 types of the user",
                Project.library("dependency_type", types).dependency("store", store).release(),
                Expectation.says("Repository"))
                .edit("one type for all", Project.library("dependency_type", one).dependency("store", store)
                        .release());
    }

    /** Types that hold each other: nothing is written, and all of it is dropped. */
    private static Experiment dropGlue() {
        int types = 260;
        String type = """
                #[derive(Default)]
                pub struct Part<i> {
                    pub name: String, pub notes: Vec<Option<Box<NEXT>>>, pub index: std::collections::HashMap<u32, Vec<NEXT>>,
                    pub first: Option<Box<NEXT>>, pub lines: Vec<(String, [u8; <i>])>,
                }
                """;
        String all = Rust.repeat(types, i -> type.replace("<i>", String.valueOf(i % 32))
                .replace("Part" + i % 32 + " ", "Part" + i + " ")
                .replace("NEXT", i % 10 == 0 ? "Leaf" : "Part" + (i - 1)));
        String document = "pub struct Leaf(pub String);\n" + all
                + "#[derive(Default)]\npub struct Document { pub root: Part9, " + Rust.join(types / 10 - 1, ", ",
                        i -> "pub chapter_" + i + ": Part" + (i * 10 + 19)) + " }\n"
                + "pub fn close(document: Document) -> usize { document.root.name.len() }\n";
        String few = "pub struct Leaf(pub String);\n#[derive(Default)]\npub struct Part {\n"
                + "    pub name: String, pub notes: Vec<Option<Box<Part>>>, pub index: std::collections::HashMap<u32, Vec<Part>>,\n"
                + "    pub first: Option<Box<Part>>, pub lines: Vec<(String, Vec<u8>)>,\n}\n"
                + "#[derive(Default)]\npub struct Document { pub root: Part }\npub fn close(document: Document) -> usize { document.root.name.len() }\n";
        return Experiment.of("drop_glue", "Document, of 260 types that hold each other, each with code to drop it",
                Project.library("drop_glue", document), Expectation.says("Document|Part|close"))
                .edit("one type for all parts", Project.library("drop_glue", few));
    }

    /** Async functions that join others: the state machine of each holds all that it waits for. */
    private static Experiment asyncJoins() {
        String join = """
                #![recursion_limit = "512"]
                use std::future::Future;
                use std::pin::Pin;
                use std::task::{Context, Poll};
                pub struct Join<A: Future, B: Future> { a: Pin<Box<A>>, b: Pin<Box<B>>, x: Option<A::Output>, y: Option<B::Output> }
                impl<A: Future, B: Future> Future for Join<A, B> where A::Output: Unpin, B::Output: Unpin {
                    type Output = (A::Output, B::Output);
                    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
                        if self.x.is_none() { if let Poll::Ready(x) = self.a.as_mut().poll(context) { self.x = Some(x); } }
                        if self.y.is_none() { if let Poll::Ready(y) = self.b.as_mut().poll(context) { self.y = Some(y); } }
                        if self.x.is_some() && self.y.is_some() { return Poll::Ready((self.x.take().unwrap(), self.y.take().unwrap())); }
                        Poll::Pending
                    }
                }
                pub fn join<A: Future, B: Future>(a: A, b: B) -> Join<A, B> { Join { a: Box::pin(a), b: Box::pin(b), x: None, y: None } }
                pub fn spawn(task: impl Future<Output = u64> + Send + 'static) -> Pin<Box<dyn Future<Output = u64> + Send>> { Box::pin(task) }
                async fn load(key: u64) -> u64 { std::future::ready(key).await }
                """;
        String flow = """
                pub async fn flow_<j>(key: u64) -> u64 {
                    let name = format!("flow {key}");
                    let (a, (b, c)) = join(flow_<i>(key + 1), join(load(key), load(key * 2))).await;
                    let (d, e) = join(load(a ^ b), load(c + name.len() as u64)).await;
                    let lines: Vec<String> = vec![name.clone(), d.to_string()];
                    let f = load(e + lines.len() as u64).await;
                    f + name.len() as u64 + lines.len() as u64
                }
                pub fn start_<j>(key: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> { spawn(flow_<j>(key)) }
                """;
        String first = "pub async fn flow_0(key: u64) -> u64 { load(key).await }\n";
        String flows = Rust.repeat(60, i -> flow.replace("<i>", String.valueOf(i))
                .replace("<j>", String.valueOf(i + 1)));
        String boxed = Rust.repeat(60, i -> flow.replace("flow_<i>(key + 1)", "start_<i>(key + 1)").replace("<i>",
                String.valueOf(i)).replace("<j>", String.valueOf(i + 1)));
        return Experiment.of("async_joins", "flow_1 to flow_60, async functions of which each joins the one before",
                Project.library("async_joins", join + first + flows), Expectation.says("flow_\\d|Join|::join\\b"))
                .edit("each flow is boxed where it is joined", Project.library("async_joins", join + first
                        + "pub fn start_0(key: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> { spawn(flow_0(key)) }\n"
                        + boxed));
    }

    /** A large trait whose methods all have to be there for each type that becomes an object. */
    private static Experiment widgetTable() {
        String start = "pub trait Widget {\n    fn size(&self) -> (u32, u32);\n    fn name(&self) -> String;\n";
        String method = """
                    fn event_<i>(&mut self, log: &mut Vec<String>) -> Result<u32, String> {
                        let (width, height) = self.size();
                        if width * height == <i> { return Err(format!("{}: event_<i>", self.name())); }
                        log.push(format!("{} {width}x{height}", self.name()));
                        Ok(width.saturating_sub(height) + <i>)
                    }
                """;
        String shared = """
                    fn event_<i>(&mut self, log: &mut Vec<String>) -> Result<u32, String> { note(self.size(), &|| self.name(), log, <i>) }
                """;
        String note = """
                fn note((width, height): (u32, u32), name: &dyn Fn() -> String, log: &mut Vec<String>, event: u32) -> Result<u32, String> {
                    if width * height == event { return Err(format!("{}: {event}", name())); }
                    log.push(format!("{} {width}x{height}", name()));
                    Ok(width.saturating_sub(height) + event)
                }
                """;
        String types = Rust.repeat(60, """
                pub struct Button<i> { pub width: u32, pub text: String }
                impl Widget for Button<i> {
                    fn size(&self) -> (u32, u32) { (self.width, <i>) }
                    fn name(&self) -> String { self.text.to_uppercase() }
                }
                """) + "pub fn all() -> Vec<Box<dyn Widget>> {\n    vec![\n" + Rust.repeat(60,
                "        Box::new(Button<i> { width: <i>, text: String::new() }),") + "    ]\n}\n";
        return Experiment.of("widget_table", "Widget, a trait of 40 provided methods, for 60 types behind dyn",
                Project.library("widget_table", start + Rust.repeat(40, method) + "}\n" + types),
                Expectation.says("Widget"))
                .edit("the methods call a function that is no method", Project.library("widget_table", note + start
                        + Rust.repeat(40, shared) + "}\n" + types));
    }

    /** A type with numbers for parameters, for each of many sizes. */
    private static Experiment matrixSizes() {
        String matrix = """
                #[derive(Clone, Copy)]
                pub struct Matrix<const R: usize, const C: usize>(pub [[f64; C]; R]);
                impl<const R: usize, const C: usize> Matrix<R, C> {
                    pub fn multiply<const D: usize>(&self, other: &Matrix<C, D>) -> Matrix<R, D> {
                        let mut out = [[0.0; D]; R];
                        for r in 0..R { for d in 0..D { for c in 0..C { out[r][d] += self.0[r][c] * other.0[c][d]; } } }
                        Matrix(out)
                    }
                    pub fn pivot(&mut self) -> usize {
                        let mut rank = 0;
                        for c in 0..C {
                            let Some(best) = (rank..R).max_by(|a, b| self.0[*a][c].abs().total_cmp(&self.0[*b][c].abs())) else { break };
                            if self.0[best][c] == 0.0 { continue; }
                            self.0.swap(best, rank);
                            for r in rank + 1..R {
                                let factor = self.0[r][c] / self.0[rank][c];
                                for k in c..C { self.0[r][k] -= factor * self.0[rank][k]; }
                            }
                            rank += 1;
                        }
                        rank
                    }
                }
                """;
        StringBuilder uses = new StringBuilder();
        StringBuilder few = new StringBuilder();
        for (int r = 2; r < 10; r++) {
            for (int c = 2; c < 10; c++) {
                String use =
                        ("pub fn solve_<r>_<c>(a: &Matrix<<R>, <C>>, b: &Matrix<<C>, 4>) -> usize { a.multiply(b).pivot() + a.clone().pivot() }\n")
                                .replace("<r>", "" + r).replace("<c>", "" + c);
                uses.append(use.replace("<R>", "" + r).replace("<C>", "" + c));
                few.append(use.replace("<R>", "9").replace("<C>", "9"));
            }
        }
        return Experiment.of("matrix_sizes", "Matrix, whose multiply and pivot are compiled for 64 sizes",
                Project.library("matrix_sizes", matrix + uses).release(), Expectation.says("Matrix|multiply|pivot"))
                .edit("one size, for the largest", Project.library("matrix_sizes", matrix + few).release());
    }
}
