package dev.ferrolens.rust;

import java.util.Locale;

/** The kinds of text that an event's arguments can be. */
public enum KeyKind {
    /** A function, closure, constant or shim with its type arguments, as monomorphization collects it. */
    INSTANCE,
    /** A goal that a type implements a trait: {@code <isize as core::cmp::PartialOrd>}. */
    TRAIT_GOAL,
    /** A goal to find an associated type: {@code <I as core::iter::traits::iterator::Iterator>::Item}. */
    PROJECTION,
    /** Any other goal: outlives, well-formed, const goals. */
    GOAL,
    /** A path: function, type, trait, module, field, constant. */
    DEFINITION,
    /** A type with its arguments. */
    TYPE,
    /** A function by its symbol in LLVM. */
    SYMBOL,
    /** The use of a macro: {@code #[derive(Serialize)]}. */
    MACRO,
    /** A codegen unit. */
    CODEGEN_UNIT,
    /** The name of a file that the compiler wrote. */
    FILE,
    /** A crate. */
    CRATE,
    /** Any other text, and text that was not understood; it is kept whole. */
    OTHER;

    private final String sqlName = name().toLowerCase(Locale.ROOT);

    /** Returns the name in tables: {@code trait_goal}. */
    public String sqlName() {
        return sqlName;
    }
}
