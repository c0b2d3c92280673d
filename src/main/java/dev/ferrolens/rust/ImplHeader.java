package dev.ferrolens.rust;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The type and the trait of an impl, as a call, a goal or a symbol shows them.
 *
 * @param selfType the type, as {@link Key#selfType}
 * @param trait the trait without its arguments; null for the type's own methods
 * @param traitArguments the arguments of the trait
 */
public record ImplHeader(RustType selfType, RustPath trait, List<RustType> traitArguments)
        implements Comparable<ImplHeader> {
    private static final Comparator<ImplHeader> ORDER = Comparator
            .comparing((ImplHeader header) -> header.selfType.text())
            .thenComparing(header -> String.valueOf(header.trait))
            .thenComparing(header -> RustType.text(header.traitArguments));

    /** Compares texts, so that a hash map orders headers with equal hash codes. */
    @Override
    public int compareTo(ImplHeader other) {
        return ORDER.compare(this, other);
    }

    /**
     * Returns the same header with whole paths.
     *
     * @param paths whole paths, by names that are printed alone
     */
    public ImplHeader at(Map<String, RustPath> paths) {
        return new ImplHeader(GeneralType.at(selfType, paths),
                trait == null ? null : paths.getOrDefault(trait.text(), trait),
                traitArguments.stream().map(argument -> GeneralType.at(argument, paths)).toList());
    }
}
