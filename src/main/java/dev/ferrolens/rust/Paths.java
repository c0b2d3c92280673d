package dev.ferrolens.rust;

/** Parts of a definition's path, in the one spelling that {@link RustText} writes. */
final class Paths {
    private Paths() {}

    /** {@code clap::builder::arg::Arg} → {@code clap}; null where the path begins with a type that names no crate. */
    static String crate(String definition) {
        int start = headStart(definition);
        int end = identifierEnd(definition, start);
        if (end == start) {
            return null;
        }
        boolean isPath = definition.startsWith("::", end) || start == 0 && end == definition.length();
        return isPath ? definition.substring(start, end) : null;
    }

    /**
     * The module around a definition: {@code core::option::{impl#0}::insert} → {@code core::option}. Types and traits
     * are told from modules by Rust's convention that only they begin with a capital. Of the method of a type,
     * {@code <alloc::vec::Vec as core::clone::Clone>::clone}, the type's module.
     */
    static String module(String definition) {
        int start = headStart(definition);
        int moduleEnd = -1;
        int at = start;
        while (true) {
            int end = identifierEnd(definition, at);
            boolean isLast = !definition.startsWith("::", end);
            boolean isFunction = definition.startsWith("::{", end) && isPartOfFunction(definition, end + 3);
            if (end == at || isLast || isFunction || isNoModule(definition, at, end)) {
                break;
            }
            moduleEnd = end;
            at = end + 2;
        }
        return moduleEnd < 0 ? null : definition.substring(start, moduleEnd);
    }

    private static boolean isNoModule(String path, int from, int to) {
        char first = path.charAt(from);
        boolean isUnnamed = first == '_' && (to - from == 1 || path.startsWith("#", to));
        return isUnnamed || Character.isUpperCase(first);
    }

    /**
     * {@code a::b::{closure#0}::{closure#1}} → {@code a::b}: what the compiler made goes to the function it is part of.
     */
    static String function(String definition) {
        int end = definition.length();
        while (end > 0 && definition.charAt(end - 1) == '}') {
            int open = definition.lastIndexOf("::{", end - 1);
            if (open <= 0 || !isPartOfFunction(definition, open + 3)) {
                break;
            }
            end = open;
        }
        return definition.substring(0, end);
    }

    private static boolean isPartOfFunction(String path, int at) {
        return !path.startsWith("impl", at) && !path.startsWith("extern", at) && !path.startsWith("use", at);
    }

    /**
     * A path without the numbers that tell apart names of one scope, {@code f::call#1}: symbols do not show them. Those
     * in braces they do.
     */
    static String withoutNumbers(String path) {
        if (path.indexOf('#') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            char c = path.charAt(at);
            if (c == '{') {
                int stop = Brackets.after(path, at, path.length());
                plain.append(path, at, stop);
                at = stop;
            } else if (c == '#') {
                at++;
                while (at < path.length() && Cursor.isIdentifierPart(path.charAt(at))) {
                    at++;
                }
            } else {
                plain.append(c);
                at++;
            }
        }
        return plain.toString();
    }

    /** Whether the path's last segment is a closure. */
    static boolean isClosure(String definition) {
        int last = definition.lastIndexOf("::");
        return last >= 0 && definition.startsWith("{closure", last + 2);
    }

    /** The innermost impl that a definition is in, {@code core::option::{impl#0}}, or null. */
    static String impl(String definition) {
        int last = definition.lastIndexOf("::{impl#");
        int end = last < 0 ? -1 : definition.indexOf("::", last + 2);
        return end < 0 ? null : definition.substring(0, end);
    }

    /** The last segment. */
    static String name(String path) {
        return path.substring(path.lastIndexOf("::") < 0 ? 0 : path.lastIndexOf("::") + 2);
    }

    /** The path without its last segment, or null where it has only one. */
    static String parent(String path) {
        int last = path.lastIndexOf("::");
        return last < 0 ? null : path.substring(0, last);
    }

    /**
     * A path or symbol without type arguments: {@code <alloc::vec::Vec<T> as core::ops::index::Index<usize>>::index} →
     * {@code <alloc::vec::Vec as core::ops::index::Index>::index}.
     */
    static String withoutArguments(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int length = text.length();
        int at = 0;
        while (at < length) {
            char c = text.charAt(at);
            if (c == '<' && endsPath(plain)) {
                if (plain.charAt(plain.length() - 1) == ':') {
                    plain.setLength(plain.length() - 2);
                }
                at = Brackets.afterAngle(text, at, length);
            } else {
                plain.append(c);
                at++;
            }
        }
        return plain.toString();
    }

    private static boolean endsPath(StringBuilder plain) {
        int length = plain.length();
        if (length == 0) {
            return false;
        }
        char last = plain.charAt(length - 1);
        return Cursor.isIdentifierPart(last) || last == '}' || last == '>' || last == ':' && length > 2;
    }

    /** Where the path begins that decides whose a definition is: after {@code <}, {@code &mut } and the like. */
    static int headStart(String definition) {
        int at = 0;
        int length = definition.length();
        while (at < length) {
            char c = definition.charAt(at);
            if (c == '<' || c == '&') {
                at++;
            } else if (definition.startsWith("mut ", at) || definition.startsWith("dyn ", at)) {
                at += 4;
            } else {
                break;
            }
        }
        return at;
    }

    private static int identifierEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Cursor.isIdentifierPart(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
