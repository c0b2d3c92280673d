package dev.ferrolens.breakdown;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Counts the rows at the top of all answers that show a name of the compiler's own instead of one that stands in the
 * source: the number of an impl, of an anonymous constant, or of a closure without the function around it.
 *
 * <p>Run by hand over any recordings:
 * <pre>{@code
 * java -cp … dev.ferrolens.breakdown.UnreadableNames ../shared/profiles/inventory/dev ../shared/profiles/large
 * }</pre>
 */
final class UnreadableNames {
    private static final int TOP = 10;
    private static final Pattern NUMBERED =
            Pattern.compile("\\{impl#\\d+}|\\{\\{impl}}|(^|[^\\w])_(#\\d+|::[{_])|(?<!::)\\{(closure|coroutine)#");
    /** Columns that show texts as they were recorded. */
    private static final List<String> NOT_NAMES = List.of("command", "file", "path", "options", "flag", "source",
            "key");

    private int rows;
    private final List<String> unreadable = new ArrayList<>();

    /** Counts the rows of all answers that a recording has. */
    static UnreadableNames in(Path recording) {
        UnreadableNames found = new UnreadableNames();
        try (Session s = Ferrolens.open(recording)) {
            for (NamedQuery query : s.queries()) {
                if (!query.name().equals("schema")) {
                    found.count(s, query);
                }
            }
        }
        return found;
    }

    private void count(Session s, NamedQuery query) {
        List<Row> top;
        try {
            top = s.query(query.name()).limit(TOP).rows();
        } catch (FerrolensException lacking) {
            return;
        }
        for (Row row : top) {
            List<String> names = row.columns().stream().filter(column -> !NOT_NAMES.contains(column)).map(row::get)
                    .filter(Objects::nonNull).filter(String.class::isInstance).map(String.class::cast).toList();
            boolean isByName = names.stream().anyMatch(name -> name.contains("::"));
            if (isByName) {
                rows++;
                names.stream().filter(name -> NUMBERED.matcher(name).find()).findFirst()
                        .ifPresent(name -> unreadable.add(query.name() + ": " + name));
            }
        }
    }

    /** How many rows show a name. */
    int rows() {
        return rows;
    }

    /** The names with numbers, each behind the query that shows it. */
    List<String> unreadable() {
        return unreadable;
    }

    /** Prints the counts of recordings. */
    public static void main(String[] recordings) {
        int all = 0;
        int bad = 0;
        for (String recording : recordings) {
            UnreadableNames found = in(Path.of(recording));
            found.unreadable.forEach(name -> System.out.println("    " + name));
            System.out.printf("%s: %d of %d rows%n", recording, found.unreadable.size(), found.rows);
            all += found.rows;
            bad += found.unreadable.size();
        }
        System.out.printf("all: %d of %d rows, %.1f %%%n", bad, all, 100.0 * bad / Math.max(1, all));
    }
}
