package dev.ferrolens.comparison;

import dev.ferrolens.table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pairs the compilations of two sides: those of the same crate, kind and package with the same options. The metadata
 * hash, which depends on the compiler and all dependencies, is considered only if one side has several builds of a
 * crate that nothing else distinguishes. Several equal compilations on one side are repeated recordings. If one
 * compilation of a crate is left on each side and their options differ, they are a pair too, since the options may be
 * what was changed.
 */
final class Pairing {
    /** Equal compilations, by side. */
    private static final class Pair {
        private final List<Row> before = new ArrayList<>();
        private final List<Row> after = new ArrayList<>();

        private boolean isWhole() {
            return !before.isEmpty() && !after.isEmpty();
        }

        private Row any() {
            return before.isEmpty() ? after.get(0) : before.get(0);
        }
    }

    private final List<Pair> pairs;

    private Pairing(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /** Pairs the rows of {@code queries/comparison/compilations.sql} from the two sides. */
    static Pairing of(List<Row> before, List<Row> after) {
        Set<Object> ambiguous = new LinkedHashSet<>(withSeveralHashes(before));
        ambiguous.addAll(withSeveralHashes(after));
        List<Pair> alike = pairs(before, after, row -> Arrays.asList(build(row),
                ambiguous.contains(build(row)) ? row.getString("metadata_hash") : null));
        return new Pairing(joinedIfAlone(joinedIfAlone(alike, Pairing::build), Pairing::crate));
    }

    /** Returns the rows of the table {@code compared_compilation}. */
    List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            for (Row row : pairs.get(i).before) {
                rows.add(row("before", i, row));
            }
            for (Row row : pairs.get(i).after) {
                rows.add(row("after", i, row));
            }
        }
        return rows;
    }

    private static List<Object> row(String side, int pair, Row row) {
        return Arrays.asList(side, pair, row.get("compilation"), row.get("crate"), row.get("crate_kind"),
                row.get("package"), row.get("options"), row.get("wall_ns"), row.get("file"));
    }

    private static Object crate(Row row) {
        return Arrays.asList(row.get("crate"), row.get("crate_kind"), row.get("package"));
    }

    private static Object build(Row row) {
        return Arrays.asList(crate(row), row.get("options"));
    }

    private static Set<Object> withSeveralHashes(List<Row> side) {
        Map<Object, Set<String>> hashes = side.stream().collect(Collectors.groupingBy(Pairing::build,
                Collectors.mapping(row -> row.getString("metadata_hash"), Collectors.toSet())));
        return hashes.keySet().stream().filter(build -> hashes.get(build).size() > 1).collect(Collectors.toSet());
    }

    private static List<Pair> pairs(List<Row> before, List<Row> after, Function<Row, Object> identity) {
        Map<Object, Pair> found = new LinkedHashMap<>();
        before.forEach(row -> found.computeIfAbsent(identity.apply(row), any -> new Pair()).before.add(row));
        after.forEach(row -> found.computeIfAbsent(identity.apply(row), any -> new Pair()).after.add(row));
        return new ArrayList<>(found.values());
    }

    /** Joins what is left of an identity, if it is one compilation on each side. */
    private static List<Pair> joinedIfAlone(List<Pair> pairs, Function<Row, Object> identity) {
        Map<Object, List<Pair>> halves = pairs.stream().filter(pair -> !pair.isWhole())
                .collect(Collectors.groupingBy(pair -> identity.apply(pair.any())));
        List<Pair> joined = new ArrayList<>(pairs);
        for (List<Pair> half : halves.values()) {
            if (half.size() == 2 && half.get(0).before.isEmpty() == half.get(1).after.isEmpty()) {
                half.get(0).before.addAll(half.get(1).before);
                half.get(0).after.addAll(half.get(1).after);
                joined.remove(half.get(1));
            }
        }
        return joined;
    }
}
