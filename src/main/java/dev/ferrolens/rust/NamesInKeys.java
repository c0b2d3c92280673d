package dev.ferrolens.rust;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Collects the crates, and the types and traits of the standard library, in the {@code DefId}s of keys. */
public final class NamesInKeys {
    private static final Set<String> STD = Set.of("core", "alloc", "std");

    private final Set<String> crates = new HashSet<>();
    private final Set<String> stdTypes = new HashSet<>();

    /**
     * Adds the names in a text: {@code core} and {@code core::option::Option} in
     * {@code DefId(2:3184 ~ core[c1f1]::option::Option)}. A compilation uses more crates than its command line names.
     *
     * @param text the recorded text
     */
    public void add(String text) {
        add(text, 0);
    }

    /**
     * Adds the names in the rest of a text.
     *
     * @param known the length of the beginning, whose names were added before
     */
    public void add(String text, int known) {
        int at = text.indexOf('~', known);
        while (at >= 0) {
            int to = at + 1;
            if (text.startsWith(" ~ ", at - 1)) {
                int from = at + 2;
                to = wordEnd(text, from);
                if (to < text.length() && text.charAt(to) == '[' && to > from) {
                    String crate = text.substring(from, to);
                    crates.add(crate);
                    if (STD.contains(crate)) {
                        addStdType(crate, text, to);
                    }
                }
            }
            at = text.indexOf('~', to);
        }
    }

    /** Adds the first type or trait of a path, recognised by its capital. */
    private void addStdType(String crate, String text, int hash) {
        int path = text.indexOf(']', hash) + 1;
        int at = path;
        while (path > 0 && text.startsWith("::", at)) {
            int end = wordEnd(text, at + 2);
            if (end == at + 2) {
                return;
            }
            char first = text.charAt(at + 2);
            if (first >= 'A' && first <= 'Z') {
                stdTypes.add(crate + text.substring(path, end));
                return;
            }
            at = end;
        }
    }

    private static int wordEnd(String text, int from) {
        int to = from;
        while (to < text.length() && isInName(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean isInName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Adds the names in other texts. */
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
     * @param externs the crates that the compilation's command line names
     */
    public Crates known(String compiled, Collection<String> externs) {
        Set<String> others = new HashSet<>(crates);
        others.addAll(externs);
        others.remove(compiled);
        return new Crates(compiled, others, StdPaths.of(stdTypes));
    }
}
