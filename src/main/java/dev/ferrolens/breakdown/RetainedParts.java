package dev.ferrolens.breakdown;

import dev.ferrolens.chart.Part;
import dev.ferrolens.table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code queries/retained-tree.sql} as a whole and its parts: instances of one definition put together. */
final class RetainedParts {
    static final String TITLE = "What retains what";

    private final String name;
    private final Map<String, RetainedParts> parts = new LinkedHashMap<>();
    private double retained;

    private RetainedParts(String name) {
        this.name = name;
    }

    /** The whole; its levels are as many as the rows have. */
    static Part of(List<Row> rows) {
        RetainedParts whole = new RetainedParts("all instances");
        List<RetainedParts> above = new ArrayList<>(List.of(whole));
        for (Row row : rows) {
            int level = Math.min((int) row.getLong("level"), above.size() - 1);
            above.subList(level + 1, above.size()).clear();
            RetainedParts part = above.get(level).parts
                    .computeIfAbsent(row.getString("definition"), RetainedParts::new);
            part.retained += row.getLong("retained_ns");
            whole.retained += level == 0 ? row.getLong("retained_ns") : 0;
            above.add(part);
        }
        return whole.part();
    }

    private Part part() {
        double inParts = parts.values().stream().mapToDouble(part -> part.retained).sum();
        List<Part> all = parts.values().stream()
                .sorted(Comparator.comparingDouble((RetainedParts part) -> part.retained).reversed())
                .map(RetainedParts::part).toList();
        return new Part(name, "monomorphization", Math.max(0, retained - inParts), all);
    }
}
