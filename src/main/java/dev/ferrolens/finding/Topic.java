package dev.ferrolens.finding;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One entry of {@code knowledge.txt}: what the compiler does in a family of labels, what makes that slow, what helps.
 *
 * @param name what the family is called
 * @param isOfItem whether it speaks of one item of the user's; of work on no single item otherwise
 * @param labels which labels it is about
 * @param without labels that an item must not have for the topic to apply
 * @param from from which share on it applies, in percent: of an item's cost, or of the work
 * @param title what is slow, with {@code {item}} and {@code {percent}} to be filled in
 * @param why what makes it slow, with {@code {labels}} to be filled in
 * @param advice what to try
 * @param savesFrom how much of the cost an edit saves at least, in percent
 * @param savesTo how much of the cost an edit saves at most, in percent
 */
record Topic(String name, boolean isOfItem, Predicate<String> labels, Predicate<String> without, double from,
        String title, String why, String advice, double savesFrom, double savesTo) {

    /** Returns the part of a cost that is this topic's. */
    long nanos(Map<String, Long> byLabel) {
        return byLabel.entrySet().stream().filter(entry -> labels.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
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
