package dev.ferrolens.store;

import static dev.ferrolens.store.Column.integer;
import static dev.ferrolens.store.Column.utf8;

import dev.ferrolens.input.Compilation;
import dev.ferrolens.source.CrateSources;
import dev.ferrolens.source.DeriveUses;
import dev.ferrolens.source.Place;
import dev.ferrolens.source.SourceIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The places of the compiled crates' definitions in the sources, as rows of the store's table. */
final class DefinitionPlaces {
    /** The query with the places of macro uses in its keys. */
    private static final String EXPANSION = "expand_proc_macro";

    private record Found(String definition, Place place, String knownBy) {}

    private final List<Found> rows = new ArrayList<>();
    private final Set<String> named = new HashSet<>();

    private DefinitionPlaces() {}

    /** Returns whether the recordings tell the places of macro uses, or the sources are available. */
    static boolean areKnown(List<Compilation> compilations) {
        return compilations.stream().anyMatch(compilation -> compilation.profile().labels().contains(EXPANSION)
                || sources(compilation).isPresent());
    }

    private static Optional<CrateSources> sources(Compilation compilation) {
        return compilation.command().rootFile().flatMap(root -> CrateSources.find(compilation.crate(), root, compilation
                .process().project()));
    }

    /** Finds the places of all definitions; the table {@code key} must be filled. */
    static DefinitionPlaces read(List<Compilation> compilations, Connection connection) throws SQLException {
        Map<String, Set<String>> definitions = new LinkedHashMap<>();
        for (List<String> row : rows("definitions.sql", connection)) {
            definitions.computeIfAbsent(row.get(0), crate -> new LinkedHashSet<>()).add(row.get(1));
        }
        Map<String, DeriveUses> derives = new HashMap<>();
        for (List<String> row : rows("derive-uses.sql", connection)) {
            derives.computeIfAbsent(row.get(0), DeriveUses::new).add(row.get(1), row.get(2));
        }
        Map<String, Set<CrateSources>> sources = new HashMap<>();
        compilations.forEach(compilation -> sources(compilation).ifPresent(found -> sources.computeIfAbsent(compilation
                .crate(), crate -> new LinkedHashSet<>()).add(found)));
        DefinitionPlaces places = new DefinitionPlaces();
        definitions.forEach((crate, names) -> {
            Map<String, Place> recorded = Optional.ofNullable(derives.get(crate)).map(uses -> uses.places(names))
                    .orElse(Map.of());
            List<SourceIndex> indexes = sources.getOrDefault(crate, Set.of()).stream().map(CrateSources::index)
                    .toList();
            for (String name : names) {
                // A crate may have several compilations: a library, its tests, a binary of the same name.
                Set<Place> inSources = indexes.stream().flatMap(index -> index.place(name).stream())
                        .collect(Collectors.toSet());
                if (recorded.containsKey(name)) {
                    places.add(name, recorded.get(name), "recording");
                } else if (inSources.size() == 1) {
                    places.add(name, inSources.iterator().next(), "sources");
                }
            }
        });
        return places;
    }

    private void add(String definition, Place place, String knownBy) {
        if (named.add(definition)) {
            rows.add(new Found(definition, place, knownBy));
        }
    }

    private static List<List<String>> rows(String script, Connection connection) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Script.text(script))) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(rows.getString(column));
                }
                found.add(row);
            }
        }
        return found;
    }

    int size() {
        return rows.size();
    }

    /** Returns the columns from which {@code late-definition-places.sql} makes {@code definition_place}. */
    static List<Column<DefinitionPlaces>> columns() {
        return List.of(
                utf8("definition", (p, i) -> Column.bytes(p.rows.get(i).definition)),
                utf8("file", (p, i) -> Column.bytes(p.rows.get(i).place.path())),
                integer("line", (p, i) -> p.rows.get(i).place.line()),
                utf8("known_by", (p, i) -> Column.bytes(p.rows.get(i).knownBy)));
    }
}
