package dev.ferrolens.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An entry of {@code knowledge.txt}: a family of labels, with the reasons why it can be slow, and advice.
 *
 * @param name the name of the family
 * @param isOfItem whether it is about one item of the user's, and not about work on no single item
 * @param labels the labels of the family
 * @param along labels that it includes if there are signs that they have the same cause
 * @param signs the labels whose cost is such a sign
 * @param without labels that an item must not have for the topic to apply
 * @param from the least share for it to apply, in percent: of an item's cost, or of the work
 * @param least the least share of the work of an item for which it makes a finding, in percent
 * @param dominates the least share of the work for it to be a cause if no item stands out; 0 if never
 * @param title the title of the finding, with {@code {item}} and {@code {percent}} to be filled in
 * @param why the reason why it is slow, with {@code {labels}} to be filled in
 * @param advice the advice
 * @param savesFrom the least share of the cost that an edit saves, in percent
 * @param savesTo the largest share of the cost that an edit saves, in percent
 */
record Topic(String name, boolean isOfItem, Predicate<String> labels, Predicate<String> along,
        Predicate<String> signs, Predicate<String> without, double from, double least, double dominates,
        String title, String why, String advice, double savesFrom, double savesTo) {

    /** The least time of signs relative to the labels taken along, in percent. */
    private static final double SIGNIFICANT = 1.5;

    /** Returns the part of a cost that is this topic's own. */
    long nanos(Map<String, Long> byLabel) {
        return nanos(byLabel, labels);
    }

    private static long nanos(Map<String, Long> byLabel, Predicate<String> labels) {
        return byLabel.entrySet().stream().filter(entry -> labels.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
    }

    /** Returns the labels that this topic explains, including those that it takes along, with their cost. */
    Map<String, Long> explained(Map<String, Long> byLabel) {
        boolean takesAlong = nanos(byLabel, signs) * 100.0 >= SIGNIFICANT * nanos(byLabel, along);
        Map<String, Long> explained = new LinkedHashMap<>(byLabel);
        explained.keySet().removeIf(label -> !labels.test(label) && !(takesAlong && along.test(label)));
        return explained;
    }

    /** Returns whether the topic applies to an item with this cost. */
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
