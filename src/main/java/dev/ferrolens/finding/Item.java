package dev.ferrolens.finding;

import dev.ferrolens.rust.KeyReader;
import java.util.List;

/**
 * A thing that a finding is about.
 *
 * @param kind its kind
 * @param name its name in full, as the answers spell it
 * @param crate the crate that it is of; empty if it is not known
 */
public record Item(Kind kind, String name, String crate) {
    /** The kinds of things that can be named. */
    public enum Kind {
        /** A function, a constant, a static, or whatever else has a body. */
        DEFINITION,
        /** A struct, an enum, or any other type. */
        TYPE,
        /** A trait. */
        TRAIT,
        /** A macro, a derive among them. */
        MACRO,
        /** A crate. */
        CRATE,
        /** A codegen unit. */
        CODEGEN_UNIT
    }

    /** Returns the item of a name. */
    static Item of(Kind kind, String name) {
        return new Item(kind, name, switch (kind) {
            case DEFINITION, TYPE, TRAIT -> crateOf(name);
            case CRATE -> name;
            case MACRO, CODEGEN_UNIT -> "";
        });
    }

    private static String crateOf(String name) {
        String crate = KeyReader.read("type_of", List.of(name)).crate();
        return crate == null ? "" : crate;
    }
}
