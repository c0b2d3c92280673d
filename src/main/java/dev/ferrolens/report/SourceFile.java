package dev.ferrolens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A source file with what the definitions on its lines cost.
 *
 * @param name the path, relative to the project
 * @param lines the text
 * @param costs the definitions by their line, from 1 on
 */
record SourceFile(String name, List<String> lines, SortedMap<Integer, List<SourceCost>> costs) {
    SourceFile(String name, List<String> lines) {
        this(name, lines, new TreeMap<>());
    }

    /** Adds a definition, unless the file has no such line: it was edited since the recording. */
    void add(int line, SourceCost cost) {
        if (line >= 1 && line <= lines.size()) {
            costs.computeIfAbsent(line, l -> new ArrayList<>()).add(cost);
        }
    }

    double total() {
        return costs.values().stream().mapToDouble(SourceFile::sum).sum();
    }

    /** Returns what definitions cost together. */
    static double sum(List<SourceCost> costs) {
        return costs.stream().mapToDouble(SourceCost::total).sum();
    }
}
