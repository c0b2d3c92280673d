package dev.ferrolens.graph;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.rust.Key;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyReader;
import dev.ferrolens.rust.RustPath;
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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the instantiation graph of a recording with the call graph of the LLVM IR of the same compilation, before
 * optimisation: {@code -C no-prepopulate-passes --emit=llvm-ir -C symbol-mangling-version=v0}.
 *
 * <p>An edge is <em>real</em> if the body of the user, as it is compiled, refers to the function that is used: itself,
 * or by a constant such as a vtable. With {@code -O} the compiler has inlined small functions by then, and the user is
 * whoever they were inlined into. An edge is <em>in the source</em> if this holds for another compilation of the same
 * sources with {@code -Zinline-mir=no}. An edge <em>leads</em> to what is used if a way of calls does.
 *
 * <p>To be run by hand: {@code CallGraphCheck PROFILE FOLDER-WITH-LL-FILES [FOLDER-OF-SOURCE-LL-FILES [-v]]}.
 */
public final class CallGraphCheck {
    private static final Pattern SYMBOL = Pattern.compile("@\"?([A-Za-z0-9_.$]+)\"?");

    /** An edge whose ends are both functions of the IR. */
    private record Edge(String user, String used, String kind, boolean isSure) {
        boolean isIn(Map<String, Set<String>> calls) {
            return calls.getOrDefault(user, Set.of()).contains(used);
        }

        boolean leadsIn(Map<String, Set<String>> calls) {
            Set<String> seen = new HashSet<>(Set.of(user));
            List<String> todo = new ArrayList<>(seen);
            while (!todo.isEmpty() && !seen.contains(used)) {
                calls.getOrDefault(todo.remove(todo.size() - 1), Set.of()).stream().filter(seen::add)
                        .forEach(todo::add);
            }
            return seen.contains(used);
        }

        private String text() {
            return kind + ": " + user + " -> " + used;
        }
    }

    private CallGraphCheck() {}

    /** Prints precision and recall. */
    public static void main(String[] arguments) throws IOException {
        try (Session session = Ferrolens.openWithInstants(arguments[0])) {
            Map<String, Set<String>> calls = named(session, Path.of(arguments[1]));
            List<Edge> edges = edges(session);
            List<Edge> known = within(edges, calls);
            List<Edge> sure = known.stream().filter(Edge::isSure).toList();
            Set<String> found = new HashSet<>();
            edges.forEach(edge -> found.add(edge.user + " -> " + edge.used));
            List<String> all = calls.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                    .map(used -> entry.getKey() + " -> " + used)).toList();
            List<String> missed = all.stream().filter(call -> !found.contains(call)).toList();
            System.out.printf("%d of %d instances with a user, %d functions, %d edges, %.1f %% real, %.1f %% lead;"
                    + " %d sure, %.1f %% real; %d calls, %.1f %% known",
                    count(session, "SELECT count(DISTINCT used_key) FROM instance_use JOIN instance_node AS n"
                            + " ON n.key = used_key WHERE is_instance"),
                    count(session, "SELECT count(*) FROM instance_node WHERE is_instance"), calls.size(), known.size(),
                    share(known, edge -> edge.isIn(calls)), share(known, edge -> edge.leadsIn(calls)), sure.size(),
                    share(sure, edge -> edge.isIn(calls)), all.size(), 100.0 - 100.0 * missed.size() / all.size());
            if (arguments.length > 2) {
                Map<String, Set<String>> source = named(session, Path.of(arguments[2]));
                System.out.printf("; %.1f %% in the source", share(within(edges, source), edge -> edge.isIn(source)));
            }
            System.out.println();
            known.stream().collect(Collectors.groupingBy(Edge::kind, TreeMap::new, Collectors.toList()))
                    .forEach((kind, some) -> System.out.printf("  %-24s %6d of %6d%n", kind,
                            some.stream().filter(edge -> edge.isIn(calls)).count(), some.size()));
            if (arguments.length > 3) {
                known.stream().filter(edge -> !edge.isIn(calls))
                        .forEach(edge -> System.out.println("wrong  " + edge.text()));
                missed.forEach(call -> System.out.println("missed " + call));
            }
        }
    }

    private static double share(List<Edge> edges, Predicate<Edge> wanted) {
        return 100.0 * edges.stream().filter(wanted).count() / Math.max(1, edges.size());
    }

    private static long count(Session session, String sql) {
        return session.sql(sql.replaceFirst("FROM", "AS n FROM")).rows().get(0).getLong("n");
    }

    private static List<Edge> edges(Session session) {
        List<Edge> edges = new ArrayList<>();
        for (Row row : session.sql("SELECT u.item || ' ' || coalesce(u.instance_kind, '') AS user,"
                + " n.item || ' ' || coalesce(n.instance_kind, '') AS used, uses.known_by, uses.is_first, uses.is_sure"
                + " FROM instance_use AS uses JOIN instance_node AS u ON u.key = user_key"
                + " JOIN instance_node AS n ON n.key = used_key").rows()) {
            edges.add(new Edge(row.getString("user"), row.getString("used"), row.getString("known_by")
                    + (row.get("is_first").equals(true) ? " (first)" : ""), row.get("is_sure").equals(true)));
        }
        return edges;
    }

    /** The edges between functions of the IR, but for what LLVM is given as something else. */
    private static List<Edge> within(List<Edge> edges, Map<String, Set<String>> calls) {
        // The compiler makes these, but what LLVM is given are calls through a vtable, and its own intrinsics.
        return edges.stream().filter(edge -> calls.containsKey(edge.user) && calls.containsKey(edge.used)
                && !edge.used.startsWith("core::ptr::drop_in_place::<dyn ")
                && !edge.used.startsWith("core::intrinsics::")).toList();
    }

    /** The calls in the files {@code *.ll} of a folder, between functions that are instances of a session. */
    private static Map<String, Set<String>> named(Session session, Path folder) throws IOException {
        Map<String, Set<String>> calls = calls(folder);
        Map<String, String> joined = join(session, calls.keySet());
        Map<String, Set<String>> named = new HashMap<>();
        joined.forEach((symbol, instance) -> {
            Set<String> used = named.computeIfAbsent(instance, name -> new LinkedHashSet<>());
            calls.get(symbol).stream().map(joined::get).filter(callee -> callee != null && !callee.equals(instance))
                    .forEach(used::add);
        });
        return named;
    }

    /** By function of the IR the functions that it calls, or refers to, itself or in a constant such as a vtable. */
    private static Map<String, Set<String>> calls(Path folder) throws IOException {
        Map<String, Set<String>> functions = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".ll")).toList()) {
                Map<String, Set<String>> globals = new HashMap<>();
                Map<String, Set<String>> bodies = new LinkedHashMap<>();
                Set<String> current = null;
                for (String line : Files.readAllLines(file)) {
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

    /** A function of the IR, or an instance: its definition, with the number of its impl, and the words of its name. */
    private record Named(String name, String definition, String kind, Map<String, Double> words) {
        private static final Pattern WORD = Pattern.compile("\\{[^{}]*}|[A-Za-z0-9_]++|[&*(\\[]");

        static Named of(String name, KeyFacts facts, String kind) {
            Map<String, Double> words = new HashMap<>();
            Matcher matcher = WORD.matcher(facts.item());
            String last = "";
            while (matcher.find()) {
                String word = matcher.group();
                // Symbols leave out what is the default.
                if (facts.item().startsWith("::", matcher.end()) && !facts.item().startsWith("::<", matcher.end())
                        && !facts.item().startsWith("::{", matcher.end())) {
                    words.merge(word + "::", 0.05, Double::sum);
                } else if (!word.equals("Global") && !word.equals("RandomState") && !word.equals("as")) {
                    words.merge(word, 1.0, Double::sum);
                    words.merge(last + " " + word, 0.1, Double::sum);
                    last = word;
                }
            }
            return new Named(name, facts.definition(), kind, words);
        }

        /** How much of the words two names have in common, from 0 to 1. */
        double likeness(Named other) {
            double common = 0;
            for (Map.Entry<String, Double> word : words.entrySet()) {
                common += Math.min(word.getValue(), other.words.getOrDefault(word.getKey(), 0.0));
            }
            return 2 * common / (sum(words) + sum(other.words));
        }

        private static double sum(Map<String, Double> words) {
            return words.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /**
     * By symbol the instance that it names. Both tell the definition exactly, with the number of its impl; of the
     * instances of one definition, a symbol is that whose name is most like its own, if that instance's is in turn most
     * like this symbol's, and no other as much.
     */
    @SuppressWarnings("ReferenceEquality")
    private static Map<String, String> join(Session session, Set<String> symbols) {
        Map<String, List<Named>> instances = new HashMap<>();
        for (Row row : session.sql("SELECT key_text.text, coalesce(instance_kind, '') AS kind, item || ' '"
                + " || coalesce(instance_kind, '') AS name FROM instance_node JOIN key_text USING (key)"
                + " WHERE is_instance").rows()) {
            KeyFacts facts = KeyReader.read("items_of_instance",
                    List.of(row.getString("text").split("\u001e"))).facts();
            String kind = row.getString("kind");
            Named instance = Named.of(row.getString("name"), facts, kind.endsWith("_shim") && !kind.contains("once")
                    && !kind.equals("clone_shim") && !kind.equals("fn_ptr_shim") ? kind : "");
            instances.computeIfAbsent(instance.definition() + " " + instance.kind(), d -> new ArrayList<>())
                    .add(instance);
        }
        Map<String, List<Named>> functions = new HashMap<>();
        for (String symbol : symbols) {
            Key key = symbol.startsWith("_R") ? KeyReader.read("InstCombinePass", List.of(symbol)) : null;
            if (key == null || key.definition() == null) {
                continue;
            }
            RustPath definition = key.definition().withoutShims();
            String kind = definition == key.definition() ? ""
                    : key.definition().text().contains("vtable") ? "vtable_shim" : "reify_shim";
            Named function = Named.of(symbol, key.withDefinition(definition).facts(), kind);
            functions.computeIfAbsent(function.definition() + " " + kind, d -> new ArrayList<>()).add(function);
        }
        Map<String, String> joined = new HashMap<>();
        functions.forEach((definition, group) -> {
            List<Named> candidates = new ArrayList<>(instances.getOrDefault(definition, List.of()));
            List<Named> rest = new ArrayList<>(group);
            // What is joined is out of the way of others.
            for (int before = -1; before != rest.size();) {
                before = rest.size();
                for (Named function : List.copyOf(rest)) {
                    Named best = mostLike(function, candidates);
                    if (best != null && mostLike(best, rest) == function) {
                        joined.put(function.name(), best.name());
                        rest.remove(function);
                        candidates.remove(best);
                    }
                }
            }
        });
        return joined;
    }

    /** The one that is most like a name, or null where two are. */
    private static Named mostLike(Named name, List<Named> candidates) {
        Named best = null;
        double most = 0;
        for (Named candidate : candidates) {
            double likeness = name.likeness(candidate);
            if (likeness > most) {
                best = candidate;
                most = likeness;
            } else if (likeness == most) {
                best = null;
            }
        }
        return best;
    }
}
