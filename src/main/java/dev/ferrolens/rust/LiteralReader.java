package dev.ferrolens.rust;

/** Reads strings, characters and numbers. */
final class LiteralReader {
    private LiteralReader() {}

    static void quoted(RustText t) {
        t.copyTo(Brackets.afterQuoted(t.text, t.at, t.end));
    }

    static void character(RustText t) {
        if (t.looksAtLifetime()) {
            t.lifetime();
        } else {
            quoted(t);
        }
    }

    /** Constants: {@code 16_usize} and {@code 16usize} are {@code 16}. */
    static void number(RustText t) {
        int start = t.at;
        if (t.peek() == '-') {
            t.at++;
        }
        while (t.at < t.end && Cursor.isDigit(t.text.charAt(t.at))) {
            t.at++;
        }
        int digitsEnd = t.at;
        t.at = Math.max(t.identifierEnd(t.at), t.at);
        if (t.at == start) {
            t.opaque();
            return;
        }
        String suffix = t.text.substring(digitsEnd, t.at);
        boolean isTyped = !suffix.isEmpty() && "iu".indexOf(suffix.charAt(suffix.charAt(0) == '_' && suffix.length() > 1
                ? 1 : 0)) >= 0;
        t.out.append(t.text, start, isTyped ? digitsEnd : t.at);
        if (t.peek() == '.' || t.peek() == '#') {
            t.opaque();
        }
    }
}
