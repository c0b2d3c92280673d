package dev.ferrolens.rust;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An impl that one text numbers and another one prints.
 *
 * @param impl its path: {@code alloc::vec::{impl#26}}
 * @param header its type and trait
 */
public record PrintedImpl(String impl, ImplNames.Header header) {
    private static final String IMPL = "::{impl#";

    /**
     * The impl around a closure.
     *
     * @param numbered {@code core::iter::traits::accum::{impl#38}::sum<I>::{closure#0}}
     * @param printed {@code {closure@<u32 as core::iter::traits::accum::Sum<&u32>>::sum<I>::{closure#0}}}
     * @return null where the texts do not show it
     */
    public static PrintedImpl ofClosure(String numbered, String printed) {
        String plain = Paths.withoutArguments(numbered);
        int last = plain.lastIndexOf(IMPL);
        int end = last < 0 ? -1 : plain.indexOf("::", last + 2);
        if (end < 0 || plain.indexOf(' ') >= 0 || !plain.endsWith("}") || !printed.startsWith("{closure@")) {
            return null;
        }
        String path = printed.substring("{closure@".length(), printed.length() - 1);
        ImplNames.Header header = header(path, plain.substring(end));
        return header == null ? null : new PrintedImpl(plain.substring(0, end), header);
    }

    /**
     * The impl around an impl in the body of a method, for a type that is declared there.
     *
     * @param impl {@code a::_::{impl#0}::deserialize::{impl#2}}
     * @param selfType {@code <a::T as b::Deserialize>::deserialize::Visitor}
     * @return null where the type is declared elsewhere
     */
    public static PrintedImpl around(String impl, String selfType) {
        String function = Paths.parent(impl);
        int last = function == null ? -1 : function.lastIndexOf(IMPL);
        int end = last < 0 ? -1 : function.indexOf("::", last + 2);
        if (end < 0) {
            return null;
        }
        String name = Paths.name(Paths.withoutArguments(selfType));
        ImplNames.Header header = header(selfType, function.substring(end) + "::" + name);
        return header == null ? null : new PrintedImpl(function.substring(0, end), header);
    }

    /** What stands before the end of a path: {@code <T as Trait<A>>}, or the type whose own method follows. */
    private static ImplNames.Header header(String path, String end) {
        String plain = Paths.withoutArguments(path);
        if (!plain.endsWith(end)) {
            return null;
        }
        if (path.startsWith("<")) {
            int close = Brackets.afterAngle(path, 0, path.length());
            if (!Paths.withoutArguments(path.substring(0, close) + end).equals(plain)) {
                return null;
            }
            SymbolPath parts = SymbolPath.of(path.substring(0, close) + "::_");
            return parts.selfType() == null ? null
                    : new ImplNames.Header(parts.selfType(), parts.trait(), parts.traitArguments());
        }
        String type = plain.substring(0, plain.length() - end.length());
        boolean isType = type.contains("::") && !type.contains("{")
                && Character.isUpperCase(Paths.name(type).charAt(0));
        return isType ? new ImplNames.Header(type, null, List.of()) : null;
    }

    /**
     * The path of a type without references and arguments, or null for what has none.
     *
     * @param paths those of types that are printed by their names alone
     */
    public static String head(String type, Map<String, String> paths) {
        int start = 0;
        while (start < type.length() && type.charAt(start) == '&') {
            start += type.startsWith("&mut ", start) ? 5 : 1;
        }
        if (start == type.length() || !Cursor.isIdentifierStart(type.charAt(start)) || type.startsWith("dyn ", start)) {
            return null;
        }
        int open = type.indexOf('<', start);
        String path = type.substring(start, open < 0 ? type.length() : open);
        return paths.getOrDefault(path, path);
    }

    /** Whether a type is declared in the module of an impl. */
    public static boolean isBesides(String type, String impl) {
        String module = Paths.module(impl + "::_");
        return module != null && module.equals(Paths.parent(type));
    }

    /**
     * The primitive type of an inherent impl in a module of the standard library that is for this type alone, or null.
     */
    public static String primitiveOf(String impl) {
        String module = Paths.parent(impl);
        return switch (String.valueOf(module)) {
            case "core::slice", "alloc::slice", "core::slice::ascii" -> "[_]";
            case "core::str", "alloc::str" -> "str";
            case "core::ptr::const_ptr" -> "*const _";
            case "core::ptr::mut_ptr" -> "*mut _";
            case "core::array" -> "[_; _]";
            case "core::char::methods" -> "char";
            case "core::bool" -> "bool";
            default -> null;
        };
    }

    /**
     * A type as the compiler looks for its own impls: {@code Slice} is {@code [_]}, {@code Uint(u32)} is {@code u32}; a
     * path stays. Null for what has no such impls.
     */
    public static String simplified(String type) {
        int open = type.indexOf('(');
        String name = open < 0 ? type : type.substring(0, open);
        String inside = open < 0 ? "" : type.substring(open + 1, Math.max(open + 1, type.length() - 1));
        return switch (name) {
            case "Uint", "Int", "Float" -> inside;
            case "Bool", "Char", "Str" -> name.toLowerCase(Locale.ROOT);
            case "Slice" -> "[_]";
            case "Array" -> "[_; _]";
            case "Ptr" -> inside.equals("Mut") ? "*mut _" : "*const _";
            default -> type.contains("::") && open < 0 ? Paths.withoutArguments(type) : null;
        };
    }
}
