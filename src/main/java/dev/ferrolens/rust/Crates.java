package dev.ferrolens.rust;

import java.nio.charset.StandardCharsets;
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
     * @param text UTF-8, as recorded
     */
    public static void addNamesIn(byte[] text, Set<String> names) {
        for (int at = 1; at + 1 < text.length; at++) {
            if (text[at] == '~' && text[at - 1] == ' ' && text[at + 1] == ' ') {
                int from = at + 2;
                int to = from;
                while (to < text.length && (text[to] == '_' || Character.isLetterOrDigit(text[to]))) {
                    to++;
                }
                if (to < text.length && text[to] == '[' && to > from) {
                    names.add(new String(text, from, to - from, StandardCharsets.UTF_8));
                }
                at = to;
            }
        }
    }

    /** Whether a printed path that begins with this segment begins in the compiled crate. */
    boolean isOwn(String firstSegment) {
        return compiled != null && !others.contains(firstSegment) && !firstSegment.equals(compiled);
    }
}
