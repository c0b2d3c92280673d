package dev.ferrolens.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a crate derives traits by procedural macros, as its recording tells: {@code src/model.rs:2:62: 2:71}. What is
 * derived there is not told, so a place is given only where a file has one such derive, and its module one such type.
 */
public final class DeriveUses {
    private static final Pattern SPAN = Pattern.compile("(.+?):(\\d{1,9}):\\d+.*");
    private static final Pattern METHOD = Pattern.compile("<(\\w+(?:::\\w+)*)(?:<.*>)? as (?:\\w+::)*(\\w+)(?:<.*>)?>.*");

    private final String crate;
    private final Map<String, Set<Place>> byTrait = new HashMap<>();

    /** No uses yet. */
    public DeriveUses(String crate) {
        this.crate = crate;
    }

    /** Adds a use; one whose place cannot be read, or is no place of the project's, is left out. */
    public void add(String trait, String span) {
        Matcher place = SPAN.matcher(span);
        if (!place.matches()) {
            return;
        }
        try {
            Path file = Path.of(place.group(1));
            if (!file.isAbsolute()) {
                byTrait.computeIfAbsent(trait, name -> new LinkedHashSet<>())
                        .add(new Place(file, Integer.parseInt(place.group(2))));
            }
        } catch (InvalidPathException e) {
            // A recording of another system, where this is a path.
        }
    }

    /** Returns the places of those definitions that one derive alone can have written. */
    public Map<String, Place> places(Set<String> definitions) {
        Map<String, Set<String>> types = new HashMap<>();
        definitions.stream().map(METHOD::matcher).filter(Matcher::matches).forEach(method ->
                types.computeIfAbsent(method.group(2), trait -> new HashSet<>()).add(method.group(1)));
        Map<String, Place> found = new HashMap<>();
        for (String definition : definitions) {
            Matcher method = METHOD.matcher(definition);
            if (!method.matches() || !method.group(1).startsWith(crate + "::")) {
                continue;
            }
            String module = method.group(1).substring(0, method.group(1).lastIndexOf("::"));
            // Modules inside of the file are in it as well.
            long alike = types.get(method.group(2)).stream().filter(type -> type.startsWith(module + "::")).count();
            Set<Place> uses = new HashSet<>(byTrait.getOrDefault(method.group(2), Set.of()));
            uses.removeIf(use -> !isModule(use.path(), module));
            if (alike == 1 && uses.size() == 1) {
                found.put(definition, uses.iterator().next());
            }
        }
        return found;
    }

    /** Whether a file below {@code src} is that of a module. */
    private boolean isModule(String file, String module) {
        int source = ("/" + file).lastIndexOf("/src/");
        if (source < 0) {
            return false;
        }
        String path = file.substring(source + "src/".length()).replaceFirst("\\.rs$", "").replaceFirst("/mod$", "");
        boolean isRoot = path.equals("lib") || path.equals("main");
        return module.equals(isRoot ? crate : crate + "::" + path.replace("/", "::"));
    }
}
