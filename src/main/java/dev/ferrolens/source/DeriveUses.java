package dev.ferrolens.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places where a crate derives traits by procedural macros, from its recording: {@code src/model.rs:2:62: 2:71}. A
 * recording does not tell the type, so a definition has a place only if its file has one such derive and its module one
 * such type.
 */
public final class DeriveUses {
    private static final Pattern SPAN = Pattern.compile("(.+?):(\\d{1,9}):\\d+.*");
    private static final Pattern METHOD = Pattern.compile(
            "<(\\w+(?:::\\w+)*)(?:<.*>)? as (?:\\w+::)*(\\w+)(?:<.*>)?>.*");

    private final String crate;
    /** The places by trait, and by the module of their file. */
    private final Map<String, Map<String, Set<Place>>> byTrait = new HashMap<>();

    /** Creates an empty set of uses. */
    public DeriveUses(String crate) {
        this.crate = crate;
    }

    /** Adds a use. A use is ignored if its place cannot be read or is outside of the project. */
    public void add(String trait, String span) {
        Matcher place = SPAN.matcher(span);
        if (!place.matches()) {
            return;
        }
        try {
            Path file = Path.of(place.group(1));
            if (!file.isAbsolute()) {
                Place use = new Place(file, Integer.parseInt(place.group(2)));
                module(use.path()).ifPresent(module -> byTrait.computeIfAbsent(trait, name -> new HashMap<>())
                        .computeIfAbsent(module, name -> new HashSet<>()).add(use));
            }
        } catch (InvalidPathException e) {
            // The recording is from another system, on which this is a valid path.
        }
    }

    /** Returns the places of the definitions that exactly one derive can have generated. */
    public Map<String, Place> places(Set<String> definitions) {
        Map<String, NavigableSet<String>> types = new HashMap<>();
        definitions.stream().map(METHOD::matcher).filter(Matcher::matches).forEach(method -> types.computeIfAbsent(
                method.group(2), trait -> new TreeSet<>()).add(method.group(1)));
        Map<String, Place> found = new HashMap<>();
        for (String definition : definitions) {
            Matcher method = METHOD.matcher(definition);
            if (!method.matches() || !method.group(1).startsWith(crate + "::")) {
                continue;
            }
            String module = method.group(1).substring(0, method.group(1).lastIndexOf("::"));
            // Modules inside the file are included.
            NavigableSet<String> alike = types.get(method.group(2)).subSet(module + "::", true, module + ":;", false);
            Set<Place> uses = byTrait.getOrDefault(method.group(2), Map.of()).getOrDefault(module, Set.of());
            if (alike.first().equals(alike.last()) && uses.size() == 1) {
                found.put(definition, uses.iterator().next());
            }
        }
        return found;
    }

    /** Returns the module of a file, if it is below {@code src}. */
    private Optional<String> module(String file) {
        int source = ("/" + file).lastIndexOf("/src/");
        if (source < 0) {
            return Optional.empty();
        }
        String path = file.substring(source + "src/".length()).replaceFirst("\\.rs$", "").replaceFirst("/mod$", "");
        boolean isRoot = path.equals("lib") || path.equals("main");
        return Optional.of(isRoot ? crate : crate + "::" + path.replace("/", "::"));
    }
}
