package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Equality;
import dev.ferrolens.rust.RustType.Function;
import dev.ferrolens.rust.RustType.Goal;
import dev.ferrolens.rust.RustType.Text;
import dev.ferrolens.rust.Segment.Notation;
import dev.ferrolens.rust.Segment.Qualified;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the arguments of an event. Their kind is recognised by the text's shape, or by the label if the text is
 * ambiguous.
 *
 * <p>Reading never fails, and takes time linear in the text's length. Text that is not understood is returned whole, as
 * {@link KeyKind#OTHER}.
 *
 * <pre>{@code
 * KeyReader.read("codegen_select_candidate", List.of(
 *         "PseudoCanonicalInput { typing_env: .., value: <isize as std::cmp::PartialOrd> }"))
 *     .facts().item()      // <isize as core::cmp::PartialOrd>
 * }</pre>
 */
public final class KeyReader {
    private static final int MOST_WRAPPERS = 24;
    /** Tuple structs around the subject of a query. */
    private static final Set<String> WRAPPERS = Set.of("LocalModDefId", "LocalDefId", "Some", "Ty", "Const", "Adt",
            "Foreign", "ClauseKind", "Clause", "Predicate");

    private final KeySubject.Cutter cutter = new KeySubject.Cutter();
    private final Map<KeySubject, KeySubject> subjects = new ConcurrentHashMap<>();
    private final Recurring recurring = new Recurring();

    /** Reads an event's arguments if the crates of the compilation are not known. */
    public static Key read(String label, List<String> arguments) {
        return read(label, arguments, Crates.UNKNOWN);
    }

    /** Reads an event's arguments; types and traits of the compiled crate are named with the crate. */
    public static Key read(String label, List<String> arguments, Crates crates) {
        KeyReader reader = new KeyReader();
        return reader.read(reader.subject(label, arguments), crates);
    }

    /**
     * Returns the subject of an event's arguments, to be read once the crates are known from the whole recording. Safe
     * for use by several threads.
     */
    public KeySubject subject(String label, List<String> arguments) {
        return subject(label, arguments, arguments.isEmpty() ? 0 : around(arguments.get(0)));
    }

    /**
     * Returns the length of the text before a subject if it is the same as in a text with an earlier subject, or else
     * 0. The bounds there recur in many keys. Safe for use by several threads.
     */
    public int around(String text) {
        return cutter.around(text);
    }

    /**
     * Returns the same.
     *
     * @param around the length of the text {@linkplain #around before} the subject
     */
    public KeySubject subject(String label, List<String> arguments, int around) {
        KeySubject subject = cutter.cut(label, arguments, around);
        if (subject.key() != null) {
            return subject;
        }
        KeySubject same = subjects.putIfAbsent(subject, subject);
        return same == null ? subject : same;
    }

    /** Reads the key of a subject; the crates must be the same for all calls. Safe for use by several threads. */
    public Key read(KeySubject subject, Crates crates) {
        if (subject.key() != null) {
            return subject.key();
        }
        Key read = new Reading(subject, crates, recurring).value();
        return subject.keep(read == null ? Key.other(subject.text()) : read);
    }

    /**
     * Returns the functions that an event of LLVM names, each as a {@link KeyKind#SYMBOL}, in their order. Most passes
     * run on one function, some on a group of functions that call each other, each of which is an argument. The list is
     * empty for a pass on a loop, which LLVM shows without its function, for one on a module, and for events of rustc.
     *
     * @see <a
     *     href="https://github.com/rust-lang/rust/blob/master/compiler/rustc_codegen_llvm/src/back/profiling.rs">how
     *     rustc takes the names of a group apart</a>
     */
    public static List<Key> symbols(String label, List<String> arguments) {
        return PlainKeys.symbols(label, arguments);
    }

    private static Key definition(KeyKind form, RustPath definition, InstanceKind kind, List<RustType> arguments) {
        return Key.of(form, definition.withFunctionArguments(arguments, Notation.TURBOFISH)).definition(definition)
                .function(definition.function()).kind(kind).typeArguments(arguments).build();
    }

    /** Reads one text. */
    private static final class Reading {
        private final RustText text;
        private final KeySubject.Place place;

        Reading(KeySubject subject, Crates crates, Recurring recurring) {
            this.text = new RustText(subject.text(), crates).sharing(recurring);
            this.place = subject.place();
        }

        /** Reads the value here, inside of its wrappers; null if it is of no known kind. */
        Key value() {
            for (int wrappers = 0; wrappers < MOST_WRAPPERS && !text.atEnd(); wrappers++) {
                char c = text.peek();
                int wordEnd = text.wordEnd();
                char next = text.peek(wordEnd - text.at);
                if (c == '<') {
                    return traitReference();
                } else if (c == '(') {
                    if (!KeySubject.enterTuple(text)) {
                        return tupleType();
                    }
                } else if (next == '(' && wordEnd > text.at) {
                    Key key = constructor(text.text.substring(text.at, wordEnd), wordEnd);
                    if (key != null || text.peek() != '(') {
                        return key;
                    }
                    text.at++;
                } else if (wordEnd == text.at || !text.text.startsWith(" { ", wordEnd)) {
                    return type();
                } else if (text.looksAt("Instance {")) {
                    return instance();
                } else if (text.looksAt("AliasTerm {") || text.looksAt("AliasTy {")) {
                    return projection(Alias.read(text), null);
                } else if (InstanceKind.isVariant(text.text.substring(text.at, wordEnd))) {
                    return instanceOfKind();
                } else if (!KeySubject.enter(text)) {
                    return null;
                }
            }
            return null;
        }

        private Key constructor(String word, int open) {
            text.at = open + 1;
            switch (word) {
                case "DefId", "Closure", "FnDef", "Coroutine", "CoroutineClosure", "CoroutineWitness", "fn" -> {
                    text.at = open - word.length();
                    return word.equals("DefId") ? definitionWithArguments() : type();
                }
                case "TraitPredicate" -> {
                    return traitReference();
                }
                case "ProjectionPredicate", "NormalizesTo" -> {
                    return projectionGoal();
                }
                case "OutlivesPredicate", "TypeOutlives", "RegionOutlives" -> {
                    return outlives();
                }
                case "Alias" -> {
                    int kindEnd = text.wordEnd();
                    text.at = text.text.startsWith(", ", kindEnd) ? kindEnd + 2 : text.at;
                    return text.looksAt("Alias") ? projection(Alias.read(text), null) : null;
                }
                default -> {
                    return wrapped(word, open);
                }
            }
        }

        /**
         * Reads {@code WellFormed(T)} or {@code Item(DefId(..))}; after another word, steps into its brackets and
         * returns null.
         */
        private Key wrapped(String word, int open) {
            text.at = open;
            if (WRAPPERS.contains(word)) {
                return null;
            }
            if (text.text.startsWith("DefId(", open + 1) && InstanceKind.isVariant(word)) {
                text.at = open - word.length();
                return instanceOfKind();
            }
            text.at = open + 1;
            return isGoal(word) ? goal(word) : null;
        }

        // --- definitions and instances

        /** Reads {@code Instance { def: Item(DefId(..)), args: [..] }}. */
        private Key instance() {
            KindAndDefinition made = text.enter("def") ? kindAndDefinition() : null;
            if (made == null) {
                return null;
            }
            List<RustType> arguments = text.toField("args", "substs") && text.skip("[")
                    ? text.readList(made.definition.isClosure()) : List.of();
            return definition(KeyKind.INSTANCE, made.definition, made.kind, arguments);
        }

        /** Reads {@code DropGlue(DefId(..), Some(T))}, by which {@code mir_shims} names an instance. */
        private Key instanceOfKind() {
            KindAndDefinition made = kindAndDefinition();
            return made == null ? null : definition(KeyKind.INSTANCE, made.definition, made.kind, made.subject);
        }

        private record KindAndDefinition(InstanceKind kind, RustPath definition, List<RustType> subject) {}

        /**
         * Reads {@code Item(DefId(..))}, {@code ClosureOnceShim { call_once: DefId(..), .. }} and others of that shape.
         */
        private KindAndDefinition kindAndDefinition() {
            String variant = text.take(text.wordEnd());
            text.skipSpaces();
            int close = Brackets.after(text.text, text.at, text.end);
            // The definition comes first in the brackets, after at most the name of a field and a wrapper.
            int id = text.text.indexOf("DefId(", text.at);
            if (id < 0 || id >= close || id - text.at > 64) {
                return null;
            }
            text.at = id;
            RustPath definition = text.readDefId();
            List<RustType> subject = new ArrayList<>(1);
            if (text.skip(", ")) {
                boolean isOption = text.skip("Some(");
                boolean isField = text.text.startsWith(": ", text.wordEnd());
                if (isOption || !isField && !text.looksAt("None") && variant.endsWith("Shim")) {
                    subject.add(text.readType());
                }
            }
            text.at = Math.max(text.at, close);
            if (definition == null) {
                return null;
            }
            InstanceKind kind = InstanceKind.ofVariant(variant);
            boolean isClosure = kind == InstanceKind.ITEM && definition.isClosure();
            return new KindAndDefinition(isClosure ? InstanceKind.CLOSURE : kind, definition, subject);
        }

        /** Reads {@code DefId(..)}, or {@code DefId(..), [args]} in a tuple, which is to be resolved to an instance. */
        private Key definitionWithArguments() {
            RustPath definition = text.readDefId();
            if (definition == null) {
                return null;
            }
            if (text.text.startsWith("LocalModDefId")) {
                return PlainKeys.module(definition);
            }
            List<RustType> arguments = text.skip(", [") ? text.readList(definition.isClosure()) : List.of();
            return definition(KeyKind.DEFINITION, definition, null, arguments);
        }

        // --- goals

        private static boolean isGoal(String word) {
            return switch (word) {
                case "WellFormed", "DynCompatible", "ObjectSafe", "Subtype", "Coerce", "ConstEvaluatable",
                        "ConstEquate", "ConstArgHasType", "AliasRelate", "ClosureKind", "TypeWellFormedFromEnv",
                        "UnstableFeature" -> true;
                default -> word.endsWith("Predicate");
            };
        }

        /** Reads {@code WellFormed(T)}, {@code ConstArgHasType(N, usize)} and other goals of that shape. */
        private Key goal(String name) {
            List<RustType> parts = text.readList(false);
            return Key.of(KeyKind.GOAL, new Goal(name, parts)).selfType(parts.isEmpty() ? null : parts.get(0)).build();
        }

        /**
         * Reads {@code OutlivesPredicate(T, 'static)}. Names of lifetimes have no meaning outside of their function.
         */
        private Key outlives() {
            if (text.peek() == '\'') {
                return Key.bare(KeyKind.GOAL, new Text("'_: '_"));
            }
            RustType self = text.readType();
            text.skip(", ");
            int to = Brackets.itemEnd(text.text, text.at, text.end);
            boolean isStatic = text.looksAt("'static") && to - text.at == "'static".length();
            return Key.of(KeyKind.GOAL, new Equality(self, ": ", new Text(isStatic ? "'static" : "'_"))).selfType(self)
                    .build();
        }

        /** Reads {@code <S as Trait<A>>}, which a polarity or the rest of a path may follow. */
        private Key traitReference() {
            int from = text.at;
            RustType self = text.skip("<") ? text.readType() : null;
            if (self != null && text.skip(" as ")) {
                text.skip("const ");
                RustType trait = text.readType();
                text.close('>');
                if (!text.looksAt("::")) {
                    return traitGoal(self, trait, text.looksAt(", polarity:Negative"));
                }
            }
            text.at = from;
            return self == null ? null : type();
        }

        private Key traitGoal(RustType self, RustType trait, boolean isNegative) {
            RustType shown = isNegative ? new RustType.Prefixed("!", trait) : trait;
            RustPath path = RustPath.of(trait);
            RustPath name = path.withoutLastArguments();
            return Key.of(KeyKind.TRAIT_GOAL, RustPath.of(List.of(new Qualified(self, shown, null)))).definition(name)
                    .crate(crateOf(name)).typeArguments(path.arguments()).trait(name).selfType(self).build();
        }

        /** Reads {@code ProjectionPredicate(AliasTerm { .. }, Term::Ty(T))}. */
        private Key projectionGoal() {
            if (!text.looksAt("Alias")) {
                return null;
            }
            Alias alias = Alias.read(text);
            return projection(alias, text.skip(", ") ? text.readType() : RustPath.ANY);
        }

        /** Returns the key of an associated type, alone or with the term that it must equal. */
        private Key projection(Alias alias, RustType term) {
            RustPath definition = alias.definition();
            List<RustType> arguments = alias.arguments();
            if (definition == null) {
                return null;
            }
            if (!alias.isProjection()) {
                return definition(KeyKind.TYPE, definition, null, arguments);
            }
            RustType item = term == null ? alias.type() : new Equality(alias.type(), " == ", term);
            return Key.of(KeyKind.PROJECTION, item).definition(definition)
                    .typeArguments(arguments.subList(1, arguments.size())).trait(alias.trait())
                    .selfType(arguments.get(0)).build();
        }

        // --- types and plain paths

        /** Reads {@code (A, B)} as a type, or {@code (T, Some(Trait))}, which asks for the vtable of the two. */
        private Key tupleType() {
            int from = text.at;
            text.at++;
            RustType self = text.atEnd() || text.peek() == ')' ? new Text("") : text.readType();
            if (text.skip(", Some(")) {
                return traitGoal(self, text.readType(), false);
            }
            text.at = from;
            return type();
        }

        private Key type() {
            boolean isWhole = place != KeySubject.Place.INSIDE && text.at == 0;
            boolean isPath = isWhole && place == KeySubject.Place.WHOLE && Cursor.isIdentifierPart(text.peek());
            if (isPath) {
                text.definingPaths();
            }
            RustType type = text.readType();
            if (type instanceof Text read && read.text().isEmpty() || isWhole && !text.atEnd()) {
                return null;
            }
            if (isPath && !(type instanceof Function) && isDefinition(RustPath.of(type))) {
                return definition(KeyKind.DEFINITION, RustPath.of(type), null, List.of());
            }
            return typeKey(type);
        }

        private static boolean isDefinition(RustPath path) {
            return path.isPlain() || path.name().startsWith("impl ");
        }

        private Key typeKey(RustType type) {
            if (!(type instanceof RustPath path) || !path.beginsWithName()) {
                return Key.bare(KeyKind.TYPE, type);
            }
            RustPath definition = path.withoutArguments();
            return Key.of(KeyKind.TYPE, type).definition(definition).crate(crateOf(definition))
                    .typeArguments(path.arguments()).build();
        }

        /**
         * Returns the crate of a path as the compiled crate sees it; null if that may be the compiled crate, whose name
         * is unknown.
         */
        private String crateOf(RustPath path) {
            String first = path.crateOfDefinition();
            boolean isCrate = first != null && (path.length() > 1 || path.isQualified())
                    && (text.crates.compiled() != null || first.equals("core") || first.equals("alloc")
                            || first.equals("std"));
            return isCrate ? first : null;
        }
    }
}
