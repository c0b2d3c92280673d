package dev.ferrolens.finding;

/**
 * What a rule found: a finding, and the time that it explains.
 *
 * @param finding what is told to the user
 * @param bill the time that it explains
 * @param isLast whether it comes after what other rules found, which may be its reason
 */
record Cause(Finding finding, Bill bill, boolean isLast) {
    Cause(Finding finding, Bill bill) {
        this(finding, bill, false);
    }
}
