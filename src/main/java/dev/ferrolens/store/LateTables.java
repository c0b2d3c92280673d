package dev.ferrolens.store;

import dev.ferrolens.store.ColumnScan.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tables that are filled when SQL first mentions them. The texts of keys are most of a recording, and most questions do
 * without.
 */
final class LateTables {
    /** The tables of keys, and the views on them. */
    private static final Pattern KEYS = Pattern.compile("(?i)\\b(key|pass_function|type_argument|mono_item|cost"
            + "|instance_cost|goal_cost|check_cost|pass_cost|instance_copy)\\b");
    private static final Pattern STACKS = Pattern.compile("(?i)\\bstack\\b");

    private final List<ProfileColumns> session;
    private final Connection connection;
    private boolean keysAreThere;
    private boolean stacksAreThere;

    LateTables(List<ProfileColumns> session, Connection connection) {
        this.session = session;
        this.connection = connection;
    }

    /** The tables of a database in which they were filled before. */
    static LateTables filled(Connection connection) {
        LateTables tables = new LateTables(List.of(), connection);
        tables.keysAreThere = true;
        tables.stacksAreThere = true;
        return tables;
    }

    /** Fills all of them. */
    void fillAll() throws SQLException {
        fillFor("key stack");
    }

    /** Fills the tables that a query mentions and that are not there yet. */
    void fillFor(String sql) throws SQLException {
        if (!keysAreThere && KEYS.matcher(sql).find()) {
            fillKeys();
            keysAreThere = true;
        }
        if (!stacksAreThere && STACKS.matcher(sql).find()) {
            fillStacks();
            stacksAreThere = true;
        }
    }

    private void fillKeys() throws SQLException {
        List<Part<KeyColumns.Rows>> keys = new ArrayList<>();
        List<Part<KeyColumns.Rows>> passFunctions = new ArrayList<>();
        List<Part<KeyColumns.Rows>> typeArguments = new ArrayList<>();
        List<Part<KeyColumns.Rows>> monoItems = new ArrayList<>();
        List<Part<Owners>> owners = new ArrayList<>();
        for (ProfileColumns profile : session) {
            KeyTable table = new KeyTable(profile.recorded());
            KeyColumns.Rows rows = new KeyColumns.Rows(table, profile.compilationNumber(), profile.firstKey());
            keys.add(new Part<>(rows, table.size()));
            passFunctions.add(new Part<>(rows, table.functions().size()));
            typeArguments.add(new Part<>(rows, table.typeArguments().size()));
            monoItems.add(new Part<>(rows, table.countedItems().size()));
            Owners found = new Owners(profile, table);
            owners.add(new Part<>(found, found.size()));
        }
        ColumnScan.register(connection, "loaded_key", KeyColumns.key(), () -> keys);
        ColumnScan.register(connection, "loaded_pass_function", KeyColumns.passFunction(), () -> passFunctions);
        ColumnScan.register(connection, "loaded_type_argument", KeyColumns.typeArgument(), () -> typeArguments);
        ColumnScan.register(connection, "loaded_mono_item", KeyColumns.monoItem(), () -> monoItems);
        ColumnScan.register(connection, "loaded_owner", Owners.columns(), () -> owners);
        Script.run("late-keys.sql", connection);
        // The functions stay registered as long as the session is open; what they read need not.
        keys.clear();
        passFunctions.clear();
        typeArguments.clear();
        monoItems.clear();
        owners.clear();
    }

    private void fillStacks() throws SQLException {
        List<Part<Stacks>> stacks = new ArrayList<>();
        int first = 0;
        for (ProfileColumns profile : session) {
            Stacks found = new Stacks(profile, first);
            stacks.add(new Part<>(found, found.size()));
            first = Math.addExact(first, found.size());
        }
        ColumnScan.register(connection, "loaded_stack", Stacks.columns(), () -> stacks);
        Script.run("late-stacks.sql", connection);
        stacks.clear();
    }
}
