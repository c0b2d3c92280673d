package dev.ferrolens.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code schema.sql} says of tables and columns: it has a line of comment for each. */
public final class Schema {
    private static final Pattern COLUMN = Pattern.compile("^COMMENT ON COLUMN (\\w+\\.\\w+) IS ");

    private Schema() {}

    /** Creates the tables and views. Their comments, nine statements in ten, take longer: {@link #comment} adds them. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(lines(line -> !isComment(line)));
        }
    }

    /** Writes the comments into the current database, for one that has none yet, or lost them as a copy does. */
    public static void comment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(lines(Schema::isComment));
        }
    }

    /** Whether the current database has all columns of all tables. */
    static boolean isIn(Connection connection) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Script.text("columns.sql"))) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return lines(Schema::isComment).lines().map(COLUMN::matcher).filter(Matcher::find)
                .allMatch(column -> found.contains(column.group(1)));
    }

    private static boolean isComment(String line) {
        return line.startsWith("COMMENT ON ");
    }

    private static String lines(Predicate<String> which) {
        return Script.text("schema.sql").lines().filter(which).collect(Collectors.joining("\n"));
    }
}
