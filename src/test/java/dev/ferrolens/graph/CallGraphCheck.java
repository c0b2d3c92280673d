package dev.ferrolens.graph;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Session;
import dev.ferrolens.measureme.Keys;
import dev.ferrolens.relation.Row;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** A function of the IR, or an instance: the definition, with the number of its impl, and the words of its name. */
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
    private static Map<String, String> join(Session session, Set<String> symbols) {
        Map<String, List<Named>> instances = new HashMap<>();
        for (Row row : session.sql("SELECT key_text.text, coalesce(instance_kind, '') AS kind, item || ' '"
                + " || coalesce(instance_kind, '') AS name FROM instance_node JOIN key_text USING (key)"
                + " WHERE is_instance").rows()) {
            KeyFacts facts = KeyReader.read("items_of_instance", Keys.arguments(row.getString("text").getBytes(StandardCharsets.UTF_8)));
            String kind = row.getString("kind");
            Named instance = Named.of(row.getString("name"), facts, kind.endsWith("_shim") && !kind.contains("once")
                    && !kind.equals("clone_shim") && !kind.equals("fn_ptr_shim") ? kind : "");
            instances.computeIfAbsent(instance.definition() + " " + instance.kind(), d -> new ArrayList<>()).add(instance);
        }
        Map<String, List<Named>> functions = new HashMap<>();
        for (String symbol : symbols) {
            KeyFacts facts = symbol.startsWith("_R") ? KeyReader.read("InstCombinePass", List.of(symbol)) : null;
            if (facts == null || facts.definition() == null) {
                continue;
            }
            int shim = facts.definition().indexOf("::{shim:");
            String kind = shim < 0 ? "" : facts.definition().contains("vtable") ? "vtable_shim" : "reify_shim";
            Named function = Named.of(symbol, shim < 0 ? facts
                    : facts.withDefinition(facts.definition().substring(0, shim)), kind);
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
        if (Boolean.getBoolean("unjoined")) {
            Set<String> names = new HashSet<>(joined.values());
            functions.values().stream().flatMap(List::stream).filter(f -> !joined.containsKey(f.name()))
                    .forEach(f -> System.out.println("unjoined " + f.definition() + "   " + KeyReader.read("InstCombinePass", List.of(f.name())).item()));
            instances.values().stream().flatMap(List::stream).filter(i -> !names.contains(i.name()))
                    .forEach(i -> System.out.println("without symbol " + i.definition() + "  " + i.name()));
            joined.forEach((f, i) -> System.out.println("joined " + KeyReader.read("InstCombinePass", List.of(f)).item() + "   =   " + i));
        }
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
