package dev.ferrolens.catalog;

import java.util.Iterator;
import java.util.List;

/** A list of ready-made queries, which prints their names and titles. */
public final class QueryList implements Iterable<NamedQuery> {
    private final List<NamedQuery> queries;

    /** Creates a list that prints the queries in the given order. */
    public QueryList(List<NamedQuery> queries) {
        this.queries = List.copyOf(queries);
    }

    @Override
    public Iterator<NamedQuery> iterator() {
        return queries.iterator();
    }

    /** Returns a line for each query: its name, its title, and the data that it needs. */
    @Override
    public String toString() {
        int width = queries.stream().mapToInt(query -> query.name().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (NamedQuery query : queries) {
            out.append(query.name()).append(" ".repeat(width - query.name().length() + 2)).append(query.title());
            query.needs().forEach(need -> out.append("; needs ").append(need.what()));
            out.append('\n');
        }
        return out.toString().stripTrailing();
    }
}
