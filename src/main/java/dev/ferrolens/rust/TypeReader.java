package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Bounds;
import dev.ferrolens.rust.RustType.Braced;
import dev.ferrolens.rust.RustType.Prefixed;
import dev.ferrolens.rust.RustType.Slice;
import dev.ferrolens.rust.RustType.Text;
import dev.ferrolens.rust.RustType.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Reads a type or a constant, an item of a list. The kind is recognised by the first character. */
final class TypeReader {
    private TypeReader() {}

    static RustType read(RustText t) {
        if (t.depth >= RustText.DEEPEST) {
            return t.opaque();
        }
        t.depth++;
        RustType read = byFirstLetter(t, t.peek());
        t.depth--;
        return read;
    }

    private static RustType byFirstLetter(RustText t, char first) {
        return switch (first) {
            case '&' -> reference(t);
            case '*' -> pointer(t);
            case '(' -> tuple(t);
            case '[' -> slice(t);
            case '<' -> PathReader.qualified(t);
            case '{' -> braced(t);
            case '"' -> quoted(t);
            case '\'' -> t.looksAtLifetime() ? lifetime(t, "") : quoted(t);
            case '^' -> lifetime(t, "_");
            case '?' -> {
                t.at++;
                yield new Prefixed("?", read(t));
            }
            case '!' -> PathReader.mark(t);
            case '_' -> Cursor.isIdentifierPart(t.peek(1)) ? WordReader.read(t) : PathReader.mark(t);
            default -> Cursor.isDigit(first) || first == '-' ? number(t)
                    : Cursor.isIdentifierPart(first) ? WordReader.read(t) : t.opaque();
        };
    }

    private static RustType reference(RustText t) {
        t.at++;
        if (t.peek() == '\'') {
            t.lifetime();
            t.skipSpaces();
        }
        return new Prefixed(t.skip("mut ") ? "&mut " : "&", read(t));
    }

    private static RustType pointer(RustText t) {
        t.at++;
        return new Prefixed(t.skip("const ") ? "*const " : t.skip("mut ") ? "*mut " : "*", read(t));
    }

    private static RustType tuple(RustText t) {
        t.at++;
        List<RustType> parts = ListReader.read(t, false);
        boolean isParenthesized = parts.size() == 1 && t.text.charAt(t.at - 1) != ',';
        t.close(')');
        return isParenthesized ? parts.get(0) : new Tuple(parts);
    }

    private static RustType slice(RustText t) {
        t.at++;
        List<RustType> parts = new ArrayList<>(1);
        if (t.peek() != ']') {
            parts.add(read(t));
        }
        RustType length = t.skip("; ") ? read(t) : null;
        if (t.peek() != ']') {
            String rest = t.take(t.bracketEnd());
            if (!rest.isEmpty()) {
                t.close(']');
                return new Text("[" + RustType.text(parts) + (length == null ? "" : "; " + length.text()) + rest + "]");
            }
        }
        t.close(']');
        return new Slice(parts, length);
    }

    /** Reads {@code A<B> + C + 'a}. */
    static List<RustType> bounds(RustText t) {
        List<RustType> bounds = new ArrayList<>(2);
        do {
            if (t.peek() == '\'') {
                t.lifetime();
            } else {
                bounds.add(read(t));
            }
        } while (t.skip(" + "));
        return bounds;
    }

    /** Returns bounds without a keyword before them; a single one is a type. */
    static RustType bare(List<RustType> bounds) {
        return bounds.size() == 1 ? bounds.get(0) : new Bounds("", bounds);
    }

    /** Reads {@code {closure@src/main.rs:7:1: 7:9}}, {@code {closure@path<T>::{closure#0}}}, {@code {integer}}. */
    private static RustType braced(RustText t) {
        int stop = Brackets.after(t.text, t.at, t.end);
        int at = t.identifierEnd(t.at + 1);
        if (!isPathInBraces(t, at, stop)) {
            return new Text(t.take(stop));
        }
        String word = t.text.substring(t.at + 1, at);
        t.at = at + 1;
        RustType path = t.withRest(read(t), Math.min(t.end, stop - 1));
        t.at = Math.max(t.at, stop);
        return new Braced(word, path);
    }

    /** Returns whether a path follows the {@code @} here, and not a place in a file. */
    private static boolean isPathInBraces(RustText t, int at, int stop) {
        if (at >= stop || t.text.charAt(at) != '@') {
            return false;
        }
        for (int i = at; i < stop; i++) {
            char c = t.text.charAt(i);
            if (c == '<' || c == '{') {
                return true;
            }
            if (c == '.' || c == '/' || c == ' ') {
                return false;
            }
        }
        return false;
    }

    // --- literals

    static RustType quoted(RustText t) {
        return new Text(t.take(Brackets.afterQuoted(t.text, t.at, t.end)));
    }

    private static RustType lifetime(RustText t, String read) {
        t.lifetime();
        return read.isEmpty() ? new Text("") : RustPath.ANY;
    }

    /** Reads a constant: {@code 16_usize} and {@code 16usize} as {@code 16}. */
    private static RustType number(RustText t) {
        int start = t.at;
        if (t.peek() == '-') {
            t.at++;
        }
        while (Cursor.isDigit(t.peek())) {
            t.at++;
        }
        int digitsEnd = t.at;
        t.at = t.identifierEnd(t.at);
        if (t.at == start) {
            return t.opaque();
        }
        String suffix = t.text.substring(digitsEnd, t.at);
        boolean isTyped = suffix.startsWith("i") || suffix.startsWith("u") || suffix.startsWith("_i")
                || suffix.startsWith("_u");
        RustType number = new Text(t.text.substring(start, isTyped ? digitsEnd : t.at));
        return t.peek() == '.' || t.peek() == '#' ? t.withRest(number, Brackets.itemEnd(t.text, t.at, t.end)) : number;
    }
}
