package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Bounds;
import dev.ferrolens.rust.RustType.Function;
import dev.ferrolens.rust.RustType.Prefixed;
import dev.ferrolens.rust.RustType.Slice;
import dev.ferrolens.rust.RustType.Tuple;
import dev.ferrolens.rust.Segment.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Types generalised as for the header of an impl: paths without arguments, and {@code _} for parts that differ between
 * uses.
 */
final class GeneralType {
    private static final Set<String> PRIMITIVES = Set.of("bool", "char", "str", "u8", "u16", "u32", "u64", "u128",
            "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f16", "f32", "f64", "f128", "!", "Self");

    private GeneralType() {}

    /**
     * Returns {@code &alloc::vec::Vec} for {@code &alloc::vec::Vec<u8>}.
     *
     * @param parameters the types that are parameters of the impl, as text; each becomes {@code _}
     */
    static RustType of(RustType type, Set<String> parameters) {
        if (parameters.contains(type.text())) {
            return RustPath.ANY;
        }
        if (type instanceof Prefixed prefixed && isPointer(prefixed)) {
            return new Prefixed(prefixed.prefix(), of(prefixed.of(), parameters));
        } else if (type instanceof Tuple tuple) {
            return new Tuple(tuple.parts().stream().map(part -> of(part, parameters)).toList());
        } else if (type instanceof Slice slice) {
            return new Slice(slice.parts().stream().map(part -> of(part, parameters)).toList(),
                    slice.length() == null ? null : RustPath.ANY);
        } else if (type instanceof Bounds) {
            return type.withoutArguments();
        }
        boolean isAny = type instanceof Function || type.hasClosure();
        return !isAny && type instanceof RustPath path && (path.length() > 1 || path.isQualified() || isPrimitive(path))
                ? path.withoutArguments() : RustPath.ANY;
    }

    private static boolean isPrimitive(RustPath path) {
        return PRIMITIVES.contains(path.text());
    }

    private static boolean isPointer(Prefixed prefixed) {
        return prefixed.prefix().startsWith("&") || prefixed.prefix().startsWith("*");
    }

    /** Returns a type with single names replaced by their paths. */
    static RustType at(RustType type, Map<String, RustPath> paths) {
        return paths.isEmpty() ? type : type.map(path -> at(path, paths));
    }

    private static RustPath at(RustPath path, Map<String, RustPath> paths) {
        RustPath inside = path.mapParts(part -> at(part, paths));
        RustPath whole = inside.first() instanceof Named first ? paths.get(first.name()) : null;
        if (whole == null) {
            return inside;
        }
        Named first = (Named) inside.first();
        return whole.withArguments(first.arguments(), first.notation())
                .plus(inside.segments().subList(1, inside.length()));
    }

    /** Returns the common parts of two such types, with {@code _} for the rest. */
    static RustType common(RustType a, RustType b) {
        if (a.equals(b)) {
            return a;
        }
        if (a instanceof Prefixed left && b instanceof Prefixed right && left.prefix().equals(right.prefix())) {
            return new Prefixed(left.prefix(), common(left.of(), right.of()));
        }
        if (a instanceof Slice left && b instanceof Slice right && left.parts().size() == right.parts().size()
                && (left.length() == null) == (right.length() == null)) {
            return new Slice(common(left.parts(), right.parts()), left.length());
        }
        if (a instanceof Tuple left && b instanceof Tuple right && left.parts().size() == right.parts().size()) {
            return new Tuple(common(left.parts(), right.parts()));
        }
        return RustPath.ANY;
    }

    /** Returns the common parts of the pairs of two lists, as long as the shorter list. */
    static List<RustType> common(List<RustType> a, List<RustType> b) {
        List<RustType> shared = new ArrayList<>();
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            shared.add(common(a.get(i), b.get(i)));
        }
        return shared;
    }
}
