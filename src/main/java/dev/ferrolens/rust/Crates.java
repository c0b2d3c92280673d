package dev.ferrolens.rust;

import java.util.Set;

/**
 * The crates that a compilation knows, to tell whose a path is.
 *
 * <p>Types and traits in query keys are printed as the compiled crate would write them: its own without a crate
 * ({@code model::Item}), all others with one ({@code clap::Command}). Knowing the names, {@code model::Item} of the
 * crate {@code inventory} reads {@code inventory::model::Item}. Where a module and a crate share a name the crate wins.
 *
 * @param compiled the crate that was compiled, or null where that is not known
 * @param others the crates that it used
 */
public record Crates(String compiled, Set<String> others) {

    /** No names are known: paths stay as they are printed. */
    public static final Crates UNKNOWN = new Crates(null, Set.of());

    /** The names as they are given; the set is copied. */
    public Crates {
        others = Set.copyOf(others);
    }

    /**
     * Adds the crates that a text names in its {@code DefId}s: {@code core} in
     * {@code DefId(2:3184 ~ core[c1f1]::ptr::drop_in_place)}. A compilation uses more crates than its command line
     * says.
     *
     * @param text as recorded
     */
    public static void addNamesIn(String text, Set<String> names) {
        int at = text.indexOf('~');
        while (at >= 0) {
            int to = at + 1;
            if (text.startsWith(" ~ ", at - 1)) {
                int from = at + 2;
                to = from;
                while (to < text.length() && isInName(text.charAt(to))) {
                    to++;
                }
                if (to < text.length() && text.charAt(to) == '[' && to > from) {
                    names.add(text.substring(from, to));
                }
            }
            at = text.indexOf('~', to);
        }
    }

    private static boolean isInName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Whether a printed path that begins with this segment begins in the compiled crate. */
    boolean isOwn(String firstSegment) {
        return compiled != null && !others.contains(firstSegment) && !firstSegment.equals(compiled);
    }
}
