package dev.ferrolens.rust;

import java.util.List;

/**
 * The part of an event's arguments that tells the item: in most queries, a type or an instance after the bounds that
 * hold there. The same subject recurs under other labels and bounds, and {@link KeyReader} reads it once.
 */
public final class KeySubject implements Comparable<KeySubject> {
    private static final int MOST_WRAPPERS = 24;
    /** The fields with the subject of a query, in structs with other fields. */
    private static final String[] PAYLOAD = {"value", "canonical", "goal", "predicate", "instance", "trait_ref",
        "dropped_ty", "self_ty", "mir_ty", "ty", "def_id", "did"};
    private static final String BOUNDED = "PseudoCanonicalInput {";
    private static final String CANONICAL = "CanonicalQueryInput {";
    /** The text after the value in a canonical query. */
    private static final String AFTER_CANONICAL = " }, max_universe: ";

    /** The place of a subject in the arguments. */
    enum Place {
        /** All of the first argument. */
        WHOLE,
        /** All of the first argument of a query on types, whose text cannot be told from the path of a definition. */
        WHOLE_TYPE,
        /** The value of a field in a struct. */
        INSIDE
    }

    private final String text;
    private final Place place;
    /** The key, or null if it has not been read yet. */
    private volatile Key key;

    private KeySubject(String text, Place place, Key key) {
        this.text = text;
        this.place = place;
        this.key = key;
    }

    /** Cuts subjects out of the arguments of one recording's events. Safe for use by several threads. */
    static final class Cutter {
        /** The text before the value that was cut out last: most often it is that of the next key, too. */
        private volatile String lastBounded = BOUNDED + "{";
        private volatile String lastCanonical = CANONICAL + "{";

        /** Returns the length of the text before a value, if the last one had the same, or else 0. */
        int around(String text) {
            String last = text.startsWith(BOUNDED) ? lastBounded : lastCanonical;
            return text.startsWith(last) ? last.length() : 0;
        }

        /**
         * Cuts the subject out of an event's arguments: by the text, or else by the label.
         *
         * @param around the length of the text {@linkplain #around before} the subject
         */
        KeySubject cut(String label, List<String> arguments, int around) {
            if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
                return new KeySubject("", Place.WHOLE, Key.bare(KeyKind.OTHER, null));
            }
            RustText text = new RustText(arguments.get(0), Crates.UNKNOWN);
            if (around > 0) {
                text.at = around;
                return new KeySubject(value(text), Place.INSIDE, null);
            }
            boolean isQuery = text.looksAt(BOUNDED) || text.looksAt(CANONICAL) || text.looksAt("(Instance {");
            Key plain = isQuery ? null : PlainKeys.read(label, arguments);
            if (plain != null) {
                return new KeySubject(text.text, Place.WHOLE, plain);
            }
            String inside = inside(text);
            boolean isType = inside == null && PlainKeys.isTypeQuery(label);
            return inside == null ? new KeySubject(text.text, isType ? Place.WHOLE_TYPE : Place.WHOLE, null)
                    : new KeySubject(inside, Place.INSIDE, null);
        }

        /** Returns the value inside of the structs around it; null if there are none. */
        private String inside(RustText t) {
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
                if (t.looksAt("Instance {")) {
                    return t.take(t.at == 0 ? t.end : Brackets.after(t.text, wordEnd, t.end));
                }
                boolean hasBounds = t.looksAt(BOUNDED) || t.looksAt("ParamEnvAnd {");
                if (!enter(t)) {
                    return null;
                }
                if (hasBounds) {
                    note(t.text, t.at);
                    return value(t);
                }
            }
            return null;
        }

        private void note(String text, int end) {
            if (text.startsWith(BOUNDED)) {
                lastBounded = text.substring(0, end);
            } else if (text.startsWith(CANONICAL)) {
                lastCanonical = text.substring(0, end);
            }
        }
    }

    /**
     * Returns the value, which is the last field, without the text after it, so that an instance equals one without
     * bounds.
     */
    private static String value(RustText t) {
        int end = t.text.startsWith(BOUNDED) && t.text.endsWith(" }") ? t.end - 2
                : t.text.startsWith(CANONICAL) ? t.text.lastIndexOf(AFTER_CANONICAL) : -1;
        return t.take(end < t.at ? t.bracketEnd() : end);
    }

    /** Goes to the subject in a struct; false if the struct itself is the subject. */
    static boolean enter(RustText t) {
        boolean isOwn = t.looksAt("Alias") || InstanceKind.isVariant(t.text.substring(t.at, t.wordEnd()));
        return !isOwn && t.enter(PAYLOAD);
    }

    /** Goes to the most telling part of a tuple; false if the tuple is a type. */
    static boolean enterTuple(RustText t) {
        int from = t.at;
        t.at++;
        if (t.looksAt("Instance {") || t.looksAt("DefId(") || t.looksAt(CANONICAL)
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

    String text() {
        return text;
    }

    Place place() {
        return place;
    }

    Key key() {
        return key;
    }

    Key keep(Key read) {
        key = read;
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeySubject subject && place == subject.place && text.equals(subject.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Compares texts, so that a hash map orders subjects with equal hash codes. */
    @Override
    public int compareTo(KeySubject other) {
        int byText = text.compareTo(other.text);
        return byText == 0 ? place.compareTo(other.place) : byText;
    }
}
