package dev.ferrolens.rust;

/**
 * Reads a type or a constant: what stands between the commas of a list. Its first letter tells what it is.
 */
final class TypeReader {
    private TypeReader() {}

    static void read(RustText t) {
        if (t.depth >= RustText.DEEPEST) {
            t.opaque();
            return;
        }
        t.depth++;
        char c = t.peek();
        switch (c) {
            case '&' -> reference(t);
            case '*' -> pointer(t);
            case '(' -> tuple(t);
            case '[' -> slice(t);
            case '<' -> {
                int mark = t.out.length();
                ImplReader.qualified(t);
                PathReader.pathTail(t, mark);
            }
            case '{' -> ClosureReader.braced(t);
            case '"' -> LiteralReader.quoted(t);
            case '\'' -> LiteralReader.character(t);
            case '^' -> {
                t.lifetime();
                t.out.append('_');
            }
            case '?' -> {
                t.out.append(c);
                t.at++;
                read(t);
            }
            case '!', '_' -> {
                if (c == '_' && t.at + 1 < t.end && Cursor.isIdentifierPart(t.text.charAt(t.at + 1))) {
                    WordReader.read(t);
                } else {
                    t.out.append(c);
                    t.at++;
                    PathReader.pathTail(t, t.out.length() - 1);
                }
            }
            default -> {
                if (Cursor.isDigit(c) || c == '-') {
                    LiteralReader.number(t);
                } else if (Cursor.isIdentifierPart(c)) {
                    WordReader.read(t);
                } else {
                    t.opaque();
                }
            }
        }
        t.depth--;
    }

    private static void reference(RustText t) {
        t.out.append('&');
        t.at++;
        if (t.peek() == '\'') {
            t.lifetime();
            t.skipSpaces();
        }
        if (t.skip("mut ")) {
            t.out.append("mut ");
        }
        read(t);
    }

    private static void pointer(RustText t) {
        t.out.append('*');
        t.at++;
        if (t.skip("const ")) {
            t.out.append("const ");
        } else if (t.skip("mut ")) {
            t.out.append("mut ");
        }
        read(t);
    }

    private static void tuple(RustText t) {
        int mark = t.out.length();
        t.out.append('(');
        t.at++;
        int items = ListReader.list(t, false);
        boolean isParenthesized = items == 1 && t.text.charAt(t.at - 1) != ',';
        t.close(')');
        if (isParenthesized) {
            t.out.deleteCharAt(mark);
        } else {
            t.out.append(items == 1 ? ",)" : ")");
        }
    }

    private static void slice(RustText t) {
        t.out.append('[');
        t.at++;
        if (t.peek() != ']') {
            read(t);
        }
        if (t.skip("; ")) {
            t.out.append("; ");
            read(t);
        }
        if (t.peek() != ']') {
            int from = t.at;
            t.at = t.bracketEnd();
            t.out.append(t.text, from, t.at);
        }
        t.close(']');
        t.out.append(']');
    }
}
