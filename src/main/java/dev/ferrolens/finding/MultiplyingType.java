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
                advice(row.getString("type")),
                answer.orderBy("cost_ns DESC", "type")
                        .select("type", "instances", "definitions", "cost_ns", "llvm_ns"));
    }

    private static String advice(String type) {
        if (type.endsWith("Error")) {
            return "Every `?` and every combinator on a `Result` is compiled once for each error type. Convert to one"
                    + " error type, best a boxed one, as soon as an error leaves the code that knows it.";
        } else if (type.contains("Read") || type.contains("Write")) {
            return "Read the whole input first and parse that (`from_str` or `from_slice` in place of `from_reader`),"
                    + " or write into a buffer: then the same instances serve every source.";
        }
        return "Let fewer functions be generic over it: convert to a plain type at the edge, or take `&dyn Trait` or a"
                + " slice where it is only handed on.";
    }
}
