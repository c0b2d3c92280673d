package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import java.util.List;

/**
 * Looks at the answer to one named query, and tells what stands out in it. A recording that lacks what the query needs
 * never comes to the rule. To add a rule, write a class beside the others and name it in {@link Rules}.
 *
 * <p>Each rule has one threshold, as a share where it can, since machines differ in speed.
 */
interface Rule {
    /** The name of the query. */
    String query();

    /**
     * What stands out.
     *
     * @param answer the answer to the query
     * @param subject what shares are of, and other answers
     */
    List<Cause> in(Relation answer, RuleContext subject);
}
