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
 * @param std where the items of its standard library are defined
 */
public record Crates(String compiled, Set<String> others, StdPaths std) {
    /** No names are known: paths stay as they are printed. */
    public static final Crates UNKNOWN = new Crates(null, Set.of());

    /** The names with the standard library of the first release that is known. */
    public Crates(String compiled, Set<String> others) {
        this(compiled, others, StdPaths.ofFirstRelease());
    }

    /** The names as they are given; the set is copied. */
    public Crates {
        others = Set.copyOf(others);
    }

    /** Whether a printed path that begins with this segment begins in the compiled crate. */
    boolean isOwn(String firstSegment) {
        return compiled != null && !others.contains(firstSegment) && !firstSegment.equals(compiled);
    }
}
