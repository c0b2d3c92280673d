package dev.ferrolens.store;

import dev.ferrolens.store.ColumnScan.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tables that are filled when SQL first mentions them. The texts of keys are most of a recording: most questions do
 * without what was read from them, and nearly all without the texts themselves.
 */
final class LateTables {
    /** Tables that are filled together, and how SQL that asks for one of them looks. */
    private enum Group {
        /** What was read from keys, and the tables and views on it. */
        KEYS("key|pass_function|type_argument|mono_item|cost|owner_cost|instance_cost|goal_cost|check_cost|pass_cost"
                + "|instance_copy"),
        TEXTS("key_text"),
        STACKS("stack");

        private final Pattern names;

        Group(String names) {
            this.names = Pattern.compile("(?i)\\b(" + names + ")\\b");
        }
    }

    private final List<ProfileColumns> session;
    private final Connection connection;
    private final Set<Group> filled = EnumSet.noneOf(Group.class);

    LateTables(List<ProfileColumns> session, Connection connection) {
        this.session = session;
        this.connection = connection;
    }

    /** The tables of a database in which they were filled before. */
    static LateTables filled(Connection connection) {
        LateTables tables = new LateTables(List.of(), connection);
        tables.filled.addAll(EnumSet.allOf(Group.class));
        return tables;
    }

    /** Fills all of them. */
    void fillAll() throws SQLException {
        for (Group group : Group.values()) {
            fill(group);
        }
    }

    /** Fills the tables that a query mentions and that are not there yet. */
    void fillFor(String sql) throws SQLException {
        for (Group group : Group.values()) {
            if (group.names.matcher(sql).find()) {
                fill(group);
            }
        }
    }

    private void fill(Group group) throws SQLException {
        if (filled.contains(group)) {
            return;
        }
        switch (group) {
            case KEYS -> fillKeys();
            case TEXTS -> fillTexts();
            case STACKS -> fillStacks();
        }
        filled.add(group);
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

    private void fillTexts() throws SQLException {
        List<Part<ProfileColumns>> texts = new ArrayList<>();
        for (ProfileColumns profile : session) {
            texts.add(new Part<>(profile, profile.profile().keys().size()));
        }
        ColumnScan.register(connection, "loaded_key_text", ProfileColumns.keyText(), texts);
        Script.run("late-key-texts.sql", connection);
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
