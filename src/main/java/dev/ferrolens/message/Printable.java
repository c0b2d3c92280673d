package dev.ferrolens.message;

import java.util.stream.Collectors;

/** Makes text from a profile safe to print: it cannot control a terminal or break a line. */
public final class Printable {
    private Printable() {}

    /**
     * Returns the text on one line. The separator of arguments becomes a middle dot, other control characters U+FFFD.
     */
    public static String line(String text) {
        StringBuilder safe = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnsafe(c)) {
                if (safe == null) {
                    safe = new StringBuilder(text.length() + 8).append(text, 0, i);
                }
                safe.append(c == '\u001e' ? " · " : c == '\n' || c == '\t' ? " " : "\ufffd");
            } else if (safe != null) {
                safe.append(c);
            }
        }
        return safe == null ? text : safe.toString();
    }

    /** Returns the text with its line breaks kept, and each line made safe like {@link #line}. */
    public static String lines(String text) {
        return text.lines().map(Printable::line).collect(Collectors.joining("\n"));
    }

    /**
     * Returns the text in at most so many characters. Longer text keeps both ends, since either may distinguish names.
     */
    public static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int head = text.offsetByCodePoints(0, most * 2 / 3);
        int tail = text.offsetByCodePoints(text.length(), -(most - most * 2 / 3 - 1));
        return text.substring(0, head) + "…" + text.substring(tail);
    }

    /**
     * Returns the text broken between words into lines of at most so many characters.
     *
     * @param hanging the beginning of all lines but the first
     */
    public static String wrapped(String text, int width, String hanging) {
        StringBuilder out = new StringBuilder();
        String rest = text;
        while (rest.codePointCount(0, rest.length()) > width) {
            int stop = rest.lastIndexOf(' ', rest.offsetByCodePoints(0, width));
            if (stop <= hanging.length()) {
                // A word that is too long has a line of its own.
                stop = rest.indexOf(' ', rest.offsetByCodePoints(0, width));
            }
            if (stop < 0) {
                break;
            }
            out.append(rest, 0, stop).append('\n');
            rest = hanging + rest.substring(stop + 1);
        }
        return out.append(rest).toString();
    }

    /** Returns whether a character is a control character or changes the direction of text. */
    public static boolean isUnsafe(char c) {
        return Character.isISOControl(c) || c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    }
}
