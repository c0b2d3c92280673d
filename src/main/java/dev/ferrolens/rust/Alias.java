package dev.ferrolens.rust;

import java.util.List;

/**
 * An associated type of a trait, an opaque type, or a type alias.
 *
 * @param definition the definition, or null if it is not known
 */
record Alias(RustPath definition, List<RustType> arguments) {
    /**
     * Reads {@code AliasTy { args: [A], def_id: DefId(..), .. }}, and its newer spelling with
     * {@code kind: Projection { def_id: DefId(..) }}.
     */
    static Alias read(RustText t) {
        List<RustType> arguments = List.of();
        RustPath definition = null;
        if (t.enter("args", "substs") && t.skip("[")) {
            arguments = t.readList(false);
            t.close(']');
        }
        if (t.toField("def_id", "kind")) {
            boolean isKind = t.text.startsWith(" {", t.wordEnd());
            if (!isKind) {
                definition = t.readDefId();
            } else if (t.enter("def_id")) {
                definition = t.readDefId();
                t.skipToClose();
            }
        }
        t.skipToClose();
        return new Alias(definition, arguments);
    }

    /** Returns whether it is {@code <T as Trait>::Item}. */
    boolean isProjection() {
        return definition != null && !definition.name().startsWith("{") && definition.parent() != null
                && !arguments.isEmpty();
    }

    /** Returns the trait of a projection. */
    RustPath trait() {
        return definition.parent();
    }

    RustType type() {
        if (definition == null) {
            return new RustType.Text("");
        }
        if (!isProjection()) {
            return definition.withArguments(arguments, Segment.Notation.ANGLES);
        }
        RustPath trait = trait().withArguments(arguments.subList(1, arguments.size()), Segment.Notation.ANGLES);
        return RustPath.of(List.of(new Segment.Qualified(arguments.get(0), trait, null),
                Segment.named(definition.name())));
    }
}
