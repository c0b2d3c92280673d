package dev.ferrolens.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables and views that a file of {@code queries/store/} declares. Each column is declared there once: its name,
 * its type and, in a comment, its meaning. A view's columns are named in comments before it, as in a query's header.
 */
public final class Schema {
    private static final Pattern ABOUT = Pattern.compile("-- about: +(.+)");
    private static final Pattern VIEW_COLUMN = Pattern.compile("-- column: +(\\w+) +(.+)");
    private static final Pattern CREATE = Pattern.compile("CREATE (TABLE|VIEW) (\\w+).*");
    private static final Pattern TABLE_COLUMN = Pattern.compile(" {4}(\\w+) .*?-- (.+)");
    private static final Pattern VERSION = Pattern.compile("SELECT (\\d+) AS version;");

    /** The tables of a session. */
    private static final Schema SESSION = read("schema.sql");

    private final String script;
    private final List<Declared> declared;

    /**
     * A table or a view.
     *
     * @param kind TABLE or VIEW
     * @param name its name
     * @param about the meaning of a row
     * @param columns its columns, in order
     */
    private record Declared(String kind, String name, String about, List<Column> columns) {}

    private record Column(String name, String about) {}

    private Schema(String script, List<Declared> declared) {
        this.script = script;
        this.declared = List.copyOf(declared);
    }

    /** Reads the declarations of a file of {@code queries/store/}. */
    static Schema read(String file) {
        String script = Script.text(file);
        List<Declared> declared = new ArrayList<>();
        String about = "";
        List<Column> columns = new ArrayList<>();
        for (String line : script.lines().toList()) {
            Matcher of = ABOUT.matcher(line);
            Matcher ofView = VIEW_COLUMN.matcher(line);
            Matcher create = CREATE.matcher(line);
            Matcher ofTable = TABLE_COLUMN.matcher(line);
            if (of.matches()) {
                about = of.group(1);
                columns = new ArrayList<>();
            } else if (ofView.matches()) {
                columns.add(new Column(ofView.group(1), ofView.group(2)));
            } else if (create.matches() && !about.isEmpty()) {
                declared.add(new Declared(create.group(1), create.group(2), about, columns));
                about = "";
            } else if (ofTable.matches()) {
                columns.add(new Column(ofTable.group(1), ofTable.group(2)));
            }
        }
        return new Schema(script, declared);
    }

    /** Returns the schema of a session. */
    static Schema ofSession() {
        return SESSION;
    }

    /** Creates the tables and views, without comments: these take longer, and {@link #comment} adds them. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    /**
     * Comments the tables and columns of a session in the current database, if it has no comments yet or is a copy,
     * which lacks them.
     */
    public static void comment(Connection connection) throws SQLException {
        StringBuilder comments = new StringBuilder();
        for (Declared table : SESSION.declared) {
            comments.append(comment(table.kind, table.name, table.about));
            table.columns.forEach(column -> comments.append(comment("COLUMN", table.name + "." + column.name,
                    column.about)));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(comments.toString());
        }
    }

    /** Returns a statement, which cannot have parameters, of names and texts that are all our own. */
    private static String comment(String kind, String name, String about) {
        return "COMMENT ON " + kind + " " + name + " IS " + Quoted.text(about) + ";\n";
    }

    /** Returns whether the current database has all columns of all tables, in the version of this program. */
    boolean isIn(Connection connection) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Script.text("columns.sql"))) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return declared.stream().allMatch(table -> table.columns.stream()
                .allMatch(column -> found.contains(table.name + "." + column.name))) && isOfThisVersion(connection);
    }

    private boolean isOfThisVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Script.text("version.sql"))) {
            return row.next() && row.getInt(1) == version();
        }
    }

    /** Returns the version of the tables in the script. */
    private int version() {
        Matcher version = VERSION.matcher(script);
        if (!version.find()) {
            throw new IllegalStateException("The script of the tables has no version.");
        }
        return Integer.parseInt(version.group(1));
    }
}
