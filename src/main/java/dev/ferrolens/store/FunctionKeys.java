package dev.ferrolens.store;

import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyKind;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys that name a function, or another item with a body, to which work can be charged. Since a path may also be
 * that of a module, a type, an impl or a field, items are recognised by the queries about them and by Rust's naming
 * conventions.
 */
final class FunctionKeys {
    /** Queries on items with a body, and on constructors. */
    private static final List<String> OF_BODIES = List.of("typeck", "mir_", "optimized_mir", "promoted_mir", "thir_",
            "build_mir", "eval_", "const_eval", "trivial_const", "check_match", "check_liveness", "check_unsafety",
            "items_of_instance", "used_trait_imports", "region_scope_tree", "coroutine_", "upvars_mentioned");
    /** Queries on modules only. */
    private static final List<String> OF_MODULES = List.of("module_children", "check_mod_", "hir_module_",
            "check_module", "lint_mod", "doc_link_");
    /** Queries on members of impls and traits, but not on fields of types. */
    private static final List<String> OF_MEMBERS = List.of("associated_item", "defaultness", "fn_", "codegen_fn_attrs",
            "resolve_instance", "is_codegened_item", "compare_impl_item", "cross_crate_inlinable", "is_mir_available",
            "lookup_default_body_stability", "upstream_monomorphizations");
    /** Queries on all items, which do not tell a function from a module. */
    private static final Set<String> OF_ALL = Set.of("def_kind", "def_span", "def_ident_span", "visibility",
            "is_doc_hidden", "lookup_stability", "lookup_deprecation_entry", "lookup_const_stability", "attrs_for_def",
            "hir_attr_map", "opt_hir_owner_nodes", "local_def_id_to_hir_id", "shallow_lint_levels_on",
            "expn_that_defined", "effective_visibilities");

    private static final int BODY = 1;
    private static final int MODULE = 2;
    private static final int MEMBER = 4;
    private static final int ANY = 8;
    /** The bit of an item that contains a constant or a constructor with a body, such as an enum or a struct. */
    private static final int INNER_BODY = 16;

    private final KeyTable keys;
    /** The keys that name a function. */
    private final BitSet named = new BitSet();

    FunctionKeys(Profile profile, KeyTable keys) {
        this.keys = keys;
        int[] labels = profile.labels().stream().mapToInt(FunctionKeys::meaning).toArray();
        byte[] ofKey = new byte[keys.size()];
        Profile.Intervals events = profile.intervals();
        for (int i = 0; i < events.size(); i++) {
            if (events.key()[i] >= 0) {
                ofKey[events.key()[i]] |= (byte) labels[events.label()[i]];
            }
        }
        Map<String, Integer> asked = new HashMap<>();
        for (int key = 0; key < ofKey.length; key++) {
            if (isDefinition(key)) {
                KeyFacts facts = keys.facts(key);
                boolean isOwn = facts.function().equals(facts.definition());
                int meaning = !isOwn && (ofKey[key] & BODY) != 0 ? ofKey[key] & ~BODY | INNER_BODY : ofKey[key];
                asked.merge(facts.function(), meaning, (a, b) -> a | b);
            }
        }
        // Several keys have the same path, and checking a path takes long.
        Set<String> functions = new HashSet<>();
        asked.forEach((path, meaning) -> {
            if (isFunction(path, meaning)) {
                functions.add(path);
            }
        });
        for (int key = 0; key < ofKey.length; key++) {
            named.set(key, namesFunction(key, functions));
        }
    }

    private static int meaning(String label) {
        return startsWithAny(label, OF_BODIES) ? BODY
                : startsWithAny(label, OF_MODULES) ? MODULE
                : startsWithAny(label, OF_MEMBERS) ? MEMBER
                : OF_ALL.contains(label) ? 0 : ANY;
    }

    private static boolean startsWithAny(String label, List<String> starts) {
        return starts.stream().anyMatch(label::startsWith);
    }

    private boolean isDefinition(int key) {
        return keys.facts(key).form() == KeyKind.DEFINITION && keys.facts(key).function() != null;
    }

    /** Returns a number for each name, by key; -1 for a key that names no function. */
    int[] numbers(Function<KeyFacts, String> name) {
        Map<String, Integer> known = new HashMap<>();
        int[] numbers = new int[keys.size()];
        for (int key = 0; key < numbers.length; key++) {
            numbers[key] = named.get(key)
                    ? known.computeIfAbsent(name.apply(keys.facts(key)), text -> known.size())
                    : -1;
        }
        return numbers;
    }

    private boolean namesFunction(int key, Set<String> functions) {
        KeyFacts facts = keys.facts(key);
        if (facts.definition() == null || facts.function() == null || keys.isAskedForAnother(key)) {
            return false;
        }
        return switch (facts.form()) {
            case INSTANCE, SYMBOL -> true;
            case DEFINITION -> functions.contains(facts.function());
            default -> false;
        };
    }

    /** Returns whether the definition of a path is a function or has a body, given the queries about it. */
    static boolean isFunction(String path, int asked) {
        String[] last = path.substring(Math.max(0, path.length() - 1000)).split("::");
        String name = last[last.length - 1];
        String around = last.length > 1 ? last[last.length - 2] : "";
        boolean isCamelCase = Character.isUpperCase(first(name)) && name.chars().anyMatch(Character::isLowerCase);
        if (path.startsWith("<") && path.endsWith(">")) {
            return false; // an impl by its type and trait; the path of a method has its name after that
        } else if ((asked & BODY) != 0 || (asked & INNER_BODY) != 0 && !isCamelCase) {
            return true;
        } else if ((asked & MODULE) != 0 || name.isEmpty() || !Character.isLowerCase(first(name))) {
            return false;
        } else if (around.startsWith("{impl")) {
            return true;
        }
        boolean isInType = !around.isEmpty() && Character.isUpperCase(first(around));
        return (asked & (isInType ? MEMBER : MEMBER | ANY)) != 0;
    }

    /** Returns the first letter after underscores, which tells a function from a type. */
    private static char first(String name) {
        int at = 0;
        while (at < name.length() - 1 && (name.charAt(at) == '_' || name.startsWith("r#", at))) {
            at += name.charAt(at) == '_' ? 1 : 2;
        }
        return name.isEmpty() ? '\0' : name.charAt(at);
    }
}
