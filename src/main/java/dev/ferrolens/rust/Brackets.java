package dev.ferrolens.rust;

/** Finds the end of bracketed text, without recursion and in one pass. */
final class Brackets {
    /** The kinds of ASCII characters, as a table, since many characters are looked at. */
    private static final byte[] KINDS = new byte[128];
    private static final byte OPENING = 1;
    private static final byte CLOSING = 2;
    private static final byte QUOTE = 3;

    static {
        "([{".chars().forEach(c -> KINDS[c] = OPENING);
        ")]}".chars().forEach(c -> KINDS[c] = CLOSING);
        "\"'".chars().forEach(c -> KINDS[c] = QUOTE);
    }

    private Brackets() {}

    /**
     * Returns the position after the bracket that closes the one at {@code from}, or {@code end}. Round, square and
     * curly brackets count; angles do not, since {@code ->} and {@code <=} contain them too. Strings and characters are
     * skipped.
     */
    static int after(String text, int from, int end) {
        int depth = 0;
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            int kind = c < KINDS.length ? KINDS[c] : 0;
            if (kind == OPENING) {
                depth++;
            } else if (kind == CLOSING) {
                depth--;
                if (depth <= 0) {
                    return at + 1;
                }
            } else if (kind == QUOTE) {
                at = afterQuoted(text, at, end) - 1;
            }
            at++;
        }
        return end;
    }

    /** Returns the position after the {@code >} that closes the {@code <} at {@code from}, or {@code end}. */
    static int afterAngle(String text, int from, int end) {
        int depth = 0;
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '<' && !isComparison(text, at, end)) {
                depth++;
            } else if (c == '>' && !isArrow(text, at)) {
                depth--;
                if (depth == 0) {
                    return at + 1;
                }
            } else if (c == '"' || c == '\'') {
                at = afterQuoted(text, at, end) - 1;
            }
            at++;
        }
        return end;
    }

    /**
     * Returns the position of the comma or closing bracket that ends the item at {@code from}, or {@code end}. Commas
     * inside of angles do not count.
     */
    static int itemEnd(String text, int from, int end) {
        int angles = 0;
        int at = from;
        while (at < end) {
            switch (text.charAt(at)) {
                case '(', '[', '{' -> at = after(text, at, end);
                case ')', ']', '}' -> {
                    return at;
                }
                case '<' -> {
                    angles += isComparison(text, at, end) ? 0 : 1;
                    at++;
                }
                case '>' -> {
                    boolean closes = !isArrow(text, at);
                    if (closes && angles == 0) {
                        return at;
                    }
                    angles -= closes ? 1 : 0;
                    at++;
                }
                case ',' -> {
                    if (angles == 0) {
                        return at;
                    }
                    at++;
                }
                case '"', '\'' -> at = afterQuoted(text, at, end);
                default -> at++;
            }
        }
        return end;
    }

    /** Returns the position after a string, a character or the {@code '} of a lifetime. */
    static int afterQuoted(String text, int from, int end) {
        char quote = text.charAt(from);
        int at = from + 1;
        if (quote == '\'') {
            if (at < end && text.charAt(at) == '\\') {
                int close = text.indexOf('\'', Math.min(end, at + 2));
                return close < 0 || close - from > 12 ? at : Math.min(end, close + 1);
            }
            int characters = at < end && Character.isHighSurrogate(text.charAt(at)) ? 2 : 1;
            boolean isCharacter = at + characters < end && text.charAt(at + characters) == '\'';
            return isCharacter ? at + characters + 1 : at;
        }
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                return at + 1;
            }
            at++;
        }
        return end;
    }

    /** Returns whether the {@code >} here is part of {@code ->} or {@code =>}. */
    static boolean isArrow(String text, int at) {
        if (at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        return before == '-' || before == '=';
    }

    private static boolean isComparison(String text, int at, int end) {
        return at + 1 < end && (text.charAt(at + 1) == '=' || text.charAt(at + 1) == ' ');
    }
}
