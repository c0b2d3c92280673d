package dev.ferrolens.catalog;

import java.util.Iterator;
import java.util.List;

/** The ready-made queries, printed as a list of names with what each is for. */
public final class QueryList implements Iterable<NamedQuery> {
    private final List<NamedQuery> queries;

    /** The queries in the order in which they shall print. */
    public QueryList(List<NamedQuery> queries) {
        this.queries = List.copyOf(queries);
    }

    @Override
    public Iterator<NamedQuery> iterator() {
        return queries.iterator();
    }

    /** A line a query: its name, its title, and what a recording needs for it. */
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
