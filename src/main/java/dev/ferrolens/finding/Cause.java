package dev.ferrolens.finding;

/**
 * What a rule found: a finding, and the time that it explains.
 *
 * @param finding what is told to the user
 * @param bill the time that it explains
 */
record Cause(Finding finding, Bill bill) {}
