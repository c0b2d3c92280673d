package dev.ferrolens.graph;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyReader;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the instantiation graph of a recording with the call graph of the LLVM IR of the same compilation, before
 * optimisation: {@code -C no-prepopulate-passes --emit=llvm-ir -C symbol-mangling-version=v0}. Both are named by the
 * functions' symbols and instances, which are joined where one instance only fits; edges between joined functions are
 * compared.
 *
 * <p>To be run by hand: {@code CallGraphCheck PROFILE FOLDER-WITH-LL-FILES [-v]}.
 */
public final class CallGraphCheck {
    private static final Pattern SYMBOL = Pattern.compile("@\"?([A-Za-z0-9_.$]+)\"?");

    /** What a check found. */
    record Result(int instances, int joined, int withUser, int edges, int real, int calls, int callsFound,
            Map<String, int[]> byKind, List<String> wrong, List<String> missed) {
        double precision() {
            return (double) real / Math.max(1, edges);
        }

        double recall() {
            return (double) callsFound / Math.max(1, calls);
        }
    }

    private CallGraphCheck() {}

    /** Prints precision and recall. */
    public static void main(String[] arguments) throws IOException {
        try (Session session = Ferrolens.openWithInstants(arguments[0])) {
            Result result = check(session, Path.of(arguments[1]));
            System.out.printf("%d instances, %d joined, %d with a user; %d edges, %.2f %% of them calls; %d calls,"
                            + " %.2f %% of them edges%n", result.instances, result.joined, result.withUser,
                    result.edges, 100 * result.precision(), result.calls, 100 * result.recall());
            result.byKind.forEach((kind, counts) ->
                    System.out.printf("  %-24s %6d of %6d%n", kind, counts[1], counts[0]));
            if (arguments.length > 2) {
                result.wrong.forEach(edge -> System.out.println("wrong  " + edge));
                result.missed.forEach(edge -> System.out.println("missed " + edge));
            }
        }
    }

    /** Compares the graph of a session of one compilation with the files {@code *.ll} of a folder. */
    static Result check(Session session, Path folder) throws IOException {
        Map<String, Set<String>> calls = calls(folder);
        Map<String, String> joined = join(session, calls.keySet());
        Map<String, Set<String>> known = new HashMap<>();
        joined.forEach((symbol, instance) -> {
            Set<String> used = known.computeIfAbsent(instance, name -> new LinkedHashSet<>());
            calls.get(symbol).stream().map(joined::get).filter(callee -> callee != null && !callee.equals(instance))
                    .forEach(used::add);
        });
        Map<String, int[]> byKind = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        Set<String> found = new HashSet<>();
        int edges = 0;
        int real = 0;
        for (Row row : session.sql("SELECT u.item || ' ' || coalesce(u.instance_kind, '') AS user,"
                + " n.item || ' ' || coalesce(n.instance_kind, '') AS used, uses.known_by, uses.is_first"
                + " FROM instance_use AS uses JOIN instance_node AS u ON u.key = user_key"
                + " JOIN instance_node AS n ON n.key = used_key").rows()) {
            String user = row.getString("user");
            String used = row.getString("used");
            found.add(user + " -> " + used);
            // The compiler makes these, but what LLVM is given are calls through a vtable, and its own intrinsics.
            boolean isReplaced = used.startsWith("core::ptr::drop_in_place::<dyn ")
                    || used.startsWith("core::intrinsics::");
            if (!known.containsKey(user) || !known.containsKey(used) || isReplaced) {
                continue;
            }
            boolean isReal = known.get(user).contains(used);
            edges++;
            real += isReal ? 1 : 0;
            String kind = row.getString("known_by") + (row.get("is_first").equals(true) ? " (first)" : "");
            int[] counts = byKind.computeIfAbsent(kind, name -> new int[2]);
            counts[0]++;
            counts[1] += isReal ? 1 : 0;
            if (!isReal) {
                wrong.add(kind + ": " + user + " -> " + used);
            }
        }
        List<String> missed = new ArrayList<>();
        int all = 0;
        for (Map.Entry<String, Set<String>> entry : known.entrySet()) {
            for (String used : entry.getValue()) {
                all++;
                if (!found.contains(entry.getKey() + " -> " + used)) {
                    missed.add(entry.getKey() + " -> " + used);
                }
            }
        }
        int instances = (int) session.sql("SELECT count(*) AS n FROM instance_node WHERE is_instance").rows().get(0)
                .getLong("n");
        int withUser = (int) session.sql("SELECT count(DISTINCT used_key) AS n FROM instance_use").rows().get(0)
                .getLong("n");
        return new Result(instances, joined.size(), withUser, edges, real, all, all - missed.size(), byKind, wrong,
                missed);
    }

    /** By function of the IR the functions that it calls, or refers to, itself or in a constant such as a vtable. */
    private static Map<String, Set<String>> calls(Path folder) throws IOException {
        Map<String, Set<String>> functions = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".ll")).toList()) {
                Map<String, Set<String>> globals = new HashMap<>();
                Map<String, Set<String>> bodies = new LinkedHashMap<>();
                Set<String> current = null;
                for (String line : (Iterable<String>) Files.lines(file)::iterator) {
                    if (line.startsWith("define ")) {
                        List<String> names = symbols(line);
                        current = bodies.computeIfAbsent(names.get(0), name -> new LinkedHashSet<>());
                    } else if (line.startsWith("}")) {
                        current = null;
                    } else if (current != null) {
                        current.addAll(symbols(line));
                    } else if (line.startsWith("@")) {
                        List<String> names = symbols(line);
                        globals.put(names.get(0), new LinkedHashSet<>(names.subList(1, names.size())));
                    }
                }
                bodies.forEach((name, used) -> functions.computeIfAbsent(name, n -> new LinkedHashSet<>())
                        .addAll(withGlobals(used, globals)));
            }
        }
        return functions;
    }

    private static Set<String> withGlobals(Set<String> used, Map<String, Set<String>> globals) {
        Set<String> all = new LinkedHashSet<>(used);
        List<String> todo = new ArrayList<>(used);
        while (!todo.isEmpty()) {
            for (String inside : globals.getOrDefault(todo.remove(todo.size() - 1), Set.of())) {
                if (all.add(inside)) {
                    todo.add(inside);
                }
            }
        }
        return all;
    }

    private static List<String> symbols(String line) {
        int comment = line.indexOf(" ; ");
        Matcher matcher = SYMBOL.matcher(comment < 0 ? line : line.substring(0, comment));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** By symbol the instance that it is the only one to fit, and that fits it best. */
    private static Map<String, String> join(Session session, Set<String> symbols) {
        Map<String, List<Row>> instances = session.sql("SELECT * FROM instance_node WHERE is_instance").rows().stream()
                .collect(Collectors.groupingBy(row -> row.getString("definition")));
        String crate = session.sql("SELECT crate FROM compilation").rows().get(0).getString("crate") + "::";
        Map<String, String> joined = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (String symbol : symbols) {
            if (!symbol.startsWith("_R")) {
                continue;
            }
            KeyFacts facts = KeyReader.read("InstCombinePass", List.of(symbol));
            Row best = best(facts, instances, crate);
            if (best != null) {
                String name = best.getString("item") + " "
                        + (best.get("instance_kind") == null ? "" : best.getString("instance_kind"));
                joined.put(symbol, name);
                times.merge(name, 1, Integer::sum);
            }
        }
        joined.values().removeIf(name -> times.get(name) > 1);
        if (Boolean.getBoolean("unjoined")) {
            symbols.stream().filter(symbol -> symbol.startsWith("_R") && !joined.containsKey(symbol))
                    .map(symbol -> KeyReader.read("InstCombinePass", List.of(symbol)))
                    .forEach(symbol -> System.out.println("unjoined " + symbol.definition() + "   " + symbol.item()));
            Set<String> names = new HashSet<>(joined.values());
            instances.values().stream().flatMap(List::stream).filter(row -> !names.contains(row.getString("item") + " "
                    + row.getString("instance_kind"))).forEach(row -> System.out.println("without symbol " + row.getString("item")));
        }
        return joined;
    }

    private static Row best(KeyFacts symbol, Map<String, List<Row>> instances, String crate) {
        String definition = symbol.definition();
        if (definition == null) {
            return null;
        }
        int shim = definition.indexOf("::{shim:");
        String wanted = shim < 0 ? null : definition.contains("vtable") ? "vtable_shim" : "reify_shim";
        List<Row> candidates = instances.getOrDefault(shim < 0 ? definition : definition.substring(0, shim), List.of());
        Row best = null;
        int bestScore = -1;
        boolean isTie = false;
        for (Row row : candidates) {
            String kind = row.get("instance_kind") == null ? "" : row.getString("instance_kind");
            if (wanted != null ? !kind.equals(wanted) : kind.equals("vtable_shim") || kind.equals("reify_shim")) {
                continue;
            }
            int score = score(symbol, row, crate);
            isTie = score == bestScore && score >= 0;
            if (score > bestScore) {
                best = row;
                bestScore = score;
                isTie = false;
            }
        }
        return isTie ? null : best;
    }

    /** How well the arguments of an instance fit a symbol; negative where they do not. */
    private static int score(KeyFacts symbol, Row row, String crate) {
        List<String> arguments = new Name("", "", row.get("type_arguments") == null ? null
                : row.getString("type_arguments"), "", null, false).argumentList();
        String text = symbol.item();
        List<String> shown = new ArrayList<>(symbol.typeArguments());
        if (symbol.selfType() != null) {
            shown.add(symbol.selfType());
            int open = symbol.selfType().indexOf('<');
            if (open > 0 && symbol.selfType().endsWith(">")) {
                shown.addAll(new Name("", "", symbol.selfType().substring(open + 1, symbol.selfType().length() - 1), "", null, false)
                        .argumentList());
            } else if (symbol.selfType().startsWith("&")) {
                shown.add(symbol.selfType().substring(1));
            } else if (symbol.selfType().startsWith("[")) {
                shown.add(symbol.selfType().substring(1, symbol.selfType().length() - 1));
            }
        }
        if (text.endsWith("}")) {
            shown.addAll(inBrackets(text));
        }
        // Keys name what stands in the root of the compiled crate without the crate.
        shown.replaceAll(type -> type.replace(crate, ""));
        text = text.replace(crate, "");
        arguments.replaceAll(type -> type.replace(crate, ""));
        int score = 0;
        for (String argument : arguments) {
            if (shown.contains(argument)) {
                score += 100;
            } else if (argument.endsWith("::Global") || argument.endsWith("::RandomState")) {
                score += 1;
            } else if (Name.mentions(text, argument)) {
                score += 10;
            } else {
                score -= 1000;
            }
        }
        return score;
    }

    private static List<String> inBrackets(String text) {
        int open = text.indexOf("::<");
        int close = text.lastIndexOf(">::");
        return open < 0 || close < open ? List.of() : new Name("", "", text.substring(open + 3, close), "", null, false).argumentList();
    }
}
