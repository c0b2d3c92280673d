package dev.ferrolens.rust;

import java.util.Locale;

/** What sort of text an event's arguments are. */
public enum KeyKind {
    /** A function, closure, constant or shim with its type arguments, as monomorphization collects it. */
    INSTANCE,
    /** A trait that a type must implement: {@code <isize as core::cmp::PartialOrd>}. */
    TRAIT_GOAL,
    /** An associated type that must be found: {@code <I as core::iter::traits::iterator::Iterator>::Item}. */
    PROJECTION,
    /** Any other goal: outlives, well-formed, const goals. */
    GOAL,
    /** A path: function, type, trait, module, field, constant. */
    DEFINITION,
    /** A type with its arguments. */
    TYPE,
    /** A function as LLVM knows it. */
    SYMBOL,
    /** The use of a macro: {@code #[derive(Serialize)]}. */
    MACRO,
    /** A codegen unit. */
    CODEGEN_UNIT,
    /** The name of a file that the compiler wrote. */
    FILE,
    /** A crate. */
    CRATE,
    /** Text that is kept whole, because it says nothing of the above or was not understood. */
    OTHER;

    private final String sqlName = name().toLowerCase(Locale.ROOT);

    /** The name in tables: {@code trait_goal}. */
    public String sqlName() {
        return sqlName;
    }
}
