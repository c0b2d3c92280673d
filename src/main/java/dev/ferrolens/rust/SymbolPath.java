package dev.ferrolens.rust;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a symbol's path in the one spelling: {@code <T as Trait<A>>::method::<U>::{closure#0}}.
 *
 * @param selfType {@code T}, or null for a path that begins with a crate
 * @param trait {@code Trait} without its arguments, or null
 * @param traitArguments {@code A}
 * @param segments {@code method}, {@code {closure#0}}; of a path that begins with a crate all segments
 * @param arguments those of all segments, in their order
 * @param lastArguments those of the last segment
 */
record SymbolPath(String selfType, String trait, List<String> traitArguments, List<String> segments,
        List<String> arguments, List<String> lastArguments) {
    static SymbolPath of(String item) {
        String selfType = null;
        String trait = null;
        List<String> traitArguments = List.of();
        int at = 0;
        int end = item.length();
        if (item.startsWith("<")) {
            int close = Brackets.afterAngle(item, 0, end);
            int as = topLevelAs(item, 1, close - 1);
            selfType = item.substring(1, as < 0 ? Math.max(1, close - 1) : as);
            if (as >= 0) {
                String reference = item.substring(as + 4, Math.max(as + 4, close - 1));
                // A trait that is declared in a method begins with the brackets of that method's impl.
                int path = reference.startsWith("<") ? Brackets.afterAngle(reference, 0, reference.length()) : 0;
                int open = reference.indexOf('<', path);
                trait = open < 0 ? reference : reference.substring(0, open);
                traitArguments = open < 0 ? List.of() : split(reference, open);
            }
            at = item.startsWith("::", close) ? close + 2 : close;
        }
        List<String> segments = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        List<String> last = List.of();
        while (at < end) {
            if (item.charAt(at) == '<') {
                last = split(item, at);
                arguments.addAll(last);
                at = Brackets.afterAngle(item, at, end);
            } else {
                int stop = segmentEnd(item, at, end);
                if (stop > at) {
                    segments.add(item.substring(at, stop));
                    last = List.of();
                }
                at = stop == at ? at + 1 : stop;
            }
            if (item.startsWith("::", at)) {
                at += 2;
            }
        }
        return new SymbolPath(selfType, trait, traitArguments, segments, arguments, last);
    }

    private static int segmentEnd(String item, int from, int end) {
        int at = from;
        while (at < end) {
            char c = item.charAt(at);
            if (c == '{') {
                at = Brackets.after(item, at, end);
            } else if (c == '<' || c == ':' && item.startsWith("::", at)) {
                return at;
            } else {
                at++;
            }
        }
        return end;
    }

    /** Where {@code " as "} stands outside of all brackets, or -1. */
    private static int topLevelAs(String item, int from, int end) {
        int at = from;
        while (at < end) {
            char c = item.charAt(at);
            if (c == '<') {
                at = Brackets.afterAngle(item, at, end);
            } else if (c == '(' || c == '[' || c == '{') {
                at = Brackets.after(item, at, end);
            } else if (c == ' ' && item.startsWith(" as ", at)) {
                return at;
            } else {
                at++;
            }
        }
        return -1;
    }

    /** The items of the list whose {@code <} stands at {@code open}. */
    static List<String> split(String text, int open) {
        int end = Brackets.afterAngle(text, open, text.length()) - 1;
        List<String> items = new ArrayList<>(4);
        int at = open + 1;
        while (at < end) {
            int stop = Math.min(end, Brackets.itemEnd(text, at, end));
            items.add(text.substring(at, stop));
            at = stop + 1;
            while (at < end && text.charAt(at) == ' ') {
                at++;
            }
        }
        return items;
    }
}
