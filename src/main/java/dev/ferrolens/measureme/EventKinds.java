package dev.ferrolens.measureme;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** The kinds of event of a recording, numbered in the order in which they come. */
final class EventKinds {
    private final List<String> texts = new ArrayList<>();
    private final List<EventKind> meanings = new ArrayList<>();
    private final Object2IntOpenHashMap<String> numberOfText = new Object2IntOpenHashMap<>();
    private final Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();

    /** Numbers the kind that a string names, if it is new; several strings may name one. */
    void add(long stringId, StringTable strings, Warnings warnings) {
        if (numbers.containsKey(stringId)) {
            return;
        }
        String text = strings.text(stringId, Utf8Buffer.LONGEST_NAME);
        if (!numberOfText.containsKey(text)) {
            numberOfText.put(text, texts.size());
            texts.add(text);
            EventKind meaning = EventKind.of(text);
            meanings.add(meaning);
            if (meaning == EventKind.OTHER) {
                warnings.add("events of the unknown kind " + text + " are kept, and count as activities");
            }
        }
        numbers.put(stringId, numberOfText.getInt(text));
    }

    /** The number of a kind that was added. */
    int number(long stringId) {
        return numbers.get(stringId);
    }

    EventKind meaning(int number) {
        return meanings.get(number);
    }

    /** The kinds as the file spells them. */
    List<String> texts() {
        return texts;
    }
}
