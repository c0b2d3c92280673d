package dev.ferrolens.rust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferrolens.file.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a table of {@link StdPaths}: {@code StdPathsMaker TOOLCHAIN FILE} asks the rustc and rustdoc of a rustup
 * toolchain where each public item of the standard library is defined. Sources and documentation are not needed.
 *
 * <p>rustdoc writes a page for every item of a library that a crate exports again, below the path by which a program
 * sees it. A second crate exports each of these items under a number, and rustdoc's JSON tells the path of its
 * definition.
 */
final class StdPathsMaker {
    private static final Pattern PAGE = Pattern.compile(
            "(?:(.*)/)?(mod|struct|enum|union|trait|traitalias|fn|constant|static)\\.(\\w+)\\.html");
    private static final Pattern MODULE_PAGE = Pattern.compile("(.*)/index\\.html");
    private static final Pattern LISTED = Pattern.compile(
            "( *)(Public|Restricted\\(.*?\\)) (Mod|Struct|Enum|Union|Trait|TraitAlias) (?:r#)?(\\w+) \\{.*");
    private static final Set<String> TYPES = Set.of("struct", "enum", "union", "trait", "traitalias");
    private static final int LONGEST_LINE = 120;

    private final String toolchain;
    private final Path work;

    private StdPathsMaker(String toolchain, Path work) {
        this.toolchain = toolchain;
        this.work = work;
    }

    /** Writes the table of a toolchain's release. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("std-paths");
        try {
            Files.writeString(Path.of(args[1]), new StdPathsMaker(args[0], work).table());
        } finally {
            Folders.delete(work);
        }
    }

    /** An item by the path after its crate: {@code io}, {@code struct}, {@code Take}. */
    private record Item(String module, String kind, String name) implements Comparable<Item> {
        String path() {
            return module.isEmpty() ? name : module + "::" + name;
        }

        @Override
        public int compareTo(Item other) {
            return path().compareTo(other.path());
        }
    }

    private String table() throws IOException, InterruptedException {
        Map<String, Set<String>> names = new TreeMap<>();
        Map<Item, String> ofStd = definitions("std");
        addLines("std", ofStd, names);
        for (String crate : List.of("core", "alloc")) {
            // What std shows as well is in the table.
            Map<Item, String> others = definitions(crate);
            others.entrySet().removeIf(entry -> entry.getValue().equals(ofStd.get(entry.getKey()))
                    || entry.getValue().equals(crate + "::" + entry.getKey().path())
                    || entry.getKey().kind.equals("mod"));
            addLines(crate, others, names);
        }
        addHidden(names);
        StringBuilder table = new StringBuilder("# Made by StdPathsMaker from "
                + run("rustc", "--version").strip() + ".\n"
                + "# A module as a program sees it, the module of the definitions, and the items of both.\n");
        names.forEach((line, items) -> append(table, line, items));
        return table.toString();
    }

    private static void addLines(String crate, Map<Item, String> definitions, Map<String, Set<String>> names) {
        Map<String, String> modules = new TreeMap<>();
        definitions.forEach((item, path) -> {
            if (item.kind.equals("mod")) {
                modules.put(item.path(), home(item.path(), path, definitions));
            }
        });
        definitions.forEach((item, definition) -> {
            String path = item.kind.equals("mod") ? modules.get(item.path()) : definition;
            String visible = item.module.isEmpty() ? crate : crate + "::" + item.module;
            boolean isTold = path.equals(modules.getOrDefault(item.module, visible) + "::" + item.name);
            if (!isTold || TYPES.contains(item.kind)) {
                String name = name(path).equals(item.name) ? item.name : item.name + "=" + name(path);
                names.computeIfAbsent(visible + " " + parent(path), key -> new TreeSet<>()).add(name);
            }
        });
    }

    /**
     * Returns the module of this path, of the three crates' modules, that most types are in: {@code core::fmt} for
     * {@code std::fmt}, which is {@code alloc::fmt} with all of {@code core::fmt} in it.
     */
    private static String home(String module, String definition, Map<Item, String> definitions) {
        Map<String, Integer> types = new TreeMap<>();
        definitions.forEach((item, path) -> {
            if (item.module.equals(module) && TYPES.contains(item.kind)) {
                types.merge(parent(path), 1, Integer::sum);
            }
        });
        String home = definition;
        for (String crate : List.of("core::", "alloc::", "std::")) {
            if (types.getOrDefault(crate + module, 0) > types.getOrDefault(home, 0)) {
                home = crate + module;
            }
        }
        return home;
    }

    /**
     * Adds types that rustdoc does not show although the compiler prints them, such as {@code std::ptr::Unique}: they
     * are public in a module that is not, and seen in a module around that. A path that no program sees does no harm.
     */
    private void addHidden(Map<String, Set<String>> names) throws IOException, InterruptedException {
        Set<String> seen = new TreeSet<>();
        Set<String> modules = new TreeSet<>();
        names.forEach((line, items) -> {
            String module = line.substring(line.indexOf("::") + 2, Math.max(line.indexOf("::") + 2, line.indexOf(' ')));
            modules.add(module);
            items.forEach(item -> seen.add(module + "::" + item.replaceFirst("=.*", "")));
        });
        Map<String, Set<String>> claims = new TreeMap<>();
        for (String crate : List.of("core", "alloc", "std")) {
            List<String> around = new ArrayList<>();
            List<Boolean> isShown = new ArrayList<>();
            for (String line : run("rustc", "-Zls=items", library(crate).toString()).split("\n")) {
                Matcher item = LISTED.matcher(line);
                if (!item.matches()) {
                    continue;
                }
                int depth = item.group(1).length() / 4;
                around.subList(depth, around.size()).clear();
                isShown.subList(depth, isShown.size()).clear();
                boolean isPublic = item.group(2).equals("Public");
                if (item.group(3).equals("Mod")) {
                    around.add(item.group(4));
                    isShown.add(isPublic);
                } else if (isPublic && isShown.contains(false)) {
                    String definition = crate + "::" + String.join("::", around.subList(1, around.size())) + " "
                            + item.group(4);
                    for (int length = 2; length < around.size(); length++) {
                        String module = String.join("::", around.subList(1, length));
                        if (modules.contains(module) && !seen.contains(module + "::" + item.group(4))) {
                            claims.computeIfAbsent(module + "::" + item.group(4), key -> new TreeSet<>())
                                    .add(definition);
                        }
                    }
                }
            }
        }
        claims.forEach((visible, definitions) -> {
            if (definitions.size() == 1) {
                String[] definition = definitions.iterator().next().split(" ");
                names.computeIfAbsent("std::" + parent(visible) + " " + definition[0], key -> new TreeSet<>())
                        .add(definition[1]);
            }
        });
    }

    private static void append(StringBuilder table, String start, Set<String> items) {
        int from = table.length();
        table.append(start);
        for (String item : items) {
            if (table.length() - from + 1 + item.length() > LONGEST_LINE) {
                table.append('\n');
                from = table.length();
                table.append(start);
            }
            table.append(' ').append(item);
        }
        table.append('\n');
    }

    private Set<Item> items(String crate) throws IOException, InterruptedException {
        Files.writeString(work.resolve("pages.rs"), "#![no_std]\nextern crate " + crate + " as the_library;\n"
                + "#[doc(inline)]\npub use the_library::*;\n");
        run("rustdoc", "pages.rs", "--edition=2021", "-Zunstable-options", "--document-hidden-items", "-o",
                crate + "-pages");
        Path root = work.resolve(crate + "-pages/pages");
        try (Stream<Path> pages = Files.walk(root)) {
            return pages.flatMap(page -> item(root.relativize(page).toString().replace('\\', '/')).stream())
                    .filter(item -> !item.path().contains("prelude"))
                    // Thousands of functions, which stand for one instruction each.
                    .filter(item -> !item.module.matches("(core_)?arch.*") || TYPES.contains(item.kind))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Item> item(String page) {
        Matcher module = MODULE_PAGE.matcher(page);
        if (module.matches()) {
            String path = module.group(1).replace("/", "::");
            int name = path.lastIndexOf("::");
            return List.of(new Item(name < 0 ? "" : path.substring(0, name), "mod", name(path)));
        }
        Matcher item = PAGE.matcher(page);
        return !item.matches() ? List.of() : List.of(new Item(
                item.group(1) == null ? "" : item.group(1).replace("/", "::"), item.group(2), item.group(3)));
    }

    private Map<Item, String> definitions(String crate) throws IOException, InterruptedException {
        List<Item> numbered = new ArrayList<>(items(crate));
        StringBuilder source = new StringBuilder("#![allow(internal_features)]\n#![feature(");
        source.append(String.join(", ", features())).append(")]\nextern crate ").append(crate)
                .append(" as the_library;\n");
        for (int i = 0; i < numbered.size(); i++) {
            source.append("pub use the_library::").append(numbered.get(i).path().replace("::", "::r#")
                    .replaceFirst("^", "r#")).append(" as item_").append(i).append(";\n");
        }
        Files.writeString(work.resolve("items.rs"), source);
        run("rustdoc", "items.rs", "--edition=2021", "-Zunstable-options", "--output-format=json", "-o", "items");
        JsonNode json = new ObjectMapper().readTree(work.resolve("items/items.json").toFile());
        Map<Item, String> definitions = new TreeMap<>();
        for (JsonNode entry : json.path("index")) {
            JsonNode use = entry.path("inner").path("use");
            if (use.path("name").asText().startsWith("item_")) {
                Item item = numbered.get(Integer.parseInt(use.path("name").asText().substring("item_".length())));
                JsonNode definition = json.path("paths").path(use.path("id").asText());
                List<String> path = new ArrayList<>();
                definition.path("path").forEach(segment -> path.add(segment.asText()));
                // A macro or a primitive type may have the same name.
                boolean isSame = definition.path("kind").asText().replace("_", "").startsWith(
                        item.kind.equals("fn") ? "function" : item.kind.equals("mod") ? "module" : item.kind);
                if (isSame && Set.of("core", "alloc", "std").contains(path.get(0))) {
                    definitions.put(item, String.join("::", path));
                }
            }
        }
        return definitions;
    }

    /** The unstable features of the libraries, which have to be named before their items can be. */
    private Set<String> features() throws IOException, InterruptedException {
        Set<String> features = new TreeSet<>();
        for (String crate : List.of("core", "alloc", "std")) {
            run("rustc", "-Zls=features", library(crate).toString()).lines().filter(line -> line.matches("\\w+"))
                    .forEach(features::add);
        }
        return features;
    }

    private Path library(String crate) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(Path.of(run("rustc", "--print=target-libdir").strip()))) {
            return files.filter(file -> file.getFileName().toString().matches("lib" + crate + "-.*\\.rmeta"))
                    .findFirst().orElseThrow(() -> new IOException("There is no metadata of " + crate + "."));
        }
    }

    private String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program, "+" + toolchain));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        // Lets the compiler of a stable release do what only a nightly one offers.
        builder.environment().put("RUSTC_BOOTSTRAP", "1");
        Path errors = work.resolve("errors");
        Process process = builder.redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(errors));
        }
        return output;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf("::") < 0 ? 0 : path.lastIndexOf("::") + 2);
    }

    private static String parent(String path) {
        int last = path.lastIndexOf("::");
        return last < 0 ? null : path.substring(0, last);
    }
}
