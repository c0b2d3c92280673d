package dev.ferrolens.rust;

import java.util.ArrayList;
import java.util.List;

/** Reads lists of types, constants and lifetimes, of which the lifetimes are left out. */
final class ListReader {
    private static final String GLOBAL = ", alloc::alloc::Global";
    private static final String RANDOM_STATE = ", std::hash::random::RandomState";

    private ListReader() {}

    /**
     * Reads the items of a list up to its closing bracket, lifetimes left out, and returns them.
     *
     * @param ofClosure whether what follows a closure's kind is to be left out: its signature and captures
     */
    static List<String> read(RustText t, boolean ofClosure) {
        List<String> items = new ArrayList<>(4);
        while (toItem(t, ofClosure)) {
            int mark = t.out.length();
            item(t);
            items.add(t.taken(mark));
        }
        return items;
    }

    /** Reads a list up to its closing bracket, writes its items, and returns how many there are. */
    static int list(RustText t, boolean ofClosure) {
        int items = 0;
        while (toItem(t, ofClosure)) {
            int mark = t.out.length();
            if (items > 0) {
                t.out.append(", ");
            }
            int itemStart = t.out.length();
            item(t);
            if (t.out.length() == itemStart) {
                t.out.setLength(mark);
            } else {
                items++;
            }
        }
        return items;
    }

    /** Reads the rest of a list of arguments, and writes it in angles; nothing where no argument is left. */
    static void arguments(RustText t, char close, boolean ofClosure) {
        int open = t.out.length();
        t.out.append('<');
        int items = list(t, ofClosure);
        t.close(close);
        closeAngle(t, items, open);
    }

    private static void closeAngle(RustText t, int items, int emptyMark) {
        if (items == 0) {
            t.out.setLength(emptyMark);
        } else {
            t.out.append('>');
        }
    }

    /**
     * Reads {@code <A, B = C>}. What {@code Debug} prints of the defaults of std's types is left out, as elsewhere.
     *
     * @param emptyMark where the output goes back to if no argument is left
     */
    static void angled(RustText t, int emptyMark) {
        if (t.depth >= RustText.DEEPEST) {
            t.copyTo(Brackets.afterAngle(t.text, t.at, t.end));
            return;
        }
        t.depth++;
        t.at++;
        int open = t.out.length();
        t.out.append('<');
        int items = list(t, false);
        t.close('>');
        t.depth--;
        dropEnd(t.out, open, GLOBAL);
        dropEnd(t.out, open, RANDOM_STATE);
        closeAngle(t, items, emptyMark);
    }

    private static void dropEnd(StringBuilder out, int open, String end) {
        int from = out.length() - end.length();
        if (from > open && out.indexOf(end, from) == from) {
            out.setLength(from);
        }
    }

    /** Goes to the next item that is not a lifetime. */
    private static boolean toItem(RustText t, boolean ofClosure) {
        while (t.at < t.end) {
            char c = t.text.charAt(t.at);
            if (c == ' ' || c == ',') {
                t.at++;
            } else if (c == '\'' && t.looksAtLifetime()) {
                t.lifetime();
            } else if (Cursor.isCloser(c)) {
                return false;
            } else if (ofClosure && (c == 'i' || c == '(' || c == '<') && ClosureReader.looksAtClosureKind(t)) {
                t.at = t.bracketEnd();
                return false;
            } else {
                return true;
            }
        }
        return false;
    }

    private static void item(RustText t) {
        int before = t.at;
        TypeReader.read(t);
        if (t.skip(" = ")) {
            t.out.append(" = ");
            TypeReader.read(t);
        }
        if (t.at < t.end && t.peek() != ',' && !Cursor.isCloser(t.peek())) {
            int from = t.at;
            t.opaque();
            t.at = Math.max(t.at, from + 1);
        }
        if (t.at == before) {
            t.at++;
        }
    }
}
