package dev.ferrolens.rust;

import java.util.List;

/** Short ways to the facts of a literal key. */
final class Facts {

    private Facts() {}

    static KeyFacts of(String label, String... arguments) {
        return KeyReader.read(label, List.of(arguments));
    }

    /** The facts of a function as an LLVM pass names it. */
    static KeyFacts symbol(String name) {
        return of("InstCombinePass", name);
    }

    /** The facts of an instance, from the inside of {@code Instance { .. }}. */
    static KeyFacts instance(String inside) {
        return of("items_of_instance", "(Instance { " + inside + " }, UsedItems)");
    }

    /** The facts of a type, from its Debug text. */
    static KeyFacts type(String debug) {
        return of("layout_of", "PseudoCanonicalInput { typing_env: TypingEnv { typing_mode: PostAnalysis, "
                + "param_env: ParamEnv { caller_bounds: [] } }, value: " + debug + " }");
    }

    /** The facts of a goal, asked under one assumption. */
    static KeyFacts goal(String predicate) {
        return of("evaluate_obligation", "CanonicalQueryInput { canonical: Canonical { value: ParamEnvAnd { param_env: "
                + "ParamEnv { caller_bounds: [Binder { value: TraitPredicate(<T as std::clone::Clone>, "
                + "polarity:Positive), bound_vars: [] }] }, value: Binder { value: " + predicate
                + ", bound_vars: [] } }, max_universe: U0, "
                + "var_kinds: [] }, typing_mode: PostAnalysis }");
    }
}
