package dev.ferrolens.rust;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names for impls, which the compiler only numbers: {@code alloc::vec::{impl#26}::drop} is
 * {@code <alloc::vec::Vec as core::ops::drop::Drop>::drop}, and {@code core::option::{impl#0}::map} is
 * {@code core::option::Option::map}.
 *
 * <p>What an impl is of is learned from whatever a recording shows of it with its type and trait: a call of a trait's
 * method and the impl that it led to, a goal and the impl that proved it, a symbol and the definition that it was
 * joined with. Where these show it with several types, the name has what they have in common, and {@code _} for the
 * rest:
 * {@code <&_ as core::fmt::Debug>}. An impl whose type is not known is called by its trait and its module,
 * {@code <impl core::fmt::Debug in a::b>}; one of which nothing was learned keeps its number.
 *
 * <pre>{@code
 * ImplNames.Learned learned = new ImplNames.Learned();
 * learned.see("alloc::vec::{impl#26}", new ImplNames.Header("alloc::vec::Vec<u8>", "core::ops::drop::Drop",
 *         List.of()), List.of());
 * ImplNames.of(List.of(learned)).get(0).named("alloc::vec::{impl#26}::drop::<u8>")
 * // <alloc::vec::Vec as core::ops::drop::Drop>::drop::<u8>
 * }</pre>
 */
public final class ImplNames {
    private static final String IMPL = "{impl#";

    private final Map<String, String> names;
    /** By the path of an anonymous constant, in which derives wrap the impls that they write: the name of the first. */
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, String> shownTraits;

    /** By impl the trait, also of those whose types are not known. */
    private final Map<String, String> traits;
    private final Set<String> withOwnItems;
    /** Impls that are asked about, but of which no trait and no call of their own items is known. */
    private final Set<String> seen;
    private final Map<String, String> places = new ConcurrentHashMap<>();
    /** How many impls of one trait, or of types' own items, a module has. */
    private final Map<String, Integer> alike = new HashMap<>();

    private ImplNames(Map<String, String> names, Map<String, String> shownTraits, Map<String, String> traits,
            Set<String> withOwnItems, Set<String> seen) {
        this.seen = new HashSet<>(seen);
        this.seen.removeAll(traits.keySet());
        this.seen.removeAll(withOwnItems);
        this.names = names;
        this.shownTraits = shownTraits;
        this.traits = traits;
        this.withOwnItems = withOwnItems;
        traits.forEach((impl, trait) -> alike.merge(place(impl, trait), 1, Integer::sum));
        withOwnItems.forEach(impl -> alike.merge(place(impl, ""), 1, Integer::sum));
        new TreeMap<>(names).forEach((impl, name) -> {
            String parent = Paths.parent(impl);
            if (parent != null && isAnonymous(Paths.name(parent))) {
                constants.putIfAbsent(parent, name);
            }
        });
    }

    /**
     * The names for each of several compilations, in their order. What one of them tells of a crate's impls holds for
     * the others, too, unless they use different versions of the crate.
     */
    public static List<ImplNames> of(List<Learned> compilations) {
        List<Map<String, String>> own = compilations.stream().map(Learned::names).toList();
        Map<String, String> shared = new HashMap<>();
        Set<String> disputed = new LinkedHashSet<>();
        Map<String, String> traits = new HashMap<>();
        for (Map<String, String> names : own) {
            names.forEach((impl, name) -> shared.merge(impl, name, (a, b) -> {
                if (!withoutModules(a).equals(withoutModules(b))) {
                    disputed.add(impl);
                }
                return shorter(a, b);
            }));
        }
        compilations.forEach(learned -> learned.shownTraits.forEach((trait, shown) -> traits.merge(trait, shown,
                ImplNames::shorter)));
        disputed.forEach(shared::remove);
        Map<String, String> traitOfImpl = new HashMap<>();
        Set<String> withOwnItems = new HashSet<>();
        Set<String> asked = new HashSet<>();
        compilations.forEach(learned -> {
            learned.traits.forEach(traitOfImpl::putIfAbsent);
            withOwnItems.addAll(learned.withOwnItems);
            asked.addAll(learned.asked);
        });
        List<ImplNames> all = new ArrayList<>();
        for (Map<String, String> names : own) {
            Map<String, String> known = shared;
            if (!disputed.isEmpty()) {
                known = new HashMap<>(shared);
                for (String impl : disputed) {
                    if (names.containsKey(impl)) {
                        known.put(impl, names.get(impl));
                    }
                }
            }
            all.add(new ImplNames(known, traits, traitOfImpl, withOwnItems, asked));
        }
        return all;
    }

    private static String place(String impl, String trait) {
        return trait + " in " + Paths.parent(impl);
    }

    /** The name of an impl: what it is of, or else where it is; null where nothing is known of it. */
    private String name(String impl) {
        String known = names.get(impl);
        String place = known == null ? places.get(impl) : known;
        if (place != null) {
            return place;
        }
        String trait = traits.get(impl);
        boolean isSeen = trait != null || withOwnItems.contains(impl) || seen.contains(impl);
        if (!isSeen || Paths.parent(impl) == null) {
            return null;
        }
        String found = place(impl, trait, Paths.parent(impl));
        places.put(impl, found);
        return found;
    }

    /**
     * The name of an impl whose type is not known: its trait, if that is, and its module, with its number where the
     * module has more of them.
     */
    private String place(String impl, String trait, String module) {
        boolean isOnly = !seen.contains(impl)
                && alike.getOrDefault(place(impl, trait == null ? "" : trait), 1) == 1;
        String shown = trait == null ? "" : shownTraits.getOrDefault(trait, trait) + " ";
        String constant = Paths.name(module);
        if (isAnonymous(constant)) {
            String number = constant.length() > 2 ? constant.substring(2) : "0";
            return "<impl " + shown + "in " + named(Paths.parent(module)) + ", in its const no. " + number + ">";
        }
        String number = impl.substring(impl.lastIndexOf('#') + 1, impl.length() - 1);
        return "<impl " + shown + "in " + named(module) + (isOnly ? "" : ", no. " + number) + ">";
    }

    private static String shorter(String a, String b) {
        return a.length() < b.length() || a.length() == b.length() && a.compareTo(b) <= 0 ? a : b;
    }

    private static String withoutModules(String name) {
        return name.replaceAll("\\w+::", "");
    }

    /** A text with the names of the impls that it numbers, as far as they are known. */
    public String named(String text) {
        if (text == null) {
            return null;
        }
        String impls = text.contains(IMPL) ? withImpls(text) : text;
        return impls.contains("::_") && !constants.isEmpty() ? withConstants(impls) : impls;
    }

    /** Facts with the names of the impls that they number. Crate and module stay. */
    public KeyFacts named(KeyFacts facts) {
        boolean isSymbol = facts.form() == KeyKind.SYMBOL;
        // The same text stands for several facts where there are no arguments and no closures.
        boolean isPlain = !isSymbol && facts.item() == facts.definition();
        if (!isSymbol && !isNumbered(facts.item()) && (isPlain || !isNumbered(facts.definition()))) {
            return facts;
        }
        List<String> arguments = facts.typeArguments().isEmpty() ? facts.typeArguments()
                : facts.typeArguments().stream().map(this::named).toList();
        String definition = isSymbol ? namedSymbol(facts.definition()) : named(facts.definition());
        String function = facts.function() == facts.definition() ? definition
                : isSymbol ? namedSymbol(facts.function()) : named(facts.function());
        return new KeyFacts(facts.form(), namedItem(facts, definition), facts.crate(), facts.module(),
                definition, function, facts.instanceKind(), arguments,
                named(facts.trait()), named(facts.selfType()), facts.source(), facts.codegenUnit());
    }

    /** The item, whose definition with a name is known: what follows it are arguments. */
    private String namedItem(KeyFacts facts, String definition) {
        String item = facts.item();
        String numbered = facts.definition();
        boolean beginsWithIt = facts.form() != KeyKind.SYMBOL && item != null && numbered != null
                && item.startsWith(numbered);
        if (beginsWithIt && item.length() == numbered.length()) {
            return definition;
        }
        return beginsWithIt && item.startsWith("::<", numbered.length())
                ? definition + named(item.substring(numbered.length())) : named(item);
    }

    private static boolean isNumbered(String text) {
        return text != null && (text.contains(IMPL) || text.contains("::_"));
    }

    /** The name of a symbol's definition that was found nowhere else, spelled as the names of impls are. */
    private String namedSymbol(String definition) {
        if (definition == null || !definition.startsWith("<") || definition.contains(IMPL)) {
            return named(definition);
        }
        int close = Brackets.afterAngle(definition, 0, definition.length());
        int as = definition.indexOf(" as ");
        if (as < 0 || as > close) {
            String type = definition.substring(1, Math.max(1, close - 1));
            return isPath(type) ? type + definition.substring(close) : definition;
        }
        String trait = definition.substring(as + 4, close - 1);
        String shown = shownTraits.get(trait);
        return shown == null ? definition
                : definition.substring(0, as + 4) + shown + definition.substring(close - 1);
    }

    private String withImpls(String text) {
        StringBuilder out = null;
        int copied = 0;
        int at = text.indexOf(IMPL);
        while (at >= 0) {
            int start = Math.max(copied, pathStart(text, at));
            int end = pathEnd(text, at);
            // The innermost impl of the path that has a name.
            for (int last = text.lastIndexOf(IMPL, end); last >= at; last = text.lastIndexOf(IMPL, last - 1)) {
                int stop = text.indexOf('}', last) + 1;
                String name = stop == 0 ? null : name(text.substring(start, stop));
                if (name != null) {
                    out = out == null ? new StringBuilder(text.length() + 64) : out;
                    out.append(text, copied, start);
                    out.append(stop == end && !name.startsWith("<") ? "impl " : "").append(name);
                    out.append(text, stop, end);
                    copied = end;
                    break;
                }
            }
            at = text.indexOf(IMPL, end);
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private static int pathStart(String text, int from) {
        int at = from;
        while (at > 0) {
            char c = text.charAt(at - 1);
            if (c == '}') {
                int open = text.lastIndexOf('{', at - 1);
                if (open < 0 || !text.startsWith("::", open - 2)) {
                    return at;
                }
                at = open;
            } else if (Cursor.isIdentifierPart(c) || c == ':' || c == '#') {
                at--;
            } else {
                return at;
            }
        }
        return at;
    }

    private static int pathEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{') {
                at = Brackets.after(text, at, text.length());
            } else if (Cursor.isIdentifierPart(c) || c == '#') {
                at++;
            } else if (c == ':' && text.startsWith("::", at) && at + 2 < text.length() && text.charAt(at + 2) != '<') {
                at += 2;
            } else {
                return at;
            }
        }
        return at;
    }

    /** {@code a::_#1}, in which a derive wraps an impl: {@code <a::T as b::Trait>::{const}}. */
    private String withConstants(String text) {
        int at = text.indexOf("::_");
        while (at >= 0) {
            int end = at + 3;
            if (text.startsWith("#", end)) {
                end++;
                while (end < text.length() && Cursor.isIdentifierPart(text.charAt(end))) {
                    end++;
                }
            }
            boolean isSegment = end == text.length() || !Cursor.isIdentifierPart(text.charAt(end));
            int start = pathStart(text, at);
            String name = isSegment ? constants.get(text.substring(start, end)) : null;
            if (name != null) {
                String named = name + "::{const}";
                String before = text.substring(0, start) + named;
                return before + withConstants(text.substring(end));
            }
            at = text.indexOf("::_", end);
        }
        return text;
    }

    private static boolean isAnonymous(String name) {
        return name.equals("_") || name.startsWith("_#");
    }

    private static boolean isPath(String type) {
        return !type.isEmpty() && Cursor.isIdentifierStart(type.charAt(0)) && type.contains("::")
                && !type.startsWith("dyn ") && !type.startsWith("fn(") && !type.startsWith("impl ");
    }

    /**
     * A type with a trait, as a call, a goal or a symbol shows them.
     *
     * @param selfType the type, as {@link KeyFacts#selfType}
     * @param trait the trait without its arguments; null for the type's own methods
     * @param traitArguments those of the trait
     */
    public record Header(String selfType, String trait, List<String> traitArguments) implements Comparable<Header> {
        private static final Comparator<Header> ORDER = Comparator.comparing((Header header) -> header.selfType)
                .thenComparing(header -> String.valueOf(header.trait))
                .thenComparing(header -> String.join(",", header.traitArguments));

        /** Compares texts, so that a map finds headers of one hash code in the order of their texts. */
        @Override
        public int compareTo(Header other) {
            return ORDER.compare(this, other);
        }

        /**
         * The same with whole paths.
         *
         * @param paths paths by names that are printed without what is before them
         */
        public Header at(Map<String, String> paths) {
            return new Header(GeneralType.at(selfType, paths), trait == null ? null : paths.getOrDefault(trait, trait),
                    traitArguments.stream().map(argument -> GeneralType.at(argument, paths)).toList());
        }
    }

    /** What one compilation tells of impls. */
    public static final class Learned {
        private final Map<String, Sightings> impls = new LinkedHashMap<>();
        private final Map<String, String> traits = new HashMap<>();
        private final Map<String, String> shownTraits = new HashMap<>();
        private final Set<String> withOwnItems = new HashSet<>();
        private final Set<String> asked = new HashSet<>();

        /** An impl with its type and trait. */
        public void see(String impl, Header header, Collection<List<String>> arguments) {
            impls.computeIfAbsent(impl, path -> new Sightings()).add(header, arguments);
        }

        /** An impl with its trait, whatever its type is. */
        public void seeTrait(String impl, String trait) {
            traits.putIfAbsent(impl, trait);
        }

        /** Impls that are of a type alone, whatever the type is. */
        public void seeOwnItems(Collection<String> inherent) {
            withOwnItems.addAll(inherent);
        }

        /** An impl that something is asked about, whatever it is of. */
        public void seeAsked(String impl) {
            asked.add(impl);
        }

        /** The path by which a compilation sees a trait, for the path that defines it. */
        public void seeTraitShown(String trait, String shown) {
            if (Paths.name(trait).equals(Paths.name(shown))) {
                shownTraits.merge(trait, shown, ImplNames::shorter);
            }
        }

        /** Whether the type of an impl is known. */
        public boolean knows(String impl) {
            return impls.containsKey(impl);
        }

        /** The impls whose types are known. */
        public List<String> known() {
            return List.copyOf(impls.keySet());
        }

        /** What an impl was seen with. */
        public List<Header> headers(String impl) {
            return List.copyOf(impls.get(impl).headers);
        }

        /** The traits of impls, by the paths of both. */
        public Map<String, String> traits() {
            return traits;
        }

        Map<String, String> names() {
            Map<String, String> names = new HashMap<>();
            impls.forEach((impl, sightings) -> {
                String name = sightings.name(shownTraits);
                if (name != null) {
                    names.put(impl, name);
                }
            });
            return names;
        }
    }

    /** The headers with which an impl was seen. */
    private static final class Sightings {
        private static final int ENOUGH = 64;

        private final Set<Header> headers = new LinkedHashSet<>();
        /** What instances of its methods have for arguments: a part of a header that is among them is a parameter. */
        private final Set<String> arguments = new LinkedHashSet<>();

        void add(Header header, Collection<List<String>> instances) {
            if (headers.size() < ENOUGH) {
                headers.add(header);
                instances.stream().limit(ENOUGH).forEach(arguments::addAll);
            }
        }

        /** The name that all sightings have in common; null where they have no trait in common. */
        String name(Map<String, String> shownTraits) {
            Header first = headers.iterator().next();
            String self = null;
            List<String> traitArguments = null;
            for (Header header : headers) {
                if (!String.valueOf(header.trait()).equals(String.valueOf(first.trait()))) {
                    return null;
                }
                String general = GeneralType.of(header.selfType(), arguments);
                self = self == null ? general : GeneralType.common(self, general);
                List<String> others = header.traitArguments().stream()
                        .map(argument -> argument.equals(header.selfType()) ? "Self"
                                : GeneralType.of(argument, arguments))
                        .toList();
                traitArguments = traitArguments == null ? others : common(traitArguments, others);
            }
            if (first.trait() == null) {
                return isPath(self) ? self : self.equals("_") ? null : "<" + self + ">";
            }
            String trait = shownTraits.getOrDefault(first.trait(), first.trait());
            boolean isPlain = traitArguments.stream().allMatch(argument -> argument.equals("_")
                    || argument.equals("Self"));
            String shown = isPlain ? "" : "<" + String.join(", ", traitArguments) + ">";
            return "<" + self + " as " + trait + shown + ">";
        }

        private static List<String> common(List<String> a, List<String> b) {
            List<String> shared = new ArrayList<>();
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                shared.add(GeneralType.common(a.get(i), b.get(i)));
            }
            return shared;
        }
    }
}
