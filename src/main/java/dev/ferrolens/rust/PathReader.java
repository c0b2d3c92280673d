package dev.ferrolens.rust;

import java.util.Set;

/**
 * Reads paths: {@code std::vec::Vec<T>}, {@code core[c1f1]::option::{impl#0}::insert}. Their beginning is written as
 * {@link StdPaths} has it, and behind the compiled crate if it is that crate's; what follows as it stands.
 */
final class PathReader {
    private static final Set<String> CALLABLE = Set.of("Fn", "FnMut", "FnOnce", "AsyncFn", "AsyncFnMut", "AsyncFnOnce");

    private PathReader() {}

    static void read(RustText t) {
        int mark = t.out.length();
        int from = t.at;
        int to = t.identifierEnd(from);
        int alias = -1;
        boolean plain = false;
        while (to + 2 < t.end && t.text.charAt(to) == ':' && t.text.charAt(to + 1) == ':'
                && Cursor.isIdentifierStart(t.text.charAt(to + 2)) && !t.text.startsWith("impl ", to + 2)) {
            plain = true;
            if (isCrateAlias(t, to + 2)) {
                alias = to + 3;
            }
            to = t.identifierEnd(to + 2);
        }
        t.at = to;
        if (!plain && t.peek() == '[' && t.isHash()) {
            t.out.append(t.text, from, to);
            t.at = Brackets.after(t.text, t.at, t.end);
        } else if (t.defining) {
            t.out.append(t.text, from, to);
        } else {
            visiblePath(t, alias < 0 ? from : alias, to, alias >= 0);
        }
        pathTail(t, mark);
    }

    /**
     * serde's derives name their crate by {@code extern crate serde as _serde} in an unnamed constant:
     * {@code _::_serde}.
     */
    private static boolean isCrateAlias(RustText t, int segment) {
        return segment >= 3 && t.text.charAt(segment) == '_' && segment + 1 < t.end && t.text.charAt(segment - 3) == '_'
                && (segment < 4 || !Cursor.isIdentifierPart(t.text.charAt(segment - 4)))
                && isLowerCase(t.text.charAt(segment + 1));
    }

    private static boolean isLowerCase(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static void visiblePath(RustText t, int from, int to, boolean isForeign) {
        int first = t.identifierEnd(from);
        if (!isForeign && t.crates.compiled() != null && first < to && isOwn(t, from, first)) {
            t.out.append(t.crates.compiled()).append("::").append(t.text, from, to);
            return;
        }
        t.crates.std().write(t.text, from, to, t.out);
    }

    private static boolean isOwn(RustText t, int from, int to) {
        boolean isStd = t.text.startsWith("std::", from) || t.text.startsWith("core::", from)
                || t.text.startsWith("alloc::", from);
        return !isStd && t.crates.isOwn(t.text.substring(from, to));
    }

    /** The rest of a path: segments, arguments, disambiguators. */
    static void pathTail(RustText t, int pathStart) {
        while (t.at < t.end) {
            char c = t.text.charAt(t.at);
            if (c == '<') {
                ListReader.angled(t, t.out.length());
            } else if (c == ':') {
                if (t.at + 2 >= t.end || t.text.charAt(t.at + 1) != ':'
                        || !segment(t, pathStart, t.text.charAt(t.at + 2))) {
                    return;
                }
            } else if (c == '#' && t.at + 1 < t.end && Cursor.isDigit(t.text.charAt(t.at + 1))) {
                t.copyTo(t.identifierEnd(t.at + 1));
            } else if (c == '/' && t.at + 1 < t.end && t.text.charAt(t.at + 1) == '#') {
                t.at = t.identifierEnd(t.at + 2);
            } else if (c == '[' && t.isHash()) {
                int stop = Brackets.after(t.text, t.at, t.end);
                t.out.append('#').append(t.text, t.at + 1, stop - 1);
                t.at = stop;
            } else if (c == '(' && isCallable(t, pathStart)) {
                call(t);
            } else {
                return;
            }
        }
    }

    private static boolean segment(RustText t, int pathStart, char first) {
        if (first == '<') {
            if (t.text.startsWith("<impl ", t.at + 2)) {
                t.at += 8;
                ImplReader.implementation(t, pathStart);
            } else {
                int mark = t.out.length();
                t.at += 2;
                t.out.append("::");
                ListReader.angled(t, mark);
            }
        } else if (first == '{') {
            t.at += 2;
            t.out.append("::");
            bracedSegment(t);
        } else if (first == '\'') {
            t.copyTo(t.identifierEnd(t.at + 3));
        } else if (t.text.startsWith("impl ", t.at + 2)) {
            // The parameter that an `impl Trait` in argument position stands for is named by its text.
            t.out.append("::");
            t.at += 2;
            t.opaque();
        } else if (Cursor.isIdentifierPart(first)) {
            t.copyTo(t.identifierEnd(t.at + 2));
        } else {
            return false;
        }
        return true;
    }

    /** {@code {impl#0}}, {@code {shim:vtable#0}}; in the keys of queries {@code {{impl}}} and {@code {{impl}}[4]}. */
    private static void bracedSegment(RustText t) {
        int stop = Brackets.after(t.text, t.at, t.end);
        boolean isDoubled = t.at + 1 < stop && t.text.charAt(t.at + 1) == '{' && stop - t.at > 4;
        if (!isDoubled) {
            // Symbols abbreviate the namespace of an inline constant to one letter.
            boolean isConstant = t.text.startsWith("{K#", t.at);
            t.out.append(isConstant ? "{constant" : "{").append(t.text, t.at + (isConstant ? 2 : 1), stop);
            t.at = stop;
            return;
        }
        t.out.append(t.text, t.at + 1, stop - 2);
        t.at = stop;
        if (!t.unnumbered) {
            if (t.peek() == '[' && t.isHash()) {
                int close = Brackets.after(t.text, t.at, t.end);
                t.out.append('#').append(t.text, t.at + 1, close - 1);
                t.at = close;
            } else {
                t.out.append("#0");
            }
        }
        t.out.append('}');
    }

    private static boolean isCallable(RustText t, int pathStart) {
        int name = t.out.length();
        while (name > pathStart && Cursor.isIdentifierPart(t.out.charAt(name - 1))) {
            name--;
        }
        int length = t.out.length() - name;
        return length >= 2 && length <= 11 && CALLABLE.contains(t.out.substring(name));
    }

    /** {@code Fn(A, B) -> C}. */
    private static void call(RustText t) {
        t.out.append('(');
        t.at++;
        ListReader.list(t, false);
        t.close(')');
        t.out.append(')');
        if (t.skip(" -> ")) {
            t.out.append(" -> ");
            TypeReader.read(t);
        }
    }

    static boolean defId(RustText t) {
        if (!t.skip("DefId(")) {
            return false;
        }
        while (t.at < t.end && (Cursor.isDigit(t.text.charAt(t.at)) || t.text.charAt(t.at) == ':')) {
            t.at++;
        }
        if (!t.skip(" ~ ")) {
            t.skipToClose();
            return false;
        }
        boolean outer = t.defining;
        t.defining = true;
        read(t);
        t.defining = outer;
        t.skipToClose();
        return true;
    }
}
