package dev.ferrolens.store;

import dev.ferrolens.chrome.MachineCode;
import dev.ferrolens.input.Compilation;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.store.ColumnScan.Part;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tables that are filled when SQL first reads them, such as sums that many queries use. Keys are most of a recording,
 * but most queries do not need their facts, and nearly all do not need their texts.
 */
final class LateTables {
    /** Groups of tables that are filled together, with the views and macros that read them. */
    private enum Group {
        /** The cost of each label, with the macros that read it. */
        LABEL_COSTS("label_cost", "cost_by_label", "work_of"),
        BUSY("busy"),
        /** The facts of keys and their costs, with the views and macros on them. */
        KEYS("key", "pass_function", "numbered_definition", "type_argument", "mono_item", "cost", "pass_cost",
                "compared_work"),
        FUNCTION_COSTS("function_cost"),
        INSTANCE_COSTS("instance_cost"),
        INSTANCE_COPIES("instance_copy"),
        /** The users and dominators of instances. */
        INSTANCE_USES("instance_use", "instance_node"),
        /** The machine code in LLVM's time traces beside recordings, and the view on it. */
        MACHINE_CODE("machine_code", "emit_cost"),
        INSTANCE_RETAINED("instance_retained"),
        GOAL_COSTS("goal_cost"),
        PLACES("definition_place"),
        TEXTS("key_text"),
        STACKS("stack"),
        ITEM_STACKS("item_stack"),
        /** The comments of tables and columns, which DuckDB's catalog shows. */
        COMMENTS(TablesRead.CATALOG);

        private final Set<String> names;

        Group(String... names) {
            this.names = Set.of(names);
        }
    }

    /** The mark for functions that read a table by a name in a text. */
    private static final String ANY = "query";

    /** The words of late tables; SQL without any of them need not be parsed. */
    private static final Pattern WORDS = Pattern.compile("(?i)\\b(query|query_table|information_schema|duckdb_\\w+|"
            + Arrays.stream(Group.values()).flatMap(group -> group.names.stream()).collect(Collectors.joining("|"))
            + ")\\b");

    private final List<ProfileColumns> session;
    private final Connection connection;
    private final Set<Group> filled = EnumSet.noneOf(Group.class);
    private final Set<Group> registered = EnumSet.noneOf(Group.class);
    /** The rows that are being written to tables. */
    private final List<Part<KeyColumns.Facts>> keys = new ArrayList<>();
    private final List<Part<KeyColumns.Facts>> facts = new ArrayList<>();
    private final List<Part<KeyColumns.Rows>> passFunctions = new ArrayList<>();
    private final List<Part<KeyColumns.Rows>> numberedDefinitions = new ArrayList<>();
    private final List<Part<KeyColumns.Rows>> typeArguments = new ArrayList<>();
    private final List<Part<KeyColumns.Rows>> monoItems = new ArrayList<>();
    private final List<Part<Owners>> owners = new ArrayList<>();
    private final List<Part<Stacks>> stacks = new ArrayList<>();
    private final List<Part<GraphColumns>> nodes = new ArrayList<>();
    private final List<Part<GraphColumns>> uses = new ArrayList<>();
    private final List<Part<DefinitionPlaces>> places = new ArrayList<>();
    private final List<Part<MachineCodeRows>> machineCode = new ArrayList<>();
    /** The items of long events of each profile, found when keys are read. */
    private final List<LongItems> items = new ArrayList<>();

    /** The tables of keys, kept for those of instances, which are most often filled next. */
    private SoftReference<List<KeyTable>> keyTables = new SoftReference<>(null);

    LateTables(List<ProfileColumns> session, Connection connection) {
        this.session = session;
        this.connection = connection;
    }

    /** Returns the late tables of a database in which all are filled. */
    static LateTables filled(Connection connection) {
        LateTables tables = new LateTables(List.of(), connection);
        tables.filled.addAll(EnumSet.allOf(Group.class));
        return tables;
    }

    /** Returns the texts of keys in the recordings; empty for a database without recordings. */
    Optional<KeyArguments> keyArguments() {
        return session.isEmpty() ? Optional.empty() : Optional.of(new KeyArguments(session));
    }

    /** Fills all late tables. */
    void fillAll() throws SQLException {
        for (Group group : Group.values()) {
            fill(group);
        }
    }

    /**
     * Fills the tables that SQL reads and that are not filled yet. If it is unknown which it reads, fills those whose
     * names are in it, or all, if the SQL makes the name of a table itself.
     */
    void fillFor(String sql) throws SQLException {
        Set<String> words = words(sql);
        if (!words.contains(ANY) && filled().containsAll(words)) {
            return;
        }
        Set<String> read = TablesRead.by(sql, connection).orElse(words);
        for (Group group : Group.values()) {
            if (read.contains(ANY) || group.names.stream().anyMatch(read::contains)) {
                fill(group);
            }
        }
    }

    /** Returns the names of late tables that are words of the SQL, or {@link #ANY}. */
    private static Set<String> words(String sql) {
        return WORDS.matcher(sql).results().map(word -> word.group().toLowerCase(Locale.ROOT))
                .map(word -> word.equals("query") || word.equals("query_table") ? ANY
                        : word.startsWith(TablesRead.CATALOG) || word.equals("information_schema") ? TablesRead.CATALOG
                        : word)
                .collect(Collectors.toSet());
    }

    /** Returns the names of the tables and views that have been filled. */
    Set<String> filled() {
        return filled.stream().flatMap(group -> group.names.stream()).collect(Collectors.toSet());
    }

    private void fill(Group group) throws SQLException {
        if (filled.contains(group)) {
            return;
        }
        if (registered.add(group)) {
            register(group);
        }
        try {
            switch (group) {
                case LABEL_COSTS -> Script.fill("late-label-costs.sql", connection);
                case BUSY -> Script.fill("late-busy.sql", connection);
                case KEYS -> fillKeys();
                case FUNCTION_COSTS -> fillFrom(Group.KEYS, "late-function-costs.sql");
                case INSTANCE_COSTS -> fillFrom(Group.KEYS, "late-instance-costs.sql");
                case INSTANCE_COPIES -> fillFrom(Group.INSTANCE_COSTS, "late-instance-copies.sql");
                case INSTANCE_USES -> fillUses();
                case MACHINE_CODE -> fillMachineCode();
                case INSTANCE_RETAINED -> {
                    fill(Group.INSTANCE_USES);
                    fill(Group.MACHINE_CODE);
                    fillFrom(Group.INSTANCE_COPIES, "late-instance-retained.sql");
                }
                case PLACES -> fillPlaces();
                case GOAL_COSTS -> fillFrom(Group.KEYS, "late-goal-costs.sql");
                case TEXTS -> Script.fill("late-key-texts.sql", connection);
                case STACKS -> fillStacks("late-stacks.sql", profile -> LongItems.none());
                case ITEM_STACKS -> {
                    fill(Group.KEYS);
                    fillStacks("late-item-stacks.sql", items::get);
                }
                case COMMENTS -> Schema.comment(connection);
            }
            filled.add(group);
        } finally {
            // The functions stay registered as long as the session is open, but their rows can be released.
            List.of(keys, facts, passFunctions, numberedDefinitions, typeArguments, monoItems, owners, stacks, nodes,
                    uses, places, machineCode).forEach(List::clear);
        }
    }

    private void register(Group group) throws SQLException {
        switch (group) {
            case KEYS -> {
                ColumnScan.register(connection, "loaded_key", KeyColumns.key(), () -> keys);
                ColumnScan.register(connection, "loaded_key_facts", KeyColumns.facts(), () -> facts);
                ColumnScan.register(connection, "loaded_pass_function", KeyColumns.passFunction(), () -> passFunctions);
                ColumnScan.register(connection, "loaded_numbered_definition", KeyColumns.numberedDefinition(),
                        () -> numberedDefinitions);
                ColumnScan.register(connection, "loaded_type_argument", KeyColumns.typeArgument(), () -> typeArguments);
                ColumnScan.register(connection, "loaded_mono_item", KeyColumns.monoItem(), () -> monoItems);
                ColumnScan.register(connection, "loaded_owner", Owners.columns(), () -> owners);
            }
            case TEXTS -> ColumnScan.register(connection, "loaded_key_text", ProfileColumns.keyText(),
                    session.stream().map(p -> new Part<>(p, p.profile().keys().size())).toList());
            case STACKS -> ColumnScan.register(connection, "loaded_stack", Stacks.columns(), () -> stacks);
            case ITEM_STACKS ->
                    ColumnScan.register(connection, "loaded_item_stack", Stacks.columnsWithKey(), () -> stacks);
            case INSTANCE_USES -> {
                ColumnScan.register(connection, "loaded_instance_node", GraphColumns.nodeColumns(), () -> nodes);
                ColumnScan.register(connection, "loaded_instance_use", GraphColumns.useColumns(), () -> uses);
            }
            case PLACES -> ColumnScan.register(connection, "loaded_definition_place", DefinitionPlaces.columns(),
                    () -> places);
            case MACHINE_CODE ->
                    ColumnScan.register(connection, "loaded_machine_code", MachineCodeRows.columns(),
                            () -> machineCode);
            case LABEL_COSTS, BUSY, FUNCTION_COSTS, INSTANCE_COSTS, INSTANCE_COPIES, INSTANCE_RETAINED, GOAL_COSTS,
                    COMMENTS -> {}
        }
    }

    private void fillKeys() throws SQLException {
        items.clear();
        List<KeyTable> tables = keyTables();
        int firstFacts = 0;
        for (int i = 0; i < session.size(); i++) {
            ProfileColumns profile = session.get(i);
            KeyTable table = tables.get(i);
            KeyColumns.Rows rows = new KeyColumns.Rows(table, profile.compilationNumber(), profile.firstKey());
            KeyColumns.Facts found = new KeyColumns.Facts(rows, firstFacts);
            firstFacts += found.size();
            keys.add(new Part<>(found, table.size()));
            facts.add(new Part<>(found, found.size()));
            passFunctions.add(new Part<>(rows, table.functions().size()));
            numberedDefinitions.add(new Part<>(rows, table.numberedKeys().length));
            typeArguments.add(new Part<>(rows, table.typeArguments().size()));
            monoItems.add(new Part<>(rows, table.countedItems().size()));
            Owners charged = new Owners(profile, table);
            owners.add(new Part<>(charged, charged.size()));
            items.add(new LongItems(profile, table));
        }
        Script.fill("late-keys.sql", connection);
    }

    private void fillUses() throws SQLException {
        fill(Group.KEYS);
        List<KeyTable> tables = keyTables();
        for (int i = 0; i < session.size(); i++) {
            GraphColumns graph = GraphColumns.read(session.get(i), tables.get(i));
            nodes.add(new Part<>(graph, graph.nodes()));
            uses.add(new Part<>(graph, graph.uses()));
        }
        Script.fill("late-instance-uses.sql", connection);
        keyTables.clear();
    }

    /** Returns the tables of keys, which are read again if there was no memory to keep them. */
    private List<KeyTable> keyTables() {
        List<KeyTable> kept = keyTables.get();
        if (kept == null) {
            kept = KeyTable.of(session.stream().map(ProfileColumns::recorded).toList());
            keyTables = new SoftReference<>(kept);
        }
        return kept;
    }

    /** Fills the places of definitions; without places in recordings or sources, does not read keys. */
    private void fillPlaces() throws SQLException {
        List<Compilation> compilations = session.stream().map(ProfileColumns::recorded).toList();
        if (!DefinitionPlaces.areKnown(compilations)) {
            return;
        }
        fill(Group.KEYS);
        DefinitionPlaces found = DefinitionPlaces.read(compilations, connection);
        places.add(new Part<>(found, found.size()));
        Script.fill("late-definition-places.sql", connection);
    }

    private void fillMachineCode() throws SQLException {
        fill(Group.KEYS);
        List<Part<MachineCodeRows>> found = new ArrayList<>();
        for (ProfileColumns profile : session) {
            Path recording = profile.profile().file();
            Optional<Path> trace = MachineCode.beside(recording);
            if (trace.isPresent()) {
                try {
                    MachineCodeRows rows = new MachineCodeRows(profile.compilationNumber(),
                            MachineCode.read(trace.get(), profile.profile().metadata().processId()));
                    found.add(new Part<>(rows, rows.size()));
                } catch (FerrolensException e) {
                    warn(trace.get(), e.getMessage());
                }
            }
        }
        if (!found.isEmpty()) {
            fill(Group.INSTANCE_COPIES);
            // Filling other tables clears the rows that are being written.
            machineCode.addAll(found);
            Script.fill("late-machine-code.sql", connection);
        }
    }

    private void warn(Path file, String sentence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Script.text("late-warning.sql"))) {
            statement.setString(1, file.toString());
            statement.setString(2, sentence);
            statement.execute();
        }
    }

    private void fillFrom(Group others, String script) throws SQLException {
        fill(others);
        Script.fill(script, connection);
    }

    private void fillStacks(String script, IntFunction<LongItems> itemsOf) throws SQLException {
        int first = 0;
        for (int profile = 0; profile < session.size(); profile++) {
            Stacks found = new Stacks(session.get(profile), first, itemsOf.apply(profile));
            stacks.add(new Part<>(found, found.size()));
            first = Math.addExact(first, found.size());
        }
        Script.fill(script, connection);
    }
}
