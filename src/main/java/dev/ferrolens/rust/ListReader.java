package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Equality;
import dev.ferrolens.rust.RustType.Text;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of types, constants and lifetimes, without the lifetimes. */
final class ListReader {
    private static final RustPath GLOBAL = RustPath.of("alloc", "alloc", "Global");
    private static final RustPath RANDOM_STATE = RustPath.of("std", "hash", "random", "RandomState");

    private ListReader() {}

    /**
     * Reads the items of a list up to its closing bracket.
     *
     * @param ofClosure whether to leave out the text after a closure's kind, which is its signature and captures
     */
    static List<RustType> read(RustText t, boolean ofClosure) {
        List<RustType> items = new ArrayList<>(4);
        while (toItem(t, ofClosure)) {
            RustType item = item(t);
            if (!(item instanceof Text text) || !text.text().isEmpty()) {
                items.add(item);
            }
        }
        return items;
    }

    /** Reads {@code <A, B = C>}. */
    static List<RustType> angled(RustText t) {
        if (t.depth >= RustText.DEEPEST) {
            String raw = t.take(Brackets.afterAngle(t.text, t.at, t.end));
            return List.of(new Text(raw.substring(1, Math.max(1, raw.length() - 1))));
        }
        t.depth++;
        t.at++;
        List<RustType> items = read(t, false);
        t.close('>');
        t.depth--;
        return withoutDefaults(items);
    }

    /** Returns arguments without the defaults of std's types, which only {@code Debug} and symbols print. */
    static List<RustType> withoutDefaults(List<RustType> arguments) {
        List<RustType> left = arguments;
        for (RustPath byDefault : List.of(GLOBAL, RANDOM_STATE)) {
            int last = left.size() - 1;
            boolean isDefault = last > 0 && left.get(last) instanceof RustPath path
                    && path.length() == byDefault.length() && path.equals(byDefault);
            left = isDefault ? left.subList(0, last) : left;
        }
        return left;
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
            } else if (ofClosure && (c == 'i' || c == '(' || c == '<') && looksAtClosureKind(t)) {
                t.at = t.bracketEnd();
                return false;
            } else {
                return true;
            }
        }
        return false;
    }

    private static RustType item(RustText t) {
        int before = t.at;
        RustType item = t.readListed();
        if (t.skip(" = ")) {
            item = new Equality(item, " = ", TypeReader.read(t));
        }
        if (t.at < t.end && t.peek() != ',' && !Cursor.isCloser(t.peek())) {
            int from = t.at;
            item = t.withRest(item, Brackets.itemEnd(t.text, t.at, t.end));
            t.at = Math.max(t.at, from + 1);
        }
        t.at = Math.max(t.at, before + 1);
        return item;
    }

    /**
     * Returns whether a closure's kind is next. The arguments of a closure are those of the function around it, then
     * its kind as an integer type, its signature, and the tuple of its captures; see {@code rustc_type_ir::ClosureArgs}
     * for the encoding. An async block has its kind and the types that it is resumed with, yields, returns and
     * captures. While they are unknown, they are parameters, {@code <closure_kind>/#0}.
     */
    private static boolean looksAtClosureKind(RustText t) {
        if (t.looksAt("<closure_kind>") || t.looksAt("<coroutine_kind>") || t.looksAt("<resume_ty>")) {
            return true;
        }
        int next = (t.looksAt("()") ? t.at + 2 : t.wordEnd()) + 2;
        if (t.text.startsWith("std::future::ResumeTy, ", next) || t.text.startsWith("core::future::ResumeTy, ", next)) {
            return true;
        }
        int signature = t.text.startsWith("Binder { value: ", next) ? next + "Binder { value: ".length() : next;
        return (t.looksAt("i8, ") || t.looksAt("i16, ") || t.looksAt("i32, "))
                && (t.text.startsWith("extern", signature) || t.text.startsWith("fn(", signature)
                        || t.text.startsWith("unsafe", signature) || t.text.startsWith("for<", signature));
    }
}
