package dev.ferrolens.rust;

import dev.ferrolens.rust.Segment.Notation;
import dev.ferrolens.rust.Segment.Qualified;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A call of a trait's method with its types: {@code core::ops::drop::Drop::drop::<Vec<u8>>} calls {@code drop} of
 * {@code Drop} for {@code Vec<u8>}.
 *
 * @param trait the path of the trait's definition
 * @param method the method, or another item of the trait
 * @param selfType the type that it is called for
 * @param traitArguments the arguments of the trait
 * @param methodArguments the arguments of the method
 */
public record TraitCall(RustPath trait, String method, RustType selfType, List<RustType> traitArguments,
        List<RustType> methodArguments) {
    /**
     * Returns a call, given the key with which the compiler asks for its function.
     *
     * @param callee the key
     * @param argumentsOfTrait the number of arguments of a trait, by its last name
     * @param goal the trait with its arguments, if the compiler asked for it inside of that query, or null
     * @return the call, or null if the callee is no method of a trait
     */
    public static TraitCall of(Key callee, ToIntFunction<String> argumentsOfTrait, Key goal) {
        RustPath definition = callee.definition();
        if (definition == null || callee.typeArguments().isEmpty() || definition.text().contains("{")) {
            return null;
        }
        RustPath trait = definition.parent();
        if (trait == null || !trait.hasCrate() || !trait.isType()) {
            return null;
        }
        List<RustType> arguments = callee.typeArguments();
        int ofTrait = Math.min(arguments.size() - 1, argumentsOfTrait.applyAsInt(trait.name()));
        boolean isGoalOfIt = goal != null && goal.trait() != null && trait.name().equals(goal.trait().name());
        List<RustType> shown = isGoalOfIt && goal.typeArguments().size() > ofTrait ? goal.typeArguments()
                : arguments.subList(1, 1 + ofTrait);
        return new TraitCall(trait, definition.name(), arguments.get(0), List.copyOf(shown),
                List.copyOf(arguments.subList(1 + ofTrait, arguments.size())));
    }

    /** Returns whether it is called for a closure or a function, for which there is no impl. */
    public boolean isOfClosure() {
        return selfType instanceof RustType.Function || selfType.hasClosure();
    }

    /** Returns the key that a symbol of the function would have. */
    public Key asSymbol() {
        RustPath shown = trait.withArguments(traitArguments, Notation.ANGLES);
        RustPath head = RustPath.of(List.of(new Qualified(selfType, shown, null)));
        return Symbols.path(head.child(method).withArguments(methodArguments, Notation.TURBOFISH));
    }
}
