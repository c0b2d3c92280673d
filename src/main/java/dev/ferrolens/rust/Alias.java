package dev.ferrolens.rust;

import java.util.List;

/** An associated type of a trait, an opaque type, or a type alias. */
record Alias(String definition, List<String> arguments) {
    /**
     * Reads {@code AliasTy { args: [A], def_id: DefId(..), .. }}, and its newer spelling with
     * {@code kind: Projection { def_id: DefId(..) }}.
     */
    static Alias read(RustText t) {
        List<String> arguments = List.of();
        String definition = "";
        if (t.enter("args", "substs") && t.skip("[")) {
            arguments = ListReader.read(t, false);
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

    boolean isProjection() {
        return !Paths.name(definition).startsWith("{") && Paths.parent(definition) != null && !arguments.isEmpty();
    }

    String text() {
        if (!isProjection()) {
            return definition + bracketed(arguments);
        }
        String trait = Paths.parent(definition);
        return "<" + arguments.get(0) + " as " + trait + bracketed(arguments.subList(1, arguments.size())) + ">::"
                + Paths.name(definition);
    }

    private static String bracketed(List<String> arguments) {
        return arguments.isEmpty() ? "" : "<" + String.join(", ", arguments) + ">";
    }
}
