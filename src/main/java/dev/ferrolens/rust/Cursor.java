package dev.ferrolens.rust;

/**
 * A position in a text, with steps over the elements of Rust text: words, brackets, lifetimes, and the fields that
 * {@code Debug} prints. Every step takes one pass, without recursion.
 */
abstract class Cursor {
    /** The ASCII characters of identifiers, as a table, since most are looked at several times. */
    private static final boolean[] IDENTIFIER = new boolean[0x80];

    static {
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$".chars().forEach(c -> IDENTIFIER[c] = true);
    }

    final String text;
    final int end;
    int at;

    Cursor(String text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    boolean atEnd() {
        return at >= end;
    }

    char peek() {
        return at < end ? text.charAt(at) : '\0';
    }

    /** Returns the character at a distance from this one. */
    char peek(int after) {
        return at + after < end ? text.charAt(at + after) : '\0';
    }

    boolean looksAt(String expected) {
        return at + expected.length() <= end && text.startsWith(expected, at);
    }

    boolean skip(String expected) {
        if (looksAt(expected)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    void skipSpaces() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Steps over a bracketed text that begins here. */
    void skipBracketed() {
        at = Brackets.after(text, at, end);
    }

    /** Steps over the rest of a bracketed text and its closing bracket. */
    void skipToClose() {
        while (at < end) {
            char c = text.charAt(at);
            switch (c) {
                case '(', '[', '{' -> at = Brackets.after(text, at, end);
                case ')', ']', '}' -> {
                    at++;
                    return;
                }
                case '"', '\'' -> at = Brackets.afterQuoted(text, at, end);
                default -> at++;
            }
        }
    }

    /** Returns the end of the identifier that begins here. */
    int wordEnd() {
        return identifierEnd(at);
    }

    int identifierEnd(int from) {
        int i = from;
        while (i < end && isIdentifierPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isIdentifierPart(char c) {
        return c >= 0x80 || IDENTIFIER[c];
    }

    static boolean isIdentifierStart(char c) {
        return isIdentifierPart(c) && (c < '0' || c > '9');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isCloser(char c) {
        return c == ')' || c == ']' || c == '}' || c == '>';
    }

    /**
     * Steps over {@code 'a}, {@code '_}, {@code '{erased}}, {@code '^c_0}, {@code '^0.Named(DefId(..))}, {@code 'a/#0}.
     */
    void lifetime() {
        at++;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '{' || c == '(' && isIdentifierPart(text.charAt(at - 1))) {
                skipBracketed();
            } else if (isIdentifierPart(c) || c == '^' || c == '?' || c == '!' || c == '#' || c == '/' || c == '.') {
                at++;
            } else {
                return;
            }
        }
    }

    boolean looksAtLifetime() {
        return peek() == '\'' && Brackets.afterQuoted(text, at, end) == at + 1;
    }

    /** Returns the position of the bracket that closes the text around. */
    int bracketEnd() {
        int from = at;
        skipToClose();
        int closing = at > from && isCloser(text.charAt(at - 1)) ? at - 1 : at;
        at = from;
        return closing;
    }

    void close(char bracket) {
        if (peek() == bracket) {
            at++;
        }
    }

    /**
     * Goes to the value of a field, from the name of the struct around it. If there is no such field, the cursor stops
     * at the closing bracket.
     */
    boolean enter(String... names) {
        at = wordEnd();
        skipSpaces();
        close('{');
        return toField(names);
    }

    /** Goes to the value of the next field with one of the names. */
    boolean toField(String... names) {
        while (at < end) {
            while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == ',')) {
                at++;
            }
            int nameEnd = wordEnd();
            if (nameEnd == at || nameEnd + 1 >= end || text.charAt(nameEnd) != ':') {
                return false;
            }
            for (String name : names) {
                if (nameEnd - at == name.length() && text.startsWith(name, at)) {
                    at = nameEnd + 2;
                    return true;
                }
            }
            at = nameEnd + 2;
            skipFieldValue();
        }
        return false;
    }

    void skipFieldValue() {
        while (at < end) {
            switch (text.charAt(at)) {
                case '(', '[', '{' -> skipBracketed();
                case ')', ']', '}' -> {
                    return;
                }
                case '"', '\'' -> at = Brackets.afterQuoted(text, at, end);
                case ',' -> {
                    // After a comma between the arguments of a type comes no field name.
                    int name = at + 2;
                    int nameEnd = Math.min(identifierEnd(Math.min(name, end)), end);
                    boolean isField = nameEnd > name && text.startsWith(": ", nameEnd)
                            || text.startsWith(" .. ", at + 1);
                    if (isField) {
                        return;
                    }
                    at = Math.max(at + 1, nameEnd);
                }
                default -> at++;
            }
        }
    }

    boolean isHash() {
        int i = at + 1;
        while (i < end && "0123456789abcdef".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i > at + 1 && i < end && text.charAt(i) == ']';
    }
}
