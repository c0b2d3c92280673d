package dev.ferrolens.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code schema.sql} says of tables and columns: it has a line of comment for each. */
public final class Schema {
    private static final Pattern COLUMN = Pattern.compile("^COMMENT ON COLUMN (\\w+\\.\\w+) IS ");

    private Schema() {}

    /** Writes the comments into the current database, for one that lost them: copying a database does. */
    public static void comment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.join("\n", comments()));
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
        return comments().stream().map(COLUMN::matcher).filter(Matcher::find)
                .allMatch(column -> found.contains(column.group(1)));
    }

    private static List<String> comments() {
        return Script.text("schema.sql").lines().filter(line -> line.startsWith("COMMENT ON ")).toList();
    }
}
