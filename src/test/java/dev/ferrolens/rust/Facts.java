package dev.ferrolens.rust;

import java.util.List;

/** Short ways to the facts of a literal key. */
final class Facts {

    private Facts() {}

    static KeyFacts of(String label, String... arguments) {
        return KeyReader.read(label, List.of(arguments)).facts();
    }

    /** The key of a function as an LLVM pass names it. */
    static Key symbolKey(String name) {
        return KeyReader.read("InstCombinePass", List.of(name));
    }

    /** The key of an instance, from the inside of {@code Instance { .. }}. */
    static Key instanceKey(String inside) {
        return KeyReader.read("items_of_instance", List.of("(Instance { " + inside + " }, UsedItems)"));
    }

    /** The key of an instance of a function, by its path and the text of its arguments. */
    static Key itemKey(String path, String arguments) {
        int crate = path.indexOf("::");
        return instanceKey("def: Item(DefId(2:1 ~ " + path.substring(0, crate) + "[c1f1]" + path.substring(crate)
                + ")), args: [" + arguments + "]");
    }

    /** The path of these names: {@code core::option::{impl#0}}. */
    static RustPath path(String names) {
        return RustPath.of(names.split("::"));
    }

    /** A type from its text. */
    static RustType read(String type) {
        return new RustText(type, Crates.UNKNOWN).definingPaths().readType();
    }

    /** The facts of a function as an LLVM pass names it. */
    static KeyFacts symbol(String name) {
        return symbolKey(name).facts();
    }

    /** The facts of an instance, from the inside of {@code Instance { .. }}. */
    static KeyFacts instance(String inside) {
        return instanceKey(inside).facts();
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
