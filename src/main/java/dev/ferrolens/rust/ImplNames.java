package dev.ferrolens.rust;

import dev.ferrolens.rust.Segment.Named;
import dev.ferrolens.rust.Segment.Qualified;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Names for impls, which the compiler only numbers: {@code alloc::vec::{impl#26}::drop} is written as
 * {@code <alloc::vec::Vec as core::ops::drop::Drop>::drop}, and {@code core::option::{impl#0}::map} as
 * {@code core::option::Option::map}.
 *
 * <p>The type and trait of an impl are {@linkplain LearnedImpls learned} from all places where a recording shows them.
 * If it is shown with several types, the name has their common parts, and {@code _} for the rest:
 * {@code <&_ as core::fmt::Debug>}. An impl whose type is not known is called by its trait and its module,
 * {@code <impl core::fmt::Debug in a::b>}; an unknown impl keeps its number.
 *
 * <pre>{@code
 * LearnedImpls learned = new LearnedImpls();
 * learned.see(RustPath.of("alloc", "vec", "{impl#26}"), header, List.of());    // of Vec<u8> and Drop
 * ImplNames.of(List.of(learned)).get(0).facts(key).item()
 * // <alloc::vec::Vec as core::ops::drop::Drop>::drop::<u8>
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class ImplNames {
    private final Map<RustPath, RustType> names;
    /**
     * The name of the first impl in each anonymous constant, in which derives wrap their impls, by the constant's path.
     */
    private final Map<RustPath, RustType> constants = new HashMap<>();
    /** The names of impls as text; empty if nothing is known of the impl. */
    private final Map<RustPath, String> texts = new HashMap<>();
    /** The texts of types that occur in many keys. */
    private final Map<RustType, String> written = new IdentityHashMap<>();
    private final Map<RustPath, RustPath> shownTraits;
    /** The traits of impls, including those whose types are not known. */
    private final Map<RustPath, RustPath> traits;
    private final Set<RustPath> withOwnItems;
    /** Impls in queries without a known trait or a known call of their own items. */
    private final Set<RustPath> seen;
    /** The number of impls of one trait, or of inherent impls, in a module. */
    private final Map<String, Integer> alike = new HashMap<>();

    private ImplNames(Map<RustPath, RustType> names, LearnedImpls all) {
        this.names = names;
        this.shownTraits = all.shownTraits();
        this.traits = all.traits();
        this.withOwnItems = all.withOwnItems();
        this.seen = new HashSet<>(all.asked());
        seen.removeAll(traits.keySet());
        seen.removeAll(withOwnItems);
        traits.forEach((impl, trait) -> alike.merge(place(impl, trait), 1, Integer::sum));
        withOwnItems.forEach(impl -> alike.merge(place(impl, null), 1, Integer::sum));
        new TreeMap<>(names).forEach((impl, name) -> {
            RustPath parent = impl.parent();
            if (parent != null && isAnonymous(parent)) {
                constants.putIfAbsent(parent, name);
            }
        });
    }

    /**
     * Returns the names for each of several compilations, in their order. What is learned of a crate's impls from one
     * of them holds for the others, too, unless they use different versions of the crate.
     */
    public static List<ImplNames> of(List<LearnedImpls> compilations) {
        List<Map<RustPath, RustType>> own = compilations.stream().map(LearnedImpls::names).toList();
        Map<RustPath, RustType> shared = new HashMap<>();
        Set<RustPath> disputed = new LinkedHashSet<>();
        for (Map<RustPath, RustType> names : own) {
            names.forEach((impl, name) -> shared.merge(impl, name, (a, b) -> {
                if (!withoutModules(a).equals(withoutModules(b))) {
                    disputed.add(impl);
                }
                return LearnedImpls.shorter(a, b);
            }));
        }
        disputed.forEach(shared::remove);
        LearnedImpls together = new LearnedImpls();
        compilations.forEach(together::addAll);
        List<ImplNames> all = new ArrayList<>();
        for (Map<RustPath, RustType> names : own) {
            Map<RustPath, RustType> known = shared;
            if (!disputed.isEmpty()) {
                known = new HashMap<>(shared);
                for (RustPath impl : disputed) {
                    if (names.containsKey(impl)) {
                        known.put(impl, names.get(impl));
                    }
                }
            }
            all.add(new ImplNames(known, together));
        }
        return all;
    }

    private static RustType withoutModules(RustType type) {
        return type.map(path -> {
            int last = path.length() - 1;
            RustPath inside = path.mapParts(ImplNames::withoutModules);
            return RustPath.of(inside.segments().stream()
                    .filter(s -> s == inside.segment(last) || !(s instanceof Named named)
                            || !named.isIdentifier() || !named.arguments().isEmpty()).toList());
        });
    }

    private static boolean isAnonymous(RustPath path) {
        return path.segment(path.length() - 1) instanceof Named named && named.isAnonymous();
    }

    // --- the names

    private static String place(RustPath impl, RustPath trait) {
        return (trait == null ? "" : trait) + " in " + impl.parent();
    }

    /** Returns the name of an impl: its type and trait, or else its place; empty if nothing is known of it. */
    private String name(RustPath impl) {
        String known = texts.get(impl);
        if (known != null) {
            return known;
        }
        RustType name = names.get(impl);
        RustPath trait = traits.get(impl);
        boolean isSeen = trait != null || withOwnItems.contains(impl) || seen.contains(impl);
        String found = name != null ? text(name, this::writeInConstants)
                : isSeen ? place(impl, trait, impl.parent()) : "";
        texts.put(impl, found);
        return found;
    }

    /**
     * Returns the name of an impl of an unknown type: its trait, if known, and its module, with its number if the
     * module has several.
     */
    private String place(RustPath impl, RustPath trait, RustPath module) {
        boolean isOnly = !seen.contains(impl) && alike.getOrDefault(place(impl, trait), 1) == 1;
        String shown = trait == null ? "" : shownTraits.getOrDefault(trait, trait) + " ";
        if (isAnonymous(module) && module.parent() != null) {
            String number = module.name().length() > 2 ? module.name().substring(2) : "0";
            return "<impl " + shown + "in " + text(module.parent()) + ", in its const no. " + number + ">";
        }
        String number = impl.name().substring(impl.name().indexOf('#') + 1, impl.name().length() - 1);
        return "<impl " + shown + "in " + text(module) + (isOnly ? "" : ", no. " + number) + ">";
    }

    // --- writing them

    /** Returns a key as text, with known names in place of the numbers of impls. */
    public KeyFacts facts(Key key) {
        boolean isSymbol = key.form() == KeyKind.SYMBOL;
        return KeyFacts.of(key, type -> isSymbol && (type == key.definition() || type == key.function()) && type != key
                .item()
                        ? text(ofSymbol((RustPath) type)) : text(type), this::sharedText);
    }

    private String sharedText(RustType type) {
        return type.isNumbered() ? written.computeIfAbsent(type, this::text) : type.text();
    }

    /** Returns a type as text, with known names in place of the numbers of impls. */
    String text(RustType type) {
        return type.isNumbered() ? text(type, this::write) : type.text();
    }

    private static String text(RustType type, Spelling spelling) {
        StringBuilder out = new StringBuilder(128);
        type.write(out, spelling);
        return out.toString();
    }

    /** Returns the definition of a symbol that no key spells, spelled like the names of impls. */
    private RustPath ofSymbol(RustPath definition) {
        if (!(definition.first() instanceof Qualified qualified) || definition.text().contains("{impl#")) {
            return definition;
        }
        List<Segment> rest = definition.segments().subList(1, definition.length());
        if (qualified.trait() == null) {
            return qualified.selfType() instanceof RustPath type && type.hasCrate() ? type.plus(rest) : definition;
        }
        RustPath shown = shownTraits.get(RustPath.of(qualified.trait()));
        return shown == null ? definition
                : RustPath.of(List.of(new Qualified(qualified.selfType(), shown, null))).plus(rest);
    }

    private void write(RustPath path, StringBuilder out) {
        String known = written.get(path);
        if (known != null) {
            out.append(known);
            return;
        }
        int plain = plainNames(path);
        // The innermost impl of the path that has a name.
        for (int i = plain - 1; i > 0; i--) {
            RustPath impl = ((Named) path.segment(i)).isImpl() ? path.prefix(i + 1) : null;
            String name = impl == null ? "" : name(impl.withoutArguments());
            if (!name.isEmpty()) {
                out.append(i + 1 == plain && !name.startsWith("<") ? "impl " : "").append(name);
                path.writeRest(i, out, this::write);
                return;
            }
        }
        writeInConstants(path, plain, out, this::write);
    }

    private void writeInConstants(RustPath path, StringBuilder out) {
        writeInConstants(path, plainNames(path), out, this::writeInConstants);
    }

    /** Writes {@code a::_#1}, in which a derive wraps an impl, as {@code <a::T as b::Trait>::{const}}. */
    private void writeInConstants(RustPath path, int plain, StringBuilder out, Spelling inside) {
        for (int i = 1; i < plain; i++) {
            RustType name = ((Named) path.segment(i)).isAnonymous()
                    ? constants.get(path.prefix(i + 1).withoutArguments()) : null;
            if (name != null) {
                name.write(out, Spelling.PLAIN);
                out.append("::{const}");
                path.writeRest(i, out, inside);
                return;
            }
        }
        path.writeFrom(0, out, inside);
    }

    /** Returns the number of names at the start of a path up to the first one with arguments, included. */
    private static int plainNames(RustPath path) {
        int names = 0;
        while (names < path.length() && path.segment(names) instanceof Named named) {
            names++;
            if (!named.arguments().isEmpty()) {
                return names;
            }
        }
        return names;
    }
}
