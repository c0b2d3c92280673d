package dev.ferrolens.rust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the arguments of an event: what they are decides the text's shape; the label only what the text cannot tell.
 *
 * <p>Any text is read without failing, in a time linear in its length. What is not understood comes back whole, as
 * {@link KeyKind#OTHER}.
 *
 * <pre>{@code
 * KeyReader.read("codegen_select_candidate", List.of(
 *         "PseudoCanonicalInput { typing_env: .., value: <isize as std::cmp::PartialOrd> }"))
 *     .item()      // <isize as core::cmp::PartialOrd>
 * }</pre>
 */
public final class KeyReader {
    /** The fields that hold what a query is about, in the structs that hold other things too. */
    private static final String[] PAYLOAD = {"value", "canonical", "goal", "predicate", "instance", "trait_ref",
        "dropped_ty", "self_ty", "mir_ty", "ty", "def_id", "did"};
    private static final int MOST_WRAPPERS = 24;

    /** Tuple structs around what a query is about. */
    private static final Set<String> WRAPPERS = Set.of("LocalModDefId", "LocalDefId", "Some", "Ty", "Const", "Adt",
            "Foreign", "ClauseKind", "Clause", "Predicate");

    private final RustText text;
    private final Crates crates;
    private final boolean isBare;
    private final Map<String, KeyFacts> known;
    /** Whether the cursor is in what bounds stand before, which is looked up but once. */
    private boolean isBehindBounds;

    private KeyReader(RustText text, Crates crates, boolean isBare, Map<String, KeyFacts> known) {
        this.text = text;
        this.crates = crates;
        this.isBare = isBare;
        this.known = known;
    }

    /** Facts of an event's arguments, where the crates of the compilation are not known. */
    public static KeyFacts read(String label, List<String> arguments) {
        return read(label, arguments, Crates.UNKNOWN);
    }

    /** Facts of an event's arguments; types and traits of the compiled crate are named with it. */
    public static KeyFacts read(String label, List<String> arguments, Crates crates) {
        return read(label, arguments, crates, new HashMap<>());
    }

    /**
     * The same for one of the many keys of a compilation: what they are about recurs under other labels and bounds, and
     * is read once.
     *
     * @param known what was read before with the same crates, by its text; what is read now is added
     */
    public static KeyFacts read(String label, List<String> arguments, Crates crates, Map<String, KeyFacts> known) {
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            return KeyFacts.bare(KeyKind.OTHER, null);
        }
        KeyFacts plain = PlainKeys.read(label, arguments);
        if (plain != null) {
            return plain;
        }
        String first = arguments.get(0);
        RustText text = new RustText(first, 0, first.length(), crates);
        KeyFacts facts = new KeyReader(text, crates, PlainKeys.isTypeQuery(label), known).value();
        return facts == null ? KeyFacts.other(first) : facts;
    }

    /**
     * The functions that an event of LLVM names, one {@link KeyKind#SYMBOL} each, in their order. Most passes run on
     * one function, some on a group of functions that call each other, each of which is an argument. Empty for a pass
     * on a loop, which LLVM shows without its function, for one on a module, and for the events of rustc itself.
     *
     * @see <a
     *     href="https://github.com/rust-lang/rust/blob/master/compiler/rustc_codegen_llvm/src/back/profiling.rs">how
     *     rustc takes the names of a group apart</a>
     */
    public static List<KeyFacts> symbols(String label, List<String> arguments) {
        return PlainKeys.symbols(label, arguments);
    }

    /** What the text from here up to there says, null where it is nothing known. It is the same in every key. */
    private KeyFacts once(int end, Supplier<KeyFacts> reading) {
        String part = text.text.substring(text.at, end);
        KeyFacts facts = known.get(part);
        if (facts == null) {
            facts = reading.get();
            if (facts != null) {
                known.put(part, facts);
            }
        }
        return facts;
    }

    /** Reads what stands here, after stepping into the wrappers around it; null where it is nothing known. */
    private KeyFacts value() {
        for (int wrappers = 0; wrappers < MOST_WRAPPERS && !text.atEnd(); wrappers++) {
            char c = text.peek();
            if (c == '<') {
                return traitReference();
            }
            if (c == '(') {
                if (!enterTuple()) {
                    return tupleType();
                }
                continue;
            }
            int wordEnd = text.wordEnd();
            if (wordEnd == text.at) {
                return type();
            }
            char next = wordEnd < text.end ? text.text.charAt(wordEnd) : '\0';
            if (next == ' ' && text.text.startsWith("{ ", wordEnd + 1)) {
                if (text.looksAt("Instance {")) {
                    return once(text.at == 0 ? text.end : Brackets.after(text.text, wordEnd, text.end), this::instance);
                }
                if (text.looksAt("AliasTerm {") || text.looksAt("AliasTy {")) {
                    return projection(Alias.read(text));
                }
                if (InstanceKind.isVariant(text.text.substring(text.at, wordEnd))) {
                    return instanceOfKind();
                }
                boolean isWhole = text.at == 0;
                boolean hasBounds = text.looksAt("PseudoCanonicalInput {") || text.looksAt("ParamEnvAnd {");
                if (!text.enter(PAYLOAD)) {
                    return null;
                }
                if (hasBounds && !isBehindBounds) {
                    isBehindBounds = true;
                    return once(isWhole ? text.end : text.bracketEnd(), this::value);
                }
            } else if (next == '(') {
                KeyFacts facts = constructor(text.text.substring(text.at, wordEnd), wordEnd);
                if (facts != null) {
                    return facts;
                }
                if (text.peek() != '(') {
                    return null;
                }
                text.at++;
            } else {
                return type();
            }
        }
        return null;
    }

    /** Steps to the part of a tuple that says most; false where the tuple is a type. */
    private boolean enterTuple() {
        RustText t = text;
        int from = t.at;
        t.at++;
        if (t.looksAt("Instance {") || t.looksAt("DefId(") || t.looksAt("CanonicalQueryInput {")
                || t.looksAt("Canonical {") || t.looksAt("LocalDefId(")) {
            return true;
        }
        int wordEnd = t.wordEnd();
        if (t.text.startsWith(", PseudoCanonicalInput {", wordEnd) || t.text.startsWith(", Canonical", wordEnd)) {
            t.at = wordEnd + 2;
            return true;
        }
        t.at = from;
        return false;
    }

    /** {@code (A, B)} as a type, or {@code (T, Some(Trait))}, which asks for the vtable of the two. */
    private KeyFacts tupleType() {
        int from = text.at;
        text.at++;
        String self = text.atEnd() || text.peek() == ')' ? "" : text.readType();
        if (text.skip(", Some(")) {
            String trait = text.readType();
            return traitGoal(self, trait, "");
        }
        text.at = from;
        return type();
    }

    // --- definitions and instances

    private KeyFacts definition(KeyKind form, String definition, InstanceKind kind, List<String> arguments) {
        return KeyFacts.of(form, withArguments(definition, arguments)).definition(definition)
                .function(Paths.function(definition)).kind(kind).typeArguments(arguments).build();
    }

    /** {@code a::f} with its arguments; those of a closure stand before it: {@code a::f::<T>::{closure#0}}. */
    private static String withArguments(String definition, List<String> arguments) {
        if (arguments.isEmpty()) {
            return definition;
        }
        String bracketed = "::<" + String.join(", ", arguments) + ">";
        int closure = definition.indexOf("::{closure");
        int at = closure < 0 ? definition.length() : closure;
        return definition.substring(0, at) + bracketed + definition.substring(at);
    }

    /** {@code Instance { def: Item(DefId(..)), args: [..] }}. */
    private KeyFacts instance() {
        if (!text.enter("def")) {
            return null;
        }
        KindAndDefinition made = kindAndDefinition();
        if (made == null) {
            return null;
        }
        List<String> arguments = text.toField("args", "substs") && text.skip("[")
                ? text.readList(Paths.isClosure(made.definition)) : List.of();
        return definition(KeyKind.INSTANCE, made.definition, made.kind, arguments);
    }

    /** {@code DropGlue(DefId(..), Some(T))}, which is how {@code mir_shims} names an instance. */
    private KeyFacts instanceOfKind() {
        KindAndDefinition made = kindAndDefinition();
        return made == null ? null : definition(KeyKind.INSTANCE, made.definition, made.kind, made.subject);
    }

    private record KindAndDefinition(InstanceKind kind, String definition, List<String> subject) {}

    /**
     * Reads {@code Item(DefId(..))}, {@code ClosureOnceShim { call_once: DefId(..), .. }} and whatever has that shape.
     */
    private KindAndDefinition kindAndDefinition() {
        int wordEnd = text.wordEnd();
        String variant = text.text.substring(text.at, wordEnd);
        text.at = wordEnd;
        text.skipSpaces();
        int close = Brackets.after(text.text, text.at, text.end);
        // The definition is the first thing in the brackets, at most behind the name of a field and a wrapper.
        int id = text.text.indexOf("DefId(", text.at);
        if (id < 0 || id >= close || id - text.at > 64) {
            return null;
        }
        text.at = id;
        String definition = text.readDefId();
        List<String> subject = new ArrayList<>(1);
        if (text.skip(", ")) {
            boolean isOption = text.skip("Some(");
            boolean isField = text.text.startsWith(": ", text.wordEnd());
            if (isOption || !isField && !text.looksAt("None") && variant.endsWith("Shim")) {
                subject.add(text.readType());
            }
        }
        text.at = Math.max(text.at, close);
        InstanceKind kind = InstanceKind.ofVariant(variant);
        boolean isClosure = kind == InstanceKind.ITEM && Paths.isClosure(definition);
        return new KindAndDefinition(isClosure ? InstanceKind.CLOSURE : kind, definition, subject);
    }

    // --- goals

    private KeyFacts constructor(String word, int open) {
        RustText t = text;
        switch (word) {
            case "DefId" -> {
                return definitionWithArguments();
            }
            case "TraitPredicate" -> {
                t.at = open + 1;
                return traitReference();
            }
            case "ProjectionPredicate", "NormalizesTo" -> {
                t.at = open + 1;
                return projectionGoal();
            }
            case "OutlivesPredicate", "TypeOutlives", "RegionOutlives" -> {
                t.at = open + 1;
                return outlives();
            }
            case "Alias" -> {
                t.at = open + 1;
                int kindEnd = t.wordEnd();
                if (t.text.startsWith(", ", kindEnd)) {
                    t.at = kindEnd + 2;
                }
                return t.looksAt("Alias") ? projection(Alias.read(t)) : null;
            }
            case "Closure", "FnDef", "Coroutine", "CoroutineClosure", "CoroutineWitness", "fn" -> {
                return type();
            }
            default -> {
                t.at = open;
                if (WRAPPERS.contains(word)) {
                    return null;
                }
                if (t.text.startsWith("DefId(", open + 1) && InstanceKind.isVariant(word)) {
                    t.at = open - word.length();
                    return instanceOfKind();
                }
                t.at = open + 1;
                return isGoal(word) ? goal(word) : null;
            }
        }
    }

    private static boolean isGoal(String word) {
        return switch (word) {
            case "WellFormed", "DynCompatible", "ObjectSafe", "Subtype", "Coerce", "ConstEvaluatable", "ConstEquate",
                    "ConstArgHasType", "AliasRelate", "ClosureKind", "TypeWellFormedFromEnv", "UnstableFeature" -> true;
            default -> word.endsWith("Predicate");
        };
    }

    /** {@code WellFormed(T)}, {@code ConstArgHasType(N, usize)}: by their name and what they are about. */
    private KeyFacts goal(String name) {
        List<String> parts = text.readList(false);
        String subject = parts.isEmpty() ? null : parts.get(0);
        return KeyFacts.of(KeyKind.GOAL, name + "(" + String.join(", ", parts) + ")").selfType(subject).build();
    }

    /** {@code OutlivesPredicate(T, 'static)}. */
    private KeyFacts outlives() {
        boolean isRegion = text.peek() == '\'';
        String self = isRegion ? null : text.readType();
        int from = text.at + (text.looksAt(", ") ? 2 : 0);
        int to = Brackets.itemEnd(text.text, Math.min(from, text.end), text.end);
        String bound = isRegion ? "" : region(text.text, from, to);
        String item = isRegion ? "'_: '_" : self + ": " + bound;
        return KeyFacts.of(KeyKind.GOAL, item).selfType(self).build();
    }

    /** {@code 'static} keeps its name; the names of other lifetimes say nothing outside of their function. */
    private static String region(String text, int from, int to) {
        return text.startsWith("'static", from) && to - from == 7 ? "'static" : "'_";
    }

    /** {@code <S as Trait<A>>}, after which may come a polarity, or the rest of a path. */
    private KeyFacts traitReference() {
        RustText t = text;
        int from = t.at;
        if (t.peek() != '<') {
            return null;
        }
        t.at++;
        String self = t.readType();
        if (!t.skip(" as ")) {
            t.at = from;
            return type();
        }
        boolean isHost = t.skip("const ");
        String trait = t.readType();
        if (t.peek() == '>') {
            t.at++;
        }
        if (t.looksAt("::")) {
            t.at = from;
            return type();
        }
        return traitGoal(self, trait, t.looksAt(", polarity:Negative") ? "!" : "");
    }

    private KeyFacts traitGoal(String self, String trait, String polarity) {
        int open = argumentsStart(trait);
        String name = open < 0 ? trait : trait.substring(0, open);
        List<String> arguments = open < 0 ? List.of() : SymbolPath.split(trait, open);
        return KeyFacts.of(KeyKind.TRAIT_GOAL, "<" + self + " as " + polarity + trait + ">").definition(name)
                .crate(crateOf(name)).typeArguments(arguments).trait(name).selfType(self).build();
    }

    private static int argumentsStart(String trait) {
        return trait.endsWith(">") ? trait.indexOf('<', 1) : -1;
    }

    private KeyFacts projection(Alias alias) {
        if (alias.definition().isEmpty()) {
            return null;
        }
        if (!alias.isProjection()) {
            return definition(KeyKind.TYPE, alias.definition(), null, alias.arguments());
        }
        return projection(alias, alias.text());
    }

    private static KeyFacts projection(Alias alias, String item) {
        String definition = alias.definition();
        List<String> arguments = alias.arguments();
        return KeyFacts.of(KeyKind.PROJECTION, item).definition(definition)
                .typeArguments(arguments.subList(1, arguments.size())).trait(Paths.parent(definition))
                .selfType(arguments.get(0)).build();
    }

    /** {@code ProjectionPredicate(AliasTerm { .. }, Term::Ty(T))}. */
    private KeyFacts projectionGoal() {
        if (!text.looksAt("Alias")) {
            return null;
        }
        Alias alias = Alias.read(text);
        String term = text.skip(", ") ? text.readType() : "_";
        if (!alias.isProjection()) {
            return alias.definition().isEmpty() ? null
                    : definition(KeyKind.TYPE, alias.definition(), null, alias.arguments());
        }
        return projection(alias, alias.text() + " == " + term);
    }

    /** {@code DefId(..)}, or {@code DefId(..), [args]} inside of a tuple: what is to be resolved to an instance. */
    private KeyFacts definitionWithArguments() {
        String definition = text.readDefId();
        if (definition.isEmpty()) {
            return null;
        }
        boolean isModule = text.text.startsWith("LocalModDefId");
        if (isModule) {
            return PlainKeys.module(definition);
        }
        List<String> arguments = text.skip(", [") ? text.readList(Paths.isClosure(definition)) : List.of();
        return definition(KeyKind.DEFINITION, definition, null, arguments);
    }

    // --- types and plain paths

    private KeyFacts type() {
        int from = text.at;
        boolean isWhole = from == 0;
        boolean isPath = isWhole && !isBare && Cursor.isIdentifierPart(text.peek());
        if (isPath) {
            text.definingPaths();
        }
        String type = text.readType();
        if (type.isEmpty() || isWhole && !text.atEnd()) {
            return null;
        }
        if (isPath && (type.contains("::impl ") || Paths.withoutArguments(type).equals(type))) {
            return definition(KeyKind.DEFINITION, type, null, List.of());
        }
        return typeFacts(type);
    }

    private KeyFacts typeFacts(String type) {
        if (!Cursor.isIdentifierPart(type.charAt(0)) || type.startsWith("dyn ") || type.startsWith("impl ")
                || type.startsWith("fn(") || type.startsWith("unsafe ") || type.startsWith("extern ")) {
            return KeyFacts.bare(KeyKind.TYPE, type);
        }
        String definition = Paths.withoutArguments(type);
        int open = argumentsStart(type);
        List<String> arguments = open < 0 ? List.of() : SymbolPath.split(type, open);
        return KeyFacts.of(KeyKind.TYPE, type).definition(definition).crate(crateOf(definition))
                .typeArguments(arguments).build();
    }

    /**
     * The crate of a path as the compiled crate sees it; null where the path may be its own and its name is not known.
     */
    private String crateOf(String path) {
        String first = Paths.crate(path);
        boolean isCrate = first != null && path.length() > first.length()
                && (crates.compiled() != null || first.equals("core") || first.equals("alloc") || first.equals("std"));
        return isCrate ? first : null;
    }
}
