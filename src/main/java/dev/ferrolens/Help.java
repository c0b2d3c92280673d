package dev.ferrolens;

import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.file.Resource;
import dev.ferrolens.message.Alike;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.message.Terminal;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tells what methods and queries are for, from {@code methods.txt} and the headers of the queries. */
final class Help {
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern ARGUMENTS = Pattern.compile("\\([^()]*\\)");
    private static final String NO_QUERY = "-";

    private Help() {}

    /**
     * A method.
     *
     * @param example a call of it
     * @param query the query that it runs, or {@link #NO_QUERY}
     * @param about what it does
     */
    private record Entry(String example, String query, String about) {
        static Entry of(String line) {
            String[] fields = line.split(" \\| ", 3);
            return new Entry(fields[0], fields[1], fields[2]);
        }

        String name() {
            return called(example);
        }

        @Override
        public String toString() {
            return example + "\n" + Printable.wrapped("  " + about, Terminal.width(), "  ");
        }
    }

    /** Returns the text for the name of a method or a query; {@code s.areas()} is a name too. */
    static String text(String typed) {
        String name = called(FerrolensException.requireGiven(typed, "name").strip());
        List<Entry> found = entries().stream()
                .filter(entry -> entry.name().equals(name) || entry.query.equals(name)).toList();
        if (found.isEmpty()) {
            return "s.query(\"" + query(name) + "\")\n\n" + Catalog.query(name);
        }
        String all = found.stream().map(Entry::toString).collect(Collectors.joining("\n\n"));
        List<String> queries = found.stream().map(Entry::query).distinct().toList();
        if (queries.size() > 1) {
            return all;
        }
        return all + (queries.get(0).equals(NO_QUERY) ? "" : "\n\n" + Catalog.query(queries.get(0)));
    }

    /** Returns the name of the method that is called last: {@code top} for {@code s.areas().top(5, "self_ns")}. */
    private static String called(String code) {
        String rest = STRING.matcher(code).replaceAll("");
        for (String shorter = ""; !shorter.equals(rest);) {
            shorter = rest;
            rest = ARGUMENTS.matcher(rest).replaceAll("");
        }
        return rest.substring(rest.lastIndexOf('.') + 1);
    }

    /** Returns the name of a query after checking that there is one. */
    private static String query(String name) {
        List<String> queries = StreamSupport.stream(Catalog.all().spliterator(), false).map(query -> query.name())
                .toList();
        if (queries.contains(name)) {
            return name;
        }
        TreeSet<String> names = new TreeSet<>(queries);
        names.addAll(names());
        String hint = Alike.hint(name, names);
        throw new FerrolensException("There is no method and no query " + name
                + (hint.isEmpty() ? "; help() and s.queries() list what there is." : hint));
    }

    /** Returns the names of the methods, sorted. */
    static List<String> names() {
        return entries().stream().map(Entry::name).distinct().sorted().toList();
    }

    private static List<Entry> entries() {
        return Resource.lines(Help.class, "methods.txt").stream().map(Entry::of).toList();
    }
}
