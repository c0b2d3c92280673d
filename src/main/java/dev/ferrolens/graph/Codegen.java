package dev.ferrolens.graph;

import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Profile;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the references of functions from code generation. For each function of a unit, the compiler asks for its body
 * and then for its own signature; queries after that, up to the next body, are for the function's callees. The answers
 * are in the cache by then, so references are known only if cache hits were recorded.
 */
final class Codegen {
    /**
     * A reference of one function to another one.
     *
     * @param user the key of the function
     * @param called the key of the callee as it is called, or -1 if it was not looked up
     * @param used the key of the instance that the callee is, or -1 if its signature was not asked for, since only its
     *     address is taken
     */
    record Reference(int user, int called, int used) {}

    private enum Kind { UNIT, BODY, STATIC, ENTRY, SIGNATURE, RESOLVE, OTHER }

    private final Profile profile;
    private final Kind[] kindOfLabel;
    private final List<Reference> references = new ArrayList<>();
    private final IntSet users = new IntOpenHashSet();

    Codegen(Profile profile) {
        this.profile = profile;
        this.kindOfLabel = profile.labels().stream().map(Codegen::kind).toArray(Kind[]::new);
        read();
    }

    private static Kind kind(String label) {
        return switch (label) {
            case "codegen_module" -> Kind.UNIT;
            case "optimized_mir", "mir_shims" -> Kind.BODY;
            // A function that calls main is made after all others.
            case "entry_fn" -> Kind.ENTRY;
            case "eval_static_initializer" -> Kind.STATIC;
            case "fn_abi_of_instance", "fn_abi_of_instance_raw", "fn_abi_of_instance_no_deduced_attrs" ->
                    Kind.SIGNATURE;
            default -> label.startsWith("resolve_instance") ? Kind.RESOLVE : Kind.OTHER;
        };
    }

    /** Returns the references, in the order in which code was generated. */
    List<Reference> references() {
        return references;
    }

    /** Returns the keys of the functions whose references are all known. */
    IntSet users() {
        return users;
    }

    /** A query while code of a unit was generated. */
    private record Question(int unit, long at, Kind kind, int key) {}

    private void read() {
        Profile.Instants hits = profile.instants();
        Profile.Intervals events = profile.intervals();
        int hit = profile.kinds().indexOf(EventKind.QUERY_CACHE_HIT.text());
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            if (hits.kind()[i] == hit) {
                add(questions, hits.parent()[i], hits.at()[i], hits.label()[i], hits.key()[i]);
            }
        }
        if (questions.isEmpty()) {
            return;
        }
        for (int i = 0; i < events.size(); i++) {
            add(questions, events.parent()[i], events.start()[i], events.label()[i], events.key()[i]);
        }
        questions.sort((a, b) -> a.unit != b.unit ? Integer.compare(a.unit, b.unit) : Long.compare(a.at, b.at));
        int unit = -1;
        int user = -1;
        int called = -1;
        boolean isBegun = false;
        for (Question question : questions) {
            if (called >= 0 && (question.unit != unit || question.kind != Kind.SIGNATURE)) {
                references.add(new Reference(user, called, -1));
                called = -1;
            }
            if (question.unit != unit || question.kind == Kind.ENTRY) {
                unit = question.unit;
                user = -1;
                isBegun = false;
            }
            switch (question.kind) {
                case BODY -> isBegun = true;
                case STATIC -> {
                    user = question.key;
                    isBegun = false;
                    users.add(user);
                }
                case SIGNATURE -> {
                    if (isBegun) {
                        user = question.key;
                        users.add(user);
                        isBegun = false;
                    } else if (user >= 0) {
                        references.add(new Reference(user, called, question.key));
                    }
                    called = -1;
                }
                case RESOLVE -> called = user >= 0 && !isBegun ? question.key : -1;
                default -> {}
            }
        }
        if (called >= 0) {
            references.add(new Reference(user, called, -1));
        }
    }

    private void add(List<Question> questions, int parent, long at, int label, int key) {
        Kind kind = kindOfLabel[label];
        if (key >= 0 && kind != Kind.OTHER && kind != Kind.UNIT && parent >= 0
                && kindOfLabel[profile.intervals().label()[parent]] == Kind.UNIT) {
            questions.add(new Question(parent, at, kind, key));
        }
    }
}
