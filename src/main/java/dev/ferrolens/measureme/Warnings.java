package dev.ferrolens.measureme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was odd about a file, each oddity once with how often it was seen. */
public final class Warnings {
    private static final int MOST = 50;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long unlisted;

    /** Notes an oddity, as a sentence without the file's name and without a full stop. */
    public void add(String sentence) {
        add(sentence, 1);
    }

    /** Notes an oddity that was seen so many times, if it was seen at all. */
    public void add(String sentence, long times) {
        if (times > 0 && (counts.size() < MOST || counts.containsKey(sentence))) {
            counts.merge(sentence, times, Long::sum);
        } else {
            unlisted += times;
        }
    }

    /** Notes what was odd elsewhere. */
    public void addAll(Warnings other) {
        other.counts.forEach(this::add);
        unlisted += other.unlisted;
    }

    /** The sentences in the order of their first sight. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>();
        counts.forEach((sentence, times) -> all.add(times == 1 ? sentence : sentence + " (" + times + " times)"));
        if (unlisted > 0) {
            all.add("and " + unlisted + " further oddities");
        }
        return List.copyOf(all);
    }
}
