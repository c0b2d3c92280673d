package dev.ferrolens.rust;

import java.util.List;

/**
 * What the arguments of an event are about, cut out of them: of most queries a type or an instance behind the bounds
 * that hold there. The same recurs under other labels and bounds, and {@link KeyReader} reads it once.
 *
 * @param text the text to be read
 * @param place where it stood
 * @param plain the key, where the arguments are no Rust text, or null
 */
public record KeySubject(String text, Place place, Key plain) {
    private static final int MOST_WRAPPERS = 24;
    /** The fields that hold what a query is about, in the structs that hold other things too. */
    private static final String[] PAYLOAD = {"value", "canonical", "goal", "predicate", "instance", "trait_ref",
        "dropped_ty", "self_ty", "mir_ty", "ty", "def_id", "did"};

    /** Where a text stood. */
    enum Place {
        /** It is all of the first argument. */
        WHOLE,
        /** The same, of a query whose key is a type: such text cannot be told from the path of a definition. */
        WHOLE_TYPE,
        /** It is what stood in a struct. */
        INSIDE
    }

    /** Cuts out what the arguments of an event are about; what they are decides the text, and where that fails the label. */
    public static KeySubject of(String label, List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            return plain(Key.bare(KeyKind.OTHER, null));
        }
        Key plain = PlainKeys.read(label, arguments);
        if (plain != null) {
            return plain(plain);
        }
        RustText text = new RustText(arguments.get(0), Crates.UNKNOWN);
        String inside = inside(text);
        if (inside != null) {
            return new KeySubject(inside, Place.INSIDE, null);
        }
        boolean isType = PlainKeys.isTypeQuery(label);
        return new KeySubject(text.text, isType ? Place.WHOLE_TYPE : Place.WHOLE, null);
    }

    private static KeySubject plain(Key key) {
        return new KeySubject("", Place.WHOLE, key);
    }

    /** Steps into the structs around what a query is about; null where there are none. */
    private static String inside(RustText t) {
        for (int wrappers = 0; wrappers < MOST_WRAPPERS; wrappers++) {
            if (t.peek() == '(') {
                if (!enterTuple(t)) {
                    return null;
                }
                continue;
            }
            int wordEnd = t.wordEnd();
            if (!t.text.startsWith(" { ", wordEnd)) {
                return null;
            }
            boolean isWhole = t.at == 0;
            if (t.looksAt("Instance {")) {
                return t.take(isWhole ? t.end : Brackets.after(t.text, wordEnd, t.end));
            }
            boolean hasBounds = t.looksAt("PseudoCanonicalInput {") || t.looksAt("ParamEnvAnd {");
            if (!enter(t)) {
                return null;
            }
            if (hasBounds) {
                // The value is the last field; without its end an instance is the same as one without bounds.
                int end = isWhole && t.text.endsWith(" }") ? t.end - 2 : t.end;
                return t.take(isWhole ? Math.max(t.at, end) : t.bracketEnd());
            }
        }
        return null;
    }

    /** Goes to what a struct is about; false where it is a struct of its own. */
    static boolean enter(RustText t) {
        boolean isOwn = t.looksAt("Alias") || InstanceKind.isVariant(t.text.substring(t.at, t.wordEnd()));
        return !isOwn && t.enter(PAYLOAD);
    }

    /** Steps to the part of a tuple that says most; false where the tuple is a type. */
    static boolean enterTuple(RustText t) {
        int from = t.at;
        t.at++;
        if (t.looksAt("Instance {") || t.looksAt("DefId(") || t.looksAt("CanonicalQueryInput {")
                || t.looksAt("Canonical {") || t.looksAt("LocalDefId(")) {
            return true;
        }
        int wordEnd = t.wordEnd();
        if (t.text.startsWith(", PseudoCanonicalInput {", wordEnd) || t.text.startsWith(", Canonical", wordEnd)) {
            t.at = wordEnd + 2;
            return true;
        }
        t.at = from;
        return false;
    }
}
