package dev.ferrolens.finding;

/**
 * A finding of a rule, with the time that it explains.
 *
 * @param finding the finding for the user
 * @param bill the time that it explains
 * @param isLast whether it comes after the findings of other rules, which may be its reason
 */
record Cause(Finding finding, Bill bill, boolean isLast) {
    Cause(Finding finding, Bill bill) {
        this(finding, bill, false);
    }
}
