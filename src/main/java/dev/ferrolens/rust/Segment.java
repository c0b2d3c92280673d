package dev.ferrolens.rust;

import java.util.List;
import java.util.function.UnaryOperator;

/** A part of a {@link RustPath}, between its colons. */
public sealed interface Segment {
    /** Writes it, with paths in a spelling. */
    void write(StringBuilder out, Spelling spelling);

    /** Returns whether it is or contains an impl by its number or a constant without a name. */
    boolean isNumbered();

    /** Returns it without type arguments. */
    Segment withoutArguments();

    /** Returns it with the types in it replaced. */
    Segment map(UnaryOperator<RustType> change);

    /** Returns a name without arguments. */
    static Named named(String name) {
        return new Named(name, List.of(), Notation.ANGLES);
    }

    /** The notations of arguments. */
    enum Notation {
        /** {@code Vec<T>}. */
        ANGLES,
        /** {@code f::<T>}. */
        TURBOFISH,
        /** {@code Fn(A) -> R}, whose arguments are one function. */
        CALL
    }

    /**
     * A name, with its type arguments: {@code vec}, {@code Vec<T>}; with a number if a scope has several of the name,
     * {@code call#1}. Items without a name are in braces: {@code {impl#0}}, {@code {closure#1}}.
     */
    record Named(String name, List<RustType> arguments, Notation notation) implements Segment {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            writeArguments(out.append(name), spelling);
        }

        void writeArguments(StringBuilder out, Spelling spelling) {
            if (notation == Notation.CALL) {
                ((RustType.Function) arguments.get(0)).writeSignature(out, spelling);
            } else if (!arguments.isEmpty()) {
                out.append(notation == Notation.TURBOFISH ? "::<" : "<");
                RustType.writeAll(arguments, ", ", out, spelling);
                out.append('>');
            }
        }

        @Override
        public boolean isNumbered() {
            char first = name.isEmpty() ? ' ' : name.charAt(0);
            return first == '{' && isImpl() || first == '_' && isAnonymous() || RustType.areNumbered(arguments);
        }

        @Override
        public Named withoutArguments() {
            return arguments.isEmpty() ? this : named(name);
        }

        @Override
        public Named map(UnaryOperator<RustType> change) {
            return new Named(name, arguments.stream().map(change).toList(), notation);
        }

        /** Returns whether it is just an identifier. */
        boolean isIdentifier() {
            for (int i = 0; i < name.length(); i++) {
                if (!Cursor.isIdentifierPart(name.charAt(i))) {
                    return false;
                }
            }
            return !name.isEmpty();
        }

        boolean isImpl() {
            return name.startsWith("{impl#");
        }

        boolean isClosure() {
            return name.startsWith("{closure");
        }

        /** Returns whether it is part of a function: a closure, an inline constant, a shim. */
        boolean isPartOfFunction() {
            return name.startsWith("{") && !name.startsWith("{impl") && !name.startsWith("{extern")
                    && !name.startsWith("{use");
        }

        /** Returns whether it is a constant without a name, in which derives wrap their code: {@code _#1}. */
        boolean isAnonymous() {
            return name.equals("_") || name.startsWith("_#");
        }

        /** Returns whether it begins with a capital, by convention that of a type, a trait or a variant. */
        boolean isCapital() {
            return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
        }

        /** Returns the name without the number that distinguishes it in its scope, which symbols do not show. */
        Named withoutNumber() {
            int number = name.startsWith("{") ? -1 : name.indexOf('#');
            return number < 0 ? this : new Named(name.substring(0, number), arguments, notation);
        }
    }

    /**
     * The type with which a path begins, and the trait: {@code <T as Trait>}.
     *
     * @param trait the trait, or null for a method of the type itself
     * @param module the module of the impl, if a name shows it, {@code a} in {@code a::<impl Trait for T>}, or null; it
     *     is not written
     */
    record Qualified(RustType selfType, RustType trait, RustPath module) implements Segment {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            selfType.write(out.append('<'), spelling);
            if (trait != null) {
                trait.write(out.append(" as "), spelling);
            }
            out.append('>');
        }

        @Override
        public boolean isNumbered() {
            return selfType.isNumbered() || trait != null && trait.isNumbered();
        }

        @Override
        public Qualified map(UnaryOperator<RustType> change) {
            return new Qualified(change.apply(selfType), trait == null ? null : change.apply(trait), module);
        }

        @Override
        public Qualified withoutArguments() {
            return map(RustType::withoutArguments);
        }
    }
}
