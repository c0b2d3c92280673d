package dev.ferrolens.rust;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The crates, and the types and traits of the standard library, that keys name in their {@code DefId}s. */
public final class NamesInKeys {
    private static final Set<String> STD = Set.of("core", "alloc", "std");

    private final Set<String> crates = new HashSet<>();
    private final Set<String> stdTypes = new HashSet<>();

    /**
     * Adds what a text names: {@code core} and {@code core::option::Option} in
     * {@code DefId(2:3184 ~ core[c1f1]::option::Option)}. A compilation uses more crates than its command line says.
     *
     * @param text UTF-8, as recorded
     */
    public void add(byte[] text) {
        for (int at = 1; at + 1 < text.length; at++) {
            if (text[at] == '~' && text[at - 1] == ' ' && text[at + 1] == ' ') {
                int from = at + 2;
                int to = wordEnd(text, from);
                if (to < text.length && text[to] == '[' && to > from) {
                    String crate = new String(text, from, to - from, StandardCharsets.UTF_8);
                    crates.add(crate);
                    if (STD.contains(crate)) {
                        addStdType(crate, text, to);
                    }
                }
                at = to;
            }
        }
    }

    /** Adds the first type or trait of a path, whose names alone begin with a capital. */
    private void addStdType(String crate, byte[] text, int hash) {
        int path = hash;
        while (path < text.length && text[path] != ']') {
            path++;
        }
        path++;
        int at = path;
        while (at + 2 < text.length && text[at] == ':' && text[at + 1] == ':') {
            int end = wordEnd(text, at + 2);
            if (end == at + 2) {
                return;
            }
            if (text[at + 2] >= 'A' && text[at + 2] <= 'Z') {
                stdTypes.add(crate + new String(text, path, end - path, StandardCharsets.UTF_8));
                return;
            }
            at = end;
        }
    }

    private static int wordEnd(byte[] text, int from) {
        int to = from;
        while (to < text.length && (text[to] == '_' || Character.isLetterOrDigit(text[to]))) {
            to++;
        }
        return to;
    }

    /** Adds what other texts name. */
    public void addAll(NamesInKeys others) {
        crates.addAll(others.crates);
        stdTypes.addAll(others.stdTypes);
    }

    /** Returns the names of the crates. */
    Set<String> crates() {
        return crates;
    }

    /** Returns the paths of the types and traits. */
    Set<String> stdTypes() {
        return stdTypes;
    }

    /**
     * Returns the crates that a compilation knows.
     *
     * @param compiled the crate that was compiled
     * @param externs the crates that its command line names
     */
    public Crates known(String compiled, Collection<String> externs) {
        Set<String> others = new HashSet<>(crates);
        others.addAll(externs);
        others.remove(compiled);
        return new Crates(compiled, others, StdPaths.of(stdTypes));
    }
}
