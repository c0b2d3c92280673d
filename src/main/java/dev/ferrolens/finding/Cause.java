package dev.ferrolens.finding;

/**
 * What a rule found: a finding, and the time that it explains.
 *
 * @param finding what is told to the user
 * @param bill the time that it explains
 * @param weight the weight of its saving in the ranking: less than 1 if what another rule found may be its reason, 0
 *     if it comes after all others
 */
record Cause(Finding finding, Bill bill, double weight) {
    Cause(Finding finding, Bill bill) {
        this(finding, bill, 1);
    }

    /** Returns the number by which causes are ranked, the largest first. */
    double rank() {
        return weight * finding.saving().middlePercent();
    }
}
