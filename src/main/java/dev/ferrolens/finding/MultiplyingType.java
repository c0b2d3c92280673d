package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;

/** A type argument that multiplies instances. Source: as of {@link ManyInstances}. */
final class MultiplyingType implements Rule {
    /** Percent of the work for all instances with one type: a program has dozens of types. */
    private static final double THRESHOLD = 5;
    private static final int MOST = 2;

    @Override
    public String query() {
        return "type-arguments";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        return answer.where("cost_ns >= ? AND definitions > 1", subject.ofWork(THRESHOLD))
                .orderBy("cost_ns DESC", "type").limit(MOST).rows().stream()
                .map(row -> finding(row, answer, subject)).toList();
    }

    private static Finding finding(Row row, Relation answer, Subject subject) {
        Cost cost = subject.work(row.getLong("cost_ns"));
        String type = Words.code(row.getString("type"));
        return new Finding(type + " is a type argument of " + Words.count(row.getLong("instances"), "instance")
                + ", which take " + Words.percent(cost.percent()) + " of the work", cost, cost,
                Words.count(row.getLong("definitions"), "generic function") + " were compiled for this type, whether or"
                        + " not they need to know it.",
                "Let fewer functions be generic over it: convert to a plain type at the edge (read the input into a"
                        + " `String` or `Vec<u8>` first, say), keep one error type, or take `&mut dyn Trait` where it"
                        + " is handed on.",
                answer.orderBy("cost_ns DESC", "type")
                        .select("type", "instances", "definitions", "cost_ns", "llvm_ns"));
    }
}
