package dev.ferrolens.catalog;

import dev.ferrolens.message.Alike;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the names that users pass as parameters of queries. The valid names for a parameter {@code crate} are those
 * that the query {@code names/crate} lists. An unknown name is an error, since an empty answer would hide the mistake.
 */
public final class Names {
    private static final String FOLDER = "names/";
    private static final int FEW = 8;

    private Names() {}

    /** Returns whether the values of a parameter are names that can be checked. */
    static boolean areKnown(String parameter) {
        return Catalog.has(FOLDER + parameter);
    }

    /**
     * Returns an error message if the session does not have a name; empty if it does.
     *
     * @param kind the kind of name, such as {@code label}; names of a kind without a list are not checked
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
