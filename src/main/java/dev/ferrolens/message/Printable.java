package dev.ferrolens.message;

import java.util.stream.Collectors;

/** Text from a profile made safe to print: nothing in it can move a terminal's cursor or break a line. */
public final class Printable {
    private Printable() {}

    /** The text on one line: the separator of arguments as a middle dot, other control characters as U+FFFD. */
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

    /** The text with its lines kept, each as {@link #line} has it. */
    public static String lines(String text) {
        return text.lines().map(Printable::line).collect(Collectors.joining("\n"));
    }

    /** The text in as many characters at most: of longer text both ends, since either may tell names apart. */
    public static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int head = text.offsetByCodePoints(0, most * 2 / 3);
        int tail = text.offsetByCodePoints(text.length(), -(most - most * 2 / 3 - 1));
        return text.substring(0, head) + "…" + text.substring(tail);
    }

    /**
     * The text broken between words into lines of so many characters at most.
     *
     * @param hanging what all lines but the first begin with
     */
    public static String wrapped(String text, int width, String hanging) {
        StringBuilder out = new StringBuilder();
        String rest = text;
        while (rest.codePointCount(0, rest.length()) > width) {
            int stop = rest.lastIndexOf(' ', rest.offsetByCodePoints(0, width));
            if (stop <= hanging.length()) {
                break;
            }
            out.append(rest, 0, stop).append('\n');
            rest = hanging + rest.substring(stop + 1);
        }
        return out.append(rest).toString();
    }

    /** Control characters, and the marks that make text run backwards. */
    public static boolean isUnsafe(char c) {
        return Character.isISOControl(c) || c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    }
}
