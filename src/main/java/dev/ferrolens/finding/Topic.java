package dev.ferrolens.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One entry of {@code knowledge.txt}: what the compiler does in a family of labels, what makes that slow, what helps.
 *
 * @param name what the family is called
 * @param isOfItem whether it speaks of one item of the user's; of work on no single item otherwise
 * @param labels which labels it is about
 * @param along labels that it takes along where there are signs that they are about the same
 * @param signs labels whose cost tells that
 * @param without labels that an item must not have for the topic to apply
 * @param from from which share on it applies, in percent: of an item's cost, or of the work
 * @param least how much of the work an item takes at least that the topic makes a finding, in percent
 * @param dominates from which share of the work on it is a cause where no item stands out; 0 if never
 * @param title what is slow, with {@code {item}} and {@code {percent}} to be filled in
 * @param why what makes it slow, with {@code {labels}} to be filled in
 * @param advice what to try
 * @param savesFrom how much of the cost an edit saves at least, in percent
 * @param savesTo how much of the cost an edit saves at most, in percent
 */
record Topic(String name, boolean isOfItem, Predicate<String> labels, Predicate<String> along,
        Predicate<String> signs, Predicate<String> without, double from, double least, double dominates,
        String title, String why, String advice, double savesFrom, double savesTo) {

    /** How long signs take at least beside what is taken along, in percent. */
    private static final double SIGNIFICANT = 1.5;

    /** Returns the part of a cost that is this topic's own. */
    long nanos(Map<String, Long> byLabel) {
        return nanos(byLabel, labels);
    }

    private static long nanos(Map<String, Long> byLabel, Predicate<String> labels) {
        return byLabel.entrySet().stream().filter(entry -> labels.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
    }

    /** Returns the labels that this topic explains, those that it takes along included, with their cost. */
    Map<String, Long> explained(Map<String, Long> byLabel) {
        boolean takesAlong = nanos(byLabel, signs) * 100.0 >= SIGNIFICANT * nanos(byLabel, along);
        Map<String, Long> explained = new LinkedHashMap<>(byLabel);
        explained.keySet().removeIf(label -> !labels.test(label) && !(takesAlong && along.test(label)));
        return explained;
    }

    /** Tells whether the topic applies to an item with this cost. */
    boolean appliesToItem(Map<String, Long> byLabel, long wholeNanos) {
        return isOfItem && byLabel.keySet().stream().noneMatch(without)
                && nanos(byLabel) * 100.0 >= from * wholeNanos
                && (from == 0 || nanos(byLabel) > 0);
    }

    /** Returns the name as a part of a finding's {@link Finding#rule}. */
    String id() {
        return name.replace(' ', '-');
    }

    String title(String item, String percent) {
        return title.replace("{item}", item).replace("{percent}", percent);
    }

    String why(List<String> costs) {
        return why.replace("{labels}", costs.isEmpty() ? "" : "Here: " + String.join(", ", costs) + ".").strip();
    }
}
