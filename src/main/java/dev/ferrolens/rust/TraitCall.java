package dev.ferrolens.rust;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A call of a trait's method with the types that it is called for: {@code core::ops::drop::Drop::drop::<Vec<u8>>} calls
 * {@code drop} of {@code Drop} for {@code Vec<u8>}.
 *
 * @param trait the trait, by the path that defines it
 * @param method the method, or another item of the trait
 * @param selfType the type that it is called for
 * @param traitArguments the arguments of the trait
 * @param methodArguments those of the method
 */
public record TraitCall(String trait, String method, String selfType, List<String> traitArguments,
        List<String> methodArguments) {
    /**
     * A call as the compiler asks for the function that it leads to.
     *
     * @param callee the facts of the key
     * @param argumentsOfTrait how many arguments a trait takes, by its last name
     * @param goal the trait with its arguments, if the compiler asked for it inside of that query, or null
     * @return null where the callee is no method of a trait
     */
    public static TraitCall of(KeyFacts callee, ToIntFunction<String> argumentsOfTrait, KeyFacts goal) {
        String definition = callee.definition();
        if (definition == null || callee.typeArguments().isEmpty() || definition.contains("{")) {
            return null;
        }
        String trait = Paths.parent(definition);
        if (trait == null || !trait.contains("::") || !Character.isUpperCase(Paths.name(trait).charAt(0))) {
            return null;
        }
        List<String> arguments = callee.typeArguments();
        String self = arguments.get(0);
        int ofTrait = Math.min(arguments.size() - 1, argumentsOfTrait.applyAsInt(Paths.name(trait)));
        List<String> shown = arguments.subList(1, 1 + ofTrait);
        if (goal != null && Paths.name(trait).equals(Paths.name(String.valueOf(goal.trait())))
                && goal.typeArguments().size() > ofTrait) {
            shown = goal.typeArguments();
        }
        return new TraitCall(trait, Paths.name(definition), self, List.copyOf(shown),
                List.copyOf(arguments.subList(1 + ofTrait, arguments.size())));
    }

    /** Whether it is called for a closure or a function, for which there is no impl. */
    public boolean isOfClosure() {
        return selfType.contains("{closure") || selfType.startsWith("fn(");
    }

    /** The facts that a symbol of the function would have. */
    public KeyFacts asSymbol() {
        String ofTrait = traitArguments.isEmpty() ? "" : "<" + String.join(", ", traitArguments) + ">";
        String ofMethod = methodArguments.isEmpty() ? "" : "::<" + String.join(", ", methodArguments) + ">";
        return Symbols.path("<" + selfType + " as " + trait + ofTrait + ">::" + method + ofMethod);
    }
}
