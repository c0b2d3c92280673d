package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import java.util.List;

/**
 * Finds causes in the answer to one named query. A rule is not run if a recording lacks data that its query needs. To
 * add a rule, write a class beside the others and add it to {@link Rules}.
 *
 * <p>Each rule has one threshold, as a share if possible, since machines differ in speed.
 */
interface Rule {
    /** Returns the name of the query. */
    String query();

    /**
     * Returns the causes that stand out.
     *
     * @param answer the answer to the query
     * @param subject the wholes of shares, and other answers
     */
    List<Cause> in(Relation answer, RuleContext subject);
}
