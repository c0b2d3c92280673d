package dev.ferrolens.store;

import dev.ferrolens.file.Resource;
import java.util.List;

/** The rules of {@code areas.txt}, which assign events to areas of the compiler's work by kind and label. */
final class Areas {
    /** The area of events that no rule fits. */
    static final String OTHER = "other";
    /** The area of the profiler's own work, including the queries that it runs. */
    static final String PROFILER = "profiler";

    private static final String WAITING = "waiting";

    private static final Areas RULES = new Areas(read());

    private final List<Rule> rules;

    private Areas(List<Rule> rules) {
        this.rules = rules;
    }

    static Areas rules() {
        return RULES;
    }

    /** Returns the area of the first rule that fits, or {@link #OTHER}. */
    String of(String kind, String label) {
        for (Rule rule : rules) {
            if (rule.label.fits(label) && rule.kind.fits(kind)) {
                return rule.area;
            }
        }
        return OTHER;
    }

    /** Returns whether an area is work, and neither waiting nor the profiler's own. */
    static boolean isWork(String area) {
        return !area.equals(WAITING) && !area.equals(PROFILER);
    }

    /** Returns the areas of the rules, each once, in their order. */
    List<String> named() {
        return rules.stream().map(Rule::area).distinct().toList();
    }

    private record Rule(String area, Pattern kind, Pattern label) {}

    private static List<Rule> read() {
        return Resource.lines(Areas.class, "areas.txt").stream()
                .map(line -> line.strip().split(" {2,}"))
                .map(words -> new Rule(words[0], Pattern.of(words[1]), Pattern.of(words[2])))
                .toList();
    }

    /** A pattern in which a star at the start, at the end or in the middle stands for any text. */
    private record Pattern(String before, String after, String within, boolean isExact) {
        static Pattern of(String text) {
            int first = text.indexOf('*');
            int last = text.lastIndexOf('*');
            return first < 0
                    ? new Pattern(text, "", "", true)
                    : new Pattern(text.substring(0, first), text.substring(last + 1),
                            first == last ? "" : text.substring(first + 1, last), false);
        }

        boolean fits(String text) {
            if (isExact) {
                return text.equals(before);
            }
            int end = text.length() - after.length();
            return text.startsWith(before) && end >= before.length() && text.endsWith(after)
                    && text.substring(before.length(), end).contains(within);
        }
    }
}
