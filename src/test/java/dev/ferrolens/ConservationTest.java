package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is counted twice and nothing vanishes. */
class ConservationTest {
    static List<Path> recordings() {
        return Recordings.withReference();
    }

    private static long sum(Relation relation, String column) {
        return relation.rows().stream().mapToLong(row -> row.getLong(column)).sum();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyWayToSplitTheSelfTimeAddsUpToIt(Path recording) {
        try (Session s = Ferrolens.open(recording)) {
            long total = s.sql("SELECT CAST(sum(self_ns) AS BIGINT) AS self_ns FROM event").rows().get(0)
                    .getLong("self_ns");
            assertEquals(total, sum(s.sql("SELECT duration_ns FROM event WHERE parent IS NULL"), "duration_ns"));
            assertEquals(total, sum(s.summary(), "self_ns"));
            assertEquals(total, sum(s.areas(), "self_ns"));
            assertEquals(total, sum(s.kinds(), "self_ns"));
            assertEquals(total, sum(s.threads(), "busy_ns"));
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void theBreakdownsOfAnAreaAddUpToIt(Path recording) {
        try (Session s = Ferrolens.open(recording)) {
            assertEquals(area(s, "monomorphization"), sum(s.monomorphization().byLabel(), "self_ns"));
            assertEquals(area(s, "traits"), sum(s.traitResolution().byLabel(), "self_ns"));
            assertEquals(area(s, "llvm"), sum(s.llvm().byLabel(), "self_ns"));
            assertEquals(area(s, "typeck") + area(s, "borrowck"), sum(s.typeck().byLabel(), "self_ns"));
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void thePhasesAddUpToTheWallTime(Path recording) {
        try (Session s = Ferrolens.open(recording)) {
            assertEquals(sum(s.compilations(), "wall_ns"), sum(s.phases(), "wall_ns"));
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void theSharesOfWorkAddUpToAHundred(Path recording) {
        try (Session s = Ferrolens.open(recording)) {
            double shares = s.areas().rows().stream().mapToDouble(row -> row.getDouble("share_pct")).sum();
            assertEquals(100, shares, 1e-6);
        }
    }

    private static long area(Session s, String area) {
        List<Row> rows = s.areas().where("area = ?", area).rows();
        return rows.isEmpty() ? 0 : rows.get(0).getLong("self_ns");
    }
}
