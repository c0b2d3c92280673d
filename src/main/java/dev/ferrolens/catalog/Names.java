package dev.ferrolens.catalog;

import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names that parameters of queries take: of a parameter {@code crate}, what the query {@code names/crate} lists. A name
 * that is not among them is a mistake, which an empty answer would not tell.
 */
public final class Names {
    private static final String FOLDER = "names/";
    private static final int FEW = 8;

    private Names() {}

    /** Whether the values of a parameter are names that a session has or has not. */
    static boolean areKnown(String parameter) {
        return Catalog.has(FOLDER + parameter);
    }

    /**
     * Why there can be no answer about a name, as a sentence; none if the session has it.
     *
     * @param kind what it is the name of, such as {@code label}; anything is fine of a kind without such a list
     * @param name the name; null stands for all
     */
    public static Optional<String> missing(QueryRunner session, String kind, Object name) {
        if (name == null || !areKnown(kind)
                || !session.query(FOLDER + kind, "name", name).limit(1).rows().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("There is no " + kind + " " + name + " in this session" + hint(session, kind, name));
    }

    private static String hint(QueryRunner session, String kind, Object name) {
        String list = "; the query " + FOLDER + kind + " lists what there is.";
        if (!(name instanceof CharSequence)) {
            return list;
        }
        List<String> names = session.query(FOLDER + kind).rows().stream().map(Names::name).toList();
        String alike = Alike.hint(name.toString(), names);
        if (!alike.isEmpty()) {
            return alike;
        }
        return names.isEmpty() ? "; it has none."
                : names.size() <= FEW ? "; there " + (names.size() == 1 ? "is " : "are ")
                        + names.stream().collect(Collectors.joining(", ")) + "."
                : list;
    }

    private static String name(Row row) {
        return row.getString("name");
    }
}
