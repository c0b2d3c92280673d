package dev.ferrolens.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the tables that a SELECT reads, by DuckDB's own parser: not those that it defines in a WITH, and not columns,
 * strings or comments of the same name.
 *
 * @see <a href="https://duckdb.org/docs/stable/data/json/sql_to_and_from_json">json_serialize_sql</a>
 */
final class TablesRead {
    /** The prefix of DuckDB's own tables of tables and columns, and the name for all of them. */
    static final String CATALOG = "duckdb_";

    private static final Pattern EXPLAIN = Pattern.compile("(?i)^\\s*EXPLAIN\\s+(ANALYZE\\b)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> names = new HashSet<>();
    private boolean isKnown = true;

    private TablesRead() {}

    /**
     * Returns the names of the tables and macros that SQL reads, in small letters. Empty if they are unknown: for
     * statements other than SELECT and EXPLAIN of one, and if the SQL makes the name of a table itself, as
     * {@code query_table('a' || 'b')} does. SQL that does not parse reads no table.
     */
    static Optional<Set<String>> by(String sql, Connection connection) throws SQLException {
        JsonNode parsed = parsed(EXPLAIN.matcher(sql).replaceFirst(""), connection);
        if (parsed.path("error").asBoolean()) {
            return parsed.path("error_type").asText().equals("not implemented") ? Optional.empty()
                    : Optional.of(Set.of());
        }
        TablesRead tables = new TablesRead();
        tables.add(parsed, Set.of());
        return tables.isKnown ? Optional.of(tables.names) : Optional.empty();
    }

    private static JsonNode parsed(String sql, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Script.text("parsed.sql"))) {
            statement.setString(1, sql);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return JSON.readTree(row.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DuckDB gave no JSON for a parsed statement", e);
        }
    }

    /**
     * Adds the tables that a node of the parsed statement reads.
     *
     * @param node the node
     * @param defined the names that WITH defines around it
     */
    private void add(JsonNode node, Set<String> defined) {
        JsonNode withs = node.path("cte_map").path("map");
        Set<String> inside = withs.isEmpty() ? defined : new HashSet<>(defined);
        for (JsonNode with : withs) {
            String name = lower(with.path("key"));
            JsonNode query = with.path("value");
            // Inside its own definition, a name refers to the table, unless the definition is recursive.
            Set<String> known = isRecursive(query) ? plus(inside, name) : Set.copyOf(inside);
            add(query, known);
            inside.add(name);
        }
        String type = node.path("type").asText();
        if (type.equals("BASE_TABLE")) {
            addTable(node, inside);
        } else if (type.equals("TABLE_FUNCTION")) {
            addFunction(node.path("function"), inside);
        }
        node.properties().forEach(property -> {
            if (!property.getKey().equals("cte_map")) {
                add(property.getValue(), inside);
            }
        });
        if (node.isArray()) {
            node.forEach(part -> add(part, inside));
        }
    }

    private static boolean isRecursive(JsonNode query) {
        return query.path("query_node").path("type").asText().equals("RECURSIVE_CTE_NODE");
    }

    private static Set<String> plus(Set<String> names, String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return more;
    }

    private void addTable(JsonNode table, Set<String> defined) {
        String name = lower(table.path("table_name"));
        String schema = lower(table.path("schema_name"));
        if (name.startsWith(CATALOG) || schema.equals("information_schema")) {
            names.add(CATALOG);
        } else if (!schema.isEmpty() || !defined.contains(name)) {
            names.add(name);
        }
    }

    private void addFunction(JsonNode function, Set<String> defined) {
        String name = lower(function.path("function_name"));
        if (name.startsWith(CATALOG)) {
            names.add(CATALOG);
        } else if (name.equals("query_table") || name.equals("query")) {
            JsonNode literal = function.path("arguments").path(0).path("expression").path("literal");
            boolean isTable = name.equals("query_table") && literal.path("kind").asText().equals("STRING");
            String table = lower(literal.path("text"));
            isKnown &= isTable;
            if (isTable && !defined.contains(table)) {
                names.add(table);
            }
        } else {
            names.add(name);
        }
    }

    private static String lower(JsonNode text) {
        return text.asText().toLowerCase(Locale.ROOT);
    }
}
