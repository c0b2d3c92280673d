package dev.ferrolens.measureme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of events of a recording, numbered in the order in which they first occur. */
final class EventKinds {
    private final List<String> texts = new ArrayList<>();
    private final List<EventKind> meanings = new ArrayList<>();
    private final Map<String, Integer> numberOfText = new HashMap<>();
    private final LongMap numbers = new LongMap(-1);

    /** Adds the kind that a string names, if it is new; several strings may name the same kind. */
    void add(long stringId, StringTable strings, Warnings warnings) {
        if (numbers.get(stringId) >= 0) {
            return;
        }
        String text = strings.text(stringId, Utf8Buffer.LONGEST_NAME);
        if (!numberOfText.containsKey(text)) {
            numberOfText.put(text, texts.size());
            texts.add(text);
            EventKind meaning = EventKind.of(text);
            meanings.add(meaning);
            if (meaning == EventKind.OTHER) {
                warnings.add("events of the unknown kind " + text + " are kept, and counted as activities");
            }
        }
        numbers.put(stringId, numberOfText.get(text));
    }

    /** Returns the number of a kind that was added. */
    int number(long stringId) {
        return (int) numbers.get(stringId);
    }

    EventKind meaning(int number) {
        return meanings.get(number);
    }

    /** Returns the kinds as the file spells them. */
    List<String> texts() {
        return texts;
    }
}
