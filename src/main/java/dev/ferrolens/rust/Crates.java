package dev.ferrolens.rust;

import java.util.Set;

/**
 * The crates that a compilation knows, to find the crate of a path.
 *
 * <p>Types and traits in query keys are printed as the compiled crate would write them: its own without a crate
 * ({@code model::Item}), all others with one ({@code clap::Command}). Knowing the names, {@code model::Item} of the
 * crate {@code inventory} is read as {@code inventory::model::Item}. If a module and a crate share a name, the crate is
 * taken.
 *
 * @param compiled the crate that was compiled, or null if that is not known
 * @param others the crates that it used
 * @param std the paths by which its standard library defines items
 */
public record Crates(String compiled, Set<String> others, StdPaths std) {
    /** No known names: paths stay as they are printed. */
    public static final Crates UNKNOWN = new Crates(null, Set.of());

    /** Makes the crates with the standard library of the first known release. */
    public Crates(String compiled, Set<String> others) {
        this(compiled, others, StdPaths.ofFirstRelease());
    }

    /** Makes the crates from these names; the set is copied. */
    public Crates {
        others = Set.copyOf(others);
    }

    /** Returns whether a printed path that begins with this segment begins in the compiled crate. */
    boolean isOwn(String firstSegment) {
        return compiled != null && !others.contains(firstSegment) && !firstSegment.equals(compiled);
    }
}
