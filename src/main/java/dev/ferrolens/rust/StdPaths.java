package dev.ferrolens.rust;

import dev.ferrolens.file.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the definitions of the standard library's items. rustc prints the path by which a program can see an item,
 * {@code std::iter::Iterator}; in symbols and {@code DefId}s it prints the path of the definition,
 * {@code core::iter::traits::iterator::Iterator}. Only the second is the same everywhere, so all paths are spelled that
 * way.
 *
 * <p>Items move between releases of Rust. There is a table for each of {@link #RELEASES}, the file
 * {@code std-RELEASE.txt}, which {@code StdPathsMaker} makes. A recording does not tell its release, but the
 * definitions in it decide which table fits best, and correct that table. An item that is in no table is taken to be in
 * its module, and a module that is in none in {@code std}.
 */
public final class StdPaths {
    /** The releases with a table; the first is the default. */
    private static final List<String> RELEASES = List.of("1.95", "1.97");

    private static final List<StdPaths> TABLES = RELEASES.stream().map(StdPaths::read).toList();

    /** The paths of definitions by the paths that a program sees, without the crate. */
    private final Map<String, String> definitions;
    /** The keys of {@link #definitions}, as a hash table with at least as many free slots, so that a search ends. */
    private final String[] seen;
    private final RustPath[] defined;

    private StdPaths(Map<String, String> definitions) {
        this.definitions = definitions;
        int slots = Integer.highestOneBit(Math.max(1, definitions.size())) << 2;
        seen = new String[slots];
        defined = new RustPath[slots];
        definitions.forEach(this::put);
    }

    private static StdPaths read(String release) {
        Map<String, String> definitions = new HashMap<>();
        for (String line : Resource.lines(StdPaths.class, "std-" + release + ".txt")) {
            String[] words = line.split(" ");
            String module = words[0].contains("::") ? words[0].substring(afterCrate(words[0])) + "::" : "";
            for (int i = 2; i < words.length; i++) {
                int renamed = words[i].indexOf('=');
                String name = renamed < 0 ? words[i] : words[i].substring(0, renamed);
                definitions.put(module + name, words[1] + "::" + words[i].substring(renamed + 1));
            }
        }
        return new StdPaths(definitions);
    }

    /** Returns the paths of the first release. */
    static StdPaths ofFirstRelease() {
        return TABLES.get(0);
    }

    /**
     * Returns the paths of the release of a recording.
     *
     * @param recorded the types and traits of the standard library that it names by their definitions
     */
    static StdPaths of(Set<String> recorded) {
        return of(recorded, TABLES);
    }

    /** Returns the same, given the known tables. */
    static StdPaths of(Set<String> recorded, List<StdPaths> tables) {
        StdPaths best = tables.get(0);
        Set<String> unknown = new HashSet<>(recorded);
        long most = -1;
        for (StdPaths table : tables) {
            Set<String> known = new HashSet<>(table.definitions.values());
            known.retainAll(recorded);
            unknown.removeAll(known);
            if (known.size() > most) {
                best = table;
                most = known.size();
            }
        }
        return unknown.isEmpty() ? best : best.with(unknown, recorded);
    }

    /** Returns the paths of one release. */
    static StdPaths ofRelease(String release) {
        return TABLES.get(RELEASES.indexOf(release));
    }

    /**
     * Adds definitions that no table has. A program sees an item in one of the modules around it. The table's item of
     * the same path is replaced unless the recording names that one, too.
     */
    private StdPaths with(Set<String> unknown, Set<String> recorded) {
        Map<String, String> claims = new HashMap<>();
        Set<String> disputed = new HashSet<>();
        for (String definition : unknown) {
            String name = definition.substring(definition.lastIndexOf("::") + 2);
            int from = afterCrate(definition);
            for (int to = definition.indexOf("::", from); to > 0; to = definition.indexOf("::", to + 2)) {
                String path = definition.substring(from, to + 2) + name;
                if (claims.putIfAbsent(path, definition) != null) {
                    disputed.add(path);
                }
            }
        }
        claims.keySet().removeAll(disputed);
        claims.keySet().removeIf(path -> recorded.contains(definitions.getOrDefault(path, path)));
        Map<String, String> all = new HashMap<>(definitions);
        all.putAll(claims);
        return new StdPaths(all);
    }

    /**
     * Returns a path of plain segments with the crate and module that define it: {@code std::vec::IntoIter} is
     * {@code alloc::vec::into_iter::IntoIter}. Null for the path of another crate and for an unknown one.
     */
    RustPath define(String text, int from, int to) {
        int tail = to - from < 6 ? -1 : afterCrate(text, from);
        RustPath definition = tail < 0 ? null : find(text, tail, to);
        return definition == null && tail >= 0 && text.charAt(from) == 's' ? byModule(text, tail, to) : definition;
    }

    /** Returns the definition of a path such as {@code iter::Iterator::map} by an item or module of std around it. */
    private RustPath byModule(String text, int tail, int to) {
        for (int end = text.lastIndexOf("::", to - 2); end > tail; end = text.lastIndexOf("::", end - 2)) {
            RustPath around = find(text, tail, end);
            if (around != null) {
                List<String> inside = List.of(text.substring(end + 2, to).split("::"));
                return around.plus(inside.stream().map(Segment::named).toList());
            }
        }
        return null;
    }

    private static int afterCrate(String path) {
        return afterCrate(path, 0);
    }

    private static int afterCrate(String text, int from) {
        if (text.startsWith("std::", from)) {
            return from + 5;
        }
        if (text.startsWith("core::", from)) {
            return from + 6;
        }
        return text.startsWith("alloc::", from) ? from + 7 : -1;
    }

    // A hash table over ranges of text, since nearly every path in a key is looked up, and substrings would cost most
    // of the time.

    private void put(String path, String definition) {
        int slot = slot(path, 0, path.length());
        while (seen[slot] != null) {
            slot = slot + 1 & seen.length - 1;
        }
        seen[slot] = path;
        defined[slot] = RustPath.of(List.of(definition.split("::")).stream().map(Segment::named).toList(), definition);
    }

    private RustPath find(String text, int from, int to) {
        int slot = slot(text, from, to);
        while (seen[slot] != null) {
            String path = seen[slot];
            if (path.length() == to - from && text.startsWith(path, from)) {
                return defined[slot];
            }
            slot = slot + 1 & seen.length - 1;
        }
        return null;
    }

    private int slot(String text, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + text.charAt(at);
        }
        return (hash ^ hash >>> 15) & seen.length - 1;
    }
}
