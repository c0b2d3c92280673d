package dev.ferrolens.catalog;

import dev.ferrolens.message.Printable;
import dev.ferrolens.message.Terminal;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

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
        int indent = queries.stream().mapToInt(query -> query.name().length()).max().orElse(0) + 2;
        int width = Terminal.width();
        return queries.stream().map(query -> Printable.wrapped(String.format("%-" + indent + "s", query.name())
                + query.title() + query.needs().stream().map(need -> "; needs " + need.what())
                        .collect(Collectors.joining()), width, " ".repeat(indent)))
                .collect(Collectors.joining("\n"));
    }
}
