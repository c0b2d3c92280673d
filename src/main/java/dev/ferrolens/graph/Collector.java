package dev.ferrolens.graph;

import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Profile;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the visits of the compiler's collector in a recording: the order in which it reached instances, and its queries
 * for each of them. The collector asks {@code items_of_instance} once for each instance, and resolves the callees
 * inside of that; only the first query of a kind is an event, later ones are cache hits.
 */
final class Collector {
    /** The places of queries. */
    enum Place {
        /** During the collection of an instance. */
        INSTANCE,
        /** During the collection of an instance, for the methods of a trait object. */
        VTABLE,
        /** During the evaluation of a constant of an instance, which needs no code. */
        CONSTANT,
        /** During the building or optimisation of a definition's body. */
        MIR,
        /** During the search for the collector's roots. */
        ROOTS
    }

    /**
     * An instance or static that the collector reached.
     *
     * @param event the event
     * @param key the key of the event
     * @param isStatic whether it is a static and not an instance
     * @param thread the thread
     * @param asked the callees that were resolved for it
     * @param looked the definitions whose attributes were queried for the first time, to decide whether to compile them
     */
    record Visit(int event, int key, boolean isStatic, int thread, List<Asked> asked, List<Asked> looked) {
        boolean hasVtable() {
            return asked.stream().anyMatch(question -> question.place == Place.VTABLE);
        }
    }

    /**
     * A callee that was resolved.
     *
     * @param key the callee as it was called
     * @param place the place of the query
     * @param visit the number of the visit in which it was asked, or -1
     * @param owner the key of the definition for which it was asked outside of visits, or -1
     * @param resolvedTo the key of the definition that was looked at next, or -1
     * @param at the time
     * @param isHit whether the answer was in the cache
     * @param inside the event in which it was asked
     * @param isDirect whether a query in a body was asked for that body, and not for calls below its calls
     */
    record Asked(int key, Place place, int visit, int owner, int resolvedTo, long at, boolean isHit, int inside,
            boolean isDirect) {
        /** Returns whether it was asked to find the instances that another one uses or just mentions. */
        boolean isForInstance() {
            return visit >= 0 && (place == Place.INSTANCE || place == Place.VTABLE);
        }
    }

    private static final String RESOLVE = "resolve_instance";
    /** The largest number of instances with the same text; each is collected once. */
    private static final int MOST_ALIKE = 64;
    private final Profile profile;
    private final Profile.Intervals events;
    private final Name[] names;
    private final boolean[] collected;
    final List<Visit> visits = new ArrayList<>();
    final List<Asked> asked = new ArrayList<>();
    /** The number of visits before each instance that is only mentioned, by name. */
    final Map<String, Integer> mentionedAfter = new HashMap<>();
    private final Kind[] kindOfLabel;
    private final int[] visitAround;
    private final Place[] place;
    private boolean hasHits;

    private enum Kind { COLLECT, RESOLVE, CONSTANT, VTABLE, STATIC, ROOTS, WALK, ATTRIBUTE, OTHER }

    Collector(Profile profile, Name[] names, boolean[] collected) {
        this.profile = profile;
        this.events = profile.intervals();
        this.names = names;
        this.collected = collected;
        this.kindOfLabel = profile.labels().stream().map(Collector::kind).toArray(Kind[]::new);
        this.visitAround = new int[events.size()];
        this.place = new Place[events.size()];
        findVisits();
        findQuestions();
        findHits();
        visits.forEach(visit -> visit.asked.sort(Comparator.comparingLong(Asked::at)));
    }

    private static Kind kind(String label) {
        if (label.startsWith(RESOLVE)) {
            return Kind.RESOLVE;
        }
        return switch (label) {
            case "items_of_instance" -> Kind.COLLECT;
            case "eval_to_const_value_raw", "eval_to_allocation_raw", "eval_to_valtree", "check_mono_item" ->
                    Kind.CONSTANT;
            case "eval_static_initializer" -> Kind.STATIC;
            case "vtable_entries", "first_method_vtable_slot" -> Kind.VTABLE;
            case "monomorphization_collector_root_collections" -> Kind.ROOTS;
            case "monomorphization_collector_graph_walk" -> Kind.WALK;
            // The collector asks these about the resolved callee, to decide whether to compile it here.
            case "codegen_fn_attrs", "is_reachable_non_generic", "upstream_monomorphizations_for", "is_mir_available",
                    "intrinsic_raw" -> Kind.ATTRIBUTE;
            default -> Kind.OTHER;
        };
    }

    private Kind kindOf(int event) {
        return kindOfLabel[events.label()[event]];
    }

    /** Numbers the visits in their order, and finds the visit of each event. */
    private void findVisits() {
        Int2ObjectOpenHashMap<Integer> numbers = new Int2ObjectOpenHashMap<>();
        Map<String, Integer> alike = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            int key = events.key()[i];
            if (key < 0 || names[key] == null) {
                continue;
            }
            int above = events.parent()[i];
            boolean isStatic = kindOf(i) == Kind.STATIC && above >= 0 && kindOf(above) == Kind.WALK;
            if ((isStatic || kindOf(i) == Kind.COLLECT && collected[key])
                    && alike.merge(names[key].item(), 1, Integer::sum) <= MOST_ALIKE) {
                numbers.put(i, (Integer) visits.size());
                visits.add(new Visit(i, key, isStatic, events.thread()[i], new ArrayList<>(), new ArrayList<>()));
            } else if (kindOf(i) == Kind.COLLECT) {
                mentionedAfter.putIfAbsent(names[key].item(), visits.size());
            }
        }
        // Parents follow their children.
        for (int i = events.size() - 1; i >= 0; i--) {
            int above = events.parent()[i];
            Integer own = numbers.get(i);
            Place around = above < 0 ? null : place[above];
            visitAround[i] = own != null ? own : above < 0 ? -1 : visitAround[above];
            place[i] = switch (kindOf(i)) {
                case COLLECT -> Place.INSTANCE;
                case CONSTANT, STATIC -> Place.CONSTANT;
                case VTABLE -> around == Place.CONSTANT ? Place.CONSTANT : Place.VTABLE;
                case ROOTS -> Place.ROOTS;
                default -> around == null || around == Place.MIR
                        ? Place.MIR
                        : isBodyOfDefinition(i) ? Place.MIR : around;
            };
        }
    }

    /** Returns whether an event builds or optimises the body of a definition, for its first user. */
    private boolean isBodyOfDefinition(int event) {
        String label = profile.labels().get(events.label()[event]);
        return label.startsWith("mir_") || label.startsWith("optimized_mir")
                || label.startsWith("cross_crate_inlinable");
    }

    private void findQuestions() {
        int[] following = definitionsAskedNext();
        int[] owners = owners();
        for (int i = 0; i < events.size(); i++) {
            int key = events.key()[i];
            if (key < 0 || names[key] == null) {
                continue;
            }
            int visit = visitAround[i];
            if (kindOf(i) == Kind.RESOLVE) {
                Asked question = new Asked(key, place[i], place[i] == Place.MIR ? -1 : visit,
                        place[i] == Place.MIR && events.parent()[i] >= 0 ? owners[events.parent()[i]] : -1,
                        following[i], events.start()[i],
                        false, events.parent()[i], !isInCallGraph(i));
                asked.add(question);
                if (question.visit >= 0) {
                    visits.get(visit).asked.add(question);
                }
            } else if (kindOf(i) == Kind.ATTRIBUTE && visit >= 0 && events.parent()[i] == visits.get(visit).event) {
                visits.get(visit).looked.add(
                        new Asked(key, Place.INSTANCE, visit, -1, key, events.start()[i], false, events.parent()[i],
                                true));
            }
        }
    }

    /** Adds the queries whose answers were in the cache, if cache hits were recorded. */
    private void findHits() {
        Profile.Instants hits = profile.instants();
        int hit = profile.kinds().indexOf(EventKind.QUERY_CACHE_HIT.text());
        for (int i = 0; i < hits.size(); i++) {
            int key = hits.key()[i];
            int parent = hits.parent()[i];
            if (hits.kind()[i] != hit || key < 0 || names[key] == null || parent < 0
                    || kindOfLabel[hits.label()[i]] != Kind.RESOLVE) {
                continue;
            }
            Asked question =
                    new Asked(key, place[parent], visitAround[parent], -1, definitionAfter(i), hits.at()[i], true,
                            parent, true);
            if (question.isForInstance()) {
                hasHits = true;
                asked.add(question);
                visits.get(question.visit).asked.add(question);
            }
        }
    }

    /** Returns the callee's definition, whose attributes were queried right after a hit. */
    private int definitionAfter(int hit) {
        Profile.Instants hits = profile.instants();
        for (int i = hit + 1; i < hits.size() && i < hit + 16; i++) {
            if (hits.parent()[i] != hits.parent()[hit]) {
                continue;
            }
            Kind kind = kindOfLabel[hits.label()[i]];
            if (kind == Kind.RESOLVE) {
                return -1;
            }
            if (kind == Kind.ATTRIBUTE && hits.key()[i] >= 0 && names[hits.key()[i]] != null) {
                return hits.key()[i];
            }
        }
        return -1;
    }

    /** Returns whether cache hits were recorded. */
    boolean hasHits() {
        return hasHits;
    }

    /** Returns whether the inliner asks to find cycles in the calls below a function. */
    private boolean isInCallGraph(int event) {
        int above = events.parent()[event];
        return above >= 0 && profile.labels().get(events.label()[above]).startsWith("mir_callgraph");
    }

    /** Returns by event the key of the nearest event around it, itself included, that names a function, or -1. */
    private int[] owners() {
        int[] owners = new int[events.size()];
        // Parents follow their children.
        for (int i = owners.length - 1; i >= 0; i--) {
            int key = events.key()[i];
            int above = events.parent()[i];
            owners[i] = key >= 0 && names[key] != null && kindOf(i) != Kind.RESOLVE ? key : above < 0 ? -1
                    : owners[above];
        }
        return owners;
    }

    /** Returns for each resolution the definition whose attributes were queried right after it. */
    private int[] definitionsAskedNext() {
        int[] next = new int[events.size()];
        Map<Integer, Integer> lastResolved = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            next[i] = -1;
            int above = events.parent()[i];
            if (above < 0) {
                continue;
            }
            if (kindOf(i) == Kind.RESOLVE) {
                lastResolved.put(above, i);
            } else if (kindOf(i) == Kind.ATTRIBUTE && events.key()[i] >= 0 && names[events.key()[i]] != null) {
                Integer resolution = lastResolved.get(above);
                if (resolution != null && next[resolution] < 0) {
                    next[resolution] = events.key()[i];
                }
            }
        }
        return next;
    }
}
