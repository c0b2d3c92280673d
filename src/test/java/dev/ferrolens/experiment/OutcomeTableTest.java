package dev.ferrolens.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What experiments say of savings: here, crates whose builds took what is written. */
class OutcomeTableTest {
    private static final Experiment EXPERIMENT = Experiment.of("app", "a cause", Project.library("app", ""),
            Expectation.says("app"))
            .edit("an edit", Project.library("app", "// edited"));

    /** A build that took 10 s of processor time and 5 s of wall time, and takes this after the edit. */
    private static Saved saved(double processor, double wall) {
        return new Saved(new BuildTime(10, 5), new BuildTime(processor, wall));
    }

    private static Outcome outcome(Stated stated, Saved saved) {
        return new Outcome(EXPERIMENT, EXPERIMENT.edits().get(0), Optional.ofNullable(stated), saved);
    }

    @Test
    void aSavingIsComparedWithTheTimeThatItIsOf() {
        Saved saved = saved(6, 4);
        assertEquals(40, new Stated("t", 0, 50, false).measured(saved), 1e-9);
        assertEquals(20, new Stated("t", 0, 50, true).measured(saved), 1e-9);
    }

    @Test
    void aBoundIsExceededByMoreThanFivePoints() {
        Saved forty = saved(6, 5);
        assertTrue(new Stated("t", 30, 45, false).contains(forty));
        Stated nearly = new Stated("t", 10, 36, false);
        assertTrue(!nearly.contains(forty) && !nearly.isExceeded(forty));
        assertTrue(new Stated("t", 10, 34, false).isExceeded(forty), "more was saved than was said");
        assertTrue(new Stated("t", 46, 60, false).isExceeded(forty), "less was saved than was said");
    }

    @Test
    void theMiddleOfARangeIsNearWithinAThird() {
        Saved thirty = saved(7, 5);
        assertTrue(new Stated("t", 20, 58, false).isNear(thirty));
        assertTrue(!new Stated("t", 20, 62, false).isNear(thirty));
    }

    @Test
    void mediansAreCompared() {
        Saved saved = Saved.of(List.of(new BuildTime(10, 1), new BuildTime(12, 1), new BuildTime(90, 1)),
                List.of(new BuildTime(3, 1), new BuildTime(5, 1)));
        assertEquals(new BuildTime(12, 1), saved.before());
        assertEquals(new BuildTime(4, 1), saved.after());
    }

    @Test
    void theTableSaysWhichTargetsAreMet() {
        OutcomeTable table = new OutcomeTable(List.of(outcome(new Stated("`app` is slow", 30, 50, false), saved(6, 5)),
                outcome(new Stated("`app` waits", 0, 10, true), saved(10, 2)), outcome(null, saved(5, 5))));
        assertTrue(table.markdown().contains(
                "| app | an edit | `app` is slow | 30.0 | 50.0 | processor time | 40.0 | 0.0 | yes |\n"),
                table.markdown());
        assertTrue(table.csv().contains("\"app\",\"an edit\",\"none\",\"\",\"\",\"\",\"50.0\",\"0.0\",\"\"\n"),
                table.csv());
        assertEquals(
                "The stated range contains the measured saving in 1 of 3 (target: 80 %). A bound is exceeded by more than"
                        + " 5 points in 1 (target: 0). The middle is within a third of the measured saving in 1 (target: 75 %)."
                        + " No finding gives the advice in 1.\n", table.summary());
    }

    @Test
    void adviceThatNobodyNeedsIsNoMiss() {
        Experiment none = Experiment.of("app", "none", Project.library("app", ""), Expectation.anything())
                .edit("an option", Project.library("app", ""), "option");
        Outcome outcome = new Outcome(none, none.edits().get(0), Optional.empty(), saved(9, 5));
        assertTrue(new OutcomeTable(List.of(outcome)).summary().contains(" in 0 of 0 "));
    }

    @Test
    void whatTheShellSaysOfItsChildrenIsRead() {
        assertEquals(61.75, BuildTime.ofChildren("0m0.010000s 0m0.000000s\n1m1.250000s 0m0.500000s\n"), 1e-9);
    }
}
