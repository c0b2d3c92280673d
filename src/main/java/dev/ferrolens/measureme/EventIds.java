package dev.ferrolens.measureme;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Resolves the event ids of a recording: to a label, and to a key if the event has arguments. The text of an event id
 * is the label, then for each argument {@code 0x1E} and its text. Only labels are decoded here; for a key, its position
 * is stored.
 *
 * @see <a href="https://github.com/rust-lang/measureme/blob/master/measureme/src/event_id.rs">the format</a>
 */
final class EventIds {
    static final byte SEPARATOR = 0x1e;
    /** The key of an event without arguments. */
    static final int NO_KEY = -1;

    private static final long UNRESOLVED = -1;
    /** The number of ids after which the length of the file is checked again. */
    private static final int CHECKED_IDS = 1 << 14;

    private final StringTable strings;
    private final Map<String, Integer> labelNumbers = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    /** For each key, the id of the string that is its text, or of an event whose text contains it after the label. */
    private final Growing.Longs keyIds = new Growing.Longs();
    private final Growing.Ints keyLabels = new Growing.Ints();
    private final BitSet keyIsWholeString = new BitSet();

    /** The label and key of each id, in one number. Virtual ids have few gaps, so they are stored in an array. */
    private final long[] resolvedDense;
    private final LongMap resolvedOther = new LongMap(UNRESOLVED);
    private final LongMap resolvedReference = new LongMap(UNRESOLVED);
    private int decoded;
    /** The last reference that was resolved, and its result, since events with the same label follow each other. */
    private long lastReference;
    private long lastReferred = UNRESOLVED;
    /** The keys of arguments that are references. All queries with the same argument usually share its string. */
    private final LongMap keyOfArgument = new LongMap(NO_KEY);

    EventIds(StringTable strings) {
        this.strings = strings;
        resolvedDense = new long[strings.denseIds()];
        Arrays.fill(resolvedDense, UNRESOLVED);
    }

    /**
     * Replaces each event id by its label and key, which {@link #label} and {@link #key} extract. Many ids are resolved
     * in one loop, since the JVM needs long to compile a loop with all this code.
     */
    void resolve(long[] eventIds) {
        for (int from = 0; from < eventIds.length; from += CHECKED_IDS) {
            resolve(eventIds, from, Math.min(eventIds.length, from + CHECKED_IDS));
            strings.data().bytes().checkLength();
        }
    }

    private void resolve(long[] eventIds, int from, int to) {
        for (int i = from; i < to; i++) {
            eventIds[i] = resolve(eventIds[i]);
        }
    }

    private long resolve(long id) {
        if (id >= 0 && id < resolvedDense.length) {
            long known = resolvedDense[(int) id];
            if (known == UNRESOLVED) {
                known = read(id);
                resolvedDense[(int) id] = known;
            }
            return known;
        }
        long known = resolvedOther.get(id);
        if (known == UNRESOLVED) {
            known = read(id);
            resolvedOther.put(id, known);
        }
        return known;
    }

    static int label(long resolved) {
        return (int) (resolved >>> 32);
    }

    static int key(long resolved) {
        return (int) resolved;
    }

    static int[] labels(long[] resolved) {
        int[] labels = new int[resolved.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(resolved[i]);
        }
        return labels;
    }

    static int[] keys(long[] resolved) {
        int[] keys = new int[resolved.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(resolved[i]);
        }
        return keys;
    }

    private static long pair(int label, int key) {
        return (long) label << 32 | key & 0xffffffffL;
    }

    List<String> labels() {
        return labels;
    }

    /** Returns the keys found so far, without reading their texts. */
    Keys keys(Path file) {
        return new Keys(new KeyStrings(file, strings, keyIds.toArray(), keyIsWholeString), keyLabels.toArray(),
                strings.data().length());
    }

    /** Reads an entry. The usual forms are recognized by a few bytes; all others are decoded. */
    private long read(long id) {
        long address = strings.address(id);
        if (address == StringTable.NOWHERE) {
            return pair(labelNumber(Profile.UNKNOWN_NAME), NO_KEY);
        }
        PageStream data = strings.data();
        int page = data.pageOf(address);
        FormatVersion version = strings.version();
        int pairBytes = 2 * version.referenceBytes + 2;
        if (address + pairBytes <= data.start(page + 1)) {
            long position = data.position(page, address);
            ByteBuffer bytes = data.bytes().window(position);
            int at = ProfileBytes.offset(position);
            if (bytes.get(at) == StringTable.REFERENCE) {
                long label = referred(version.readId(bytes, at + 1));
                int next = at + version.referenceBytes;
                byte after = bytes.get(next);
                if (after == StringTable.TERMINATOR) {
                    return label;
                }
                if (after == SEPARATOR && key(label) == NO_KEY) {
                    boolean oneReference = bytes.get(next + 1) == StringTable.REFERENCE
                            && bytes.get(next + 1 + version.referenceBytes) == StringTable.TERMINATOR;
                    int key = oneReference ? keyOf(version.readId(bytes, next + 2), label(label))
                            : newKey(id, label(label), false);
                    return pair(label(label), key);
                }
            }
        }
        return decode(id);
    }

    private long referred(long id) {
        if (id != lastReference || lastReferred == UNRESOLVED) {
            long known = resolvedReference.get(id);
            if (known == UNRESOLVED) {
                known = decode(id);
                resolvedReference.put(id, known);
            }
            lastReference = id;
            lastReferred = known;
        }
        return lastReferred;
    }

    private int keyOf(long argument, int label) {
        int key = (int) keyOfArgument.get(argument);
        if (key == NO_KEY) {
            key = newKey(argument, label, true);
            keyOfArgument.put(argument, key);
        }
        return key;
    }

    private long decode(long id) {
        Utf8Buffer text = new Utf8Buffer(Utf8Buffer.LONGEST_NAME, ++decoded);
        strings.append(id, text);
        int end = text.indexOf(SEPARATOR);
        int label = labelNumber(new String(text.toBytes(0, end), StandardCharsets.UTF_8));
        return pair(label, end < text.length() ? newKey(id, label, false) : NO_KEY);
    }

    private int newKey(long id, int label, boolean wholeString) {
        int key = keyIds.size();
        keyIds.add(id);
        keyLabels.add(label);
        keyIsWholeString.set(key, wholeString);
        return key;
    }

    private int labelNumber(String label) {
        Integer known = labelNumbers.putIfAbsent(label, labels.size());
        if (known != null) {
            return known;
        }
        labels.add(label);
        return labels.size() - 1;
    }
}
