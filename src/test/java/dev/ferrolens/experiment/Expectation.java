package dev.ferrolens.experiment;

import dev.ferrolens.finding.Finding;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What an expert would say who reads the sources of a crate.
 *
 * @param firstSays regular expressions that the first finding says, all of them
 * @param never regular expressions that the first finding says none of
 * @param findings how many findings there are, where that matters
 */
record Expectation(List<String> firstSays, List<String> never, OptionalInt findings) {
    /** The first finding says all of this. */
    static Expectation says(String... patterns) {
        return new Expectation(List.of(patterns), List.of(), OptionalInt.empty());
    }

    /** There is nothing to say. */
    static Expectation nothing() {
        return new Expectation(List.of(), List.of(), OptionalInt.of(0));
    }

    /** There may be anything else to say: nothing is made to be the cause. */
    static Expectation anything() {
        return new Expectation(List.of(), List.of(), OptionalInt.empty());
    }

    /** And says none of this. */
    Expectation never(String... patterns) {
        return new Expectation(firstSays, List.of(patterns), findings);
    }

    /** Whether the findings are what an expert would say. */
    boolean isMetBy(List<Finding> all) {
        boolean says = firstSays.isEmpty() || !all.isEmpty() && says(all.get(0), firstSays);
        boolean keepsSilent = all.isEmpty() || never.stream().noneMatch(pattern -> says(all.get(0), List.of(pattern)));
        return says && keepsSilent && (findings.isEmpty() || findings.getAsInt() == all.size());
    }

    /** Whether a finding's title, reason and advice hold a match of each pattern. */
    static boolean says(Finding finding, List<String> patterns) {
        String text = String.join("\n", finding.title(), finding.why(), finding.advice());
        return !patterns.isEmpty() && patterns.stream().allMatch(pattern -> Pattern.compile(pattern).matcher(text)
                .find());
    }
}
