package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Braced;
import dev.ferrolens.rust.RustType.Prefixed;
import dev.ferrolens.rust.RustType.Slice;
import dev.ferrolens.rust.Segment.Named;
import dev.ferrolens.rust.Segment.Qualified;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An impl whose number is in one text and whose header is in another one.
 *
 * @param impl the path of the impl: {@code alloc::vec::{impl#26}}
 * @param header the type and trait
 */
public record PrintedImpl(RustPath impl, ImplHeader header) {
    private static final RustType SLICE = new Slice(List.of(RustPath.ANY), null);
    private static final RustType ARRAY = new Slice(List.of(RustPath.ANY), RustPath.ANY);

    /**
     * Returns the impl around a closure.
     *
     * @param numbered {@code core::iter::traits::accum::{impl#38}::sum<I>::{closure#0}}
     * @param printed <code>{closure@&lt;u32 as
     *     core::iter::traits::accum::Sum&lt;&amp;u32>>::sum&lt;I>::{closure#0}}</code>
     * @return the impl, or null if the two do not show it
     */
    public static PrintedImpl ofClosure(RustType numbered, RustType printed) {
        boolean isClosure = printed instanceof Braced braced && braced.word().equals("closure")
                && braced.path() instanceof RustPath;
        if (!isClosure || !(numbered instanceof RustPath path) || path.isQualified()) {
            return null;
        }
        RustPath plain = path.withoutArguments();
        RustPath impl = plain.impl();
        if (impl == null || !plain.name().endsWith("}")) {
            return null;
        }
        return of(impl, (RustPath) ((Braced) printed).path(), plain.names(impl.length()),
                plain.length() - impl.length());
    }

    /**
     * Returns the impl around an impl in the body of a method, for a type that is declared there.
     *
     * @param impl {@code a::_::{impl#0}::deserialize::{impl#2}}
     * @param selfType {@code <a::T as b::Deserialize>::deserialize::Visitor}
     * @return the impl, or null if the type is declared elsewhere
     */
    public static PrintedImpl around(RustPath impl, RustType selfType) {
        RustPath function = impl.parent();
        RustPath outer = function == null ? null : function.impl();
        return outer == null || !(selfType instanceof RustPath type) ? null
                : of(outer, type, function.names(outer.length()) + "::" + type.name(),
                        function.length() - outer.length() + 1);
    }

    private static PrintedImpl of(RustPath impl, RustPath path, String end, int names) {
        int start = path.length() - names;
        ImplHeader header = start > 0 && path.names(start).equals(end) ? header(path, start) : null;
        return header == null ? null : new PrintedImpl(impl, header);
    }

    /** Returns the part before the end of a path: {@code <T as Trait<A>>}, or the type of an inherent method. */
    private static ImplHeader header(RustPath path, int start) {
        if (path.first() instanceof Qualified qualified) {
            RustPath trait = qualified.trait() == null ? null : RustPath.of(qualified.trait());
            return start > 1 ? null : new ImplHeader(qualified.selfType(), trait == null ? null
                    : trait.withoutLastArguments(), trait == null ? List.of() : trait.arguments());
        }
        RustPath type = path.prefix(start).withoutArguments();
        return type.length() > 1 && type.isType() && !type.text().contains("{") ? new ImplHeader(type, null, List.of())
                : null;
    }

    /**
     * Returns the path of a crate's type without references and arguments, or null for any other type.
     *
     * @param paths the paths of types that are printed by their names alone
     */
    public static RustPath head(RustType type, String crate, Map<String, RustPath> paths) {
        if (type.isReference()) {
            return head(((Prefixed) type).of(), crate, paths);
        }
        if (!(type instanceof RustPath path) || !path.isInCrate(crate) && path.length() > 1) {
            return null;
        }
        int names = 1;
        while (names < path.length() && ((Named) path.segments().get(names - 1)).arguments().isEmpty()) {
            names++;
        }
        RustPath plain = path.prefix(names).withoutArguments();
        return plain.length() > 1 ? plain : paths.get(plain.text());
    }

    /**
     * Returns the primitive type of an inherent impl in a module of the standard library that is for this type alone,
     * or null.
     */
    public static RustType primitiveOf(RustPath impl) {
        return switch (String.valueOf(impl.parent())) {
            case "core::slice", "alloc::slice", "core::slice::ascii" -> SLICE;
            case "core::str", "alloc::str" -> RustPath.of("str");
            case "core::ptr::const_ptr" -> pointer("const");
            case "core::ptr::mut_ptr" -> pointer("mut");
            case "core::array" -> ARRAY;
            case "core::char::methods" -> RustPath.of("char");
            case "core::bool" -> RustPath.of("bool");
            default -> null;
        };
    }

    private static RustType pointer(String kind) {
        return new Prefixed("*" + kind + " ", RustPath.ANY);
    }

    /**
     * Returns a type as the compiler looks for its own impls: {@code Slice} is {@code [_]}, {@code Uint(u32)} is
     * {@code u32}; a path stays. Null for a type without such impls.
     */
    public static RustType simplified(RustType type) {
        String text = type.text();
        int open = text.indexOf('(');
        String inside = open < 0 ? "" : text.substring(open + 1, Math.max(open + 1, text.length() - 1));
        return switch (open < 0 ? text : text.substring(0, open)) {
            case "Uint", "Int", "Float" -> RustPath.of(inside);
            case "Bool", "Char", "Str" -> RustPath.of(text.toLowerCase(Locale.ROOT));
            case "Slice" -> SLICE;
            case "Array" -> ARRAY;
            case "Ptr" -> pointer(inside.equals("Mut") ? "mut" : "const");
            default -> type instanceof RustPath path && path.hasCrate() ? path.withoutArguments() : null;
        };
    }
}
