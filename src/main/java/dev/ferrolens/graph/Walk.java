package dev.ferrolens.graph;

import dev.ferrolens.graph.Collector.Asked;
import dev.ferrolens.graph.Collector.Place;
import dev.ferrolens.graph.Collector.Visit;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongAVLTreeSet;
import it.unimi.dsi.fastutil.longs.LongSortedSet;
import it.unimi.dsi.fastutil.longs.LongSortedSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks the instances in the collector's order, and finds for each the user from which the collector reached it.
 *
 * <p>The collector goes depth first: it visits the instances that another one uses right after that one, in the order
 * in which it resolved them. So the user of an instance is the one before it, or one of those from which that was
 * reached, a stack. The queries in each of them tell which one it is.
 */
final class Walk {
    /** The largest number of candidates that are tried; compilers write only a few, and more are in hostile files. */
    private static final int MOST_TRIED = 64;
    /** The largest depth of searches in the stack. */
    private static final int FARTHEST = 1_000;
    private static final int UNKNOWN = -2;

    private final List<Visit> visits;
    private final Name[] names;
    private final String crate;
    /** Whether methods of impls may be roots, too, since other crates may call them. */
    private final boolean exports;
    /** The resolutions of callees, by name. */
    private final Map<String, List<Asked>> askedFor = new HashMap<>();
    /** The times at which callees were resolved, by name and event around. */
    private final Map<String, Map<Integer, LongAVLTreeSet>> askedInside = new HashMap<>();
    /** The first visits, by name. */
    private final Map<String, Integer> firstVisit = new HashMap<>();
    /** The first visits that asked for callees, by name. */
    private final Map<String, Integer> firstAsked = new HashMap<>();
    /** The first looks at definitions, by definition. */
    private final Map<String, List<Asked>> lookedAt = new HashMap<>();
    /** The definitions and methods that a definition's instances asked for, by definition. */
    private final Map<String, Set<String>> callees = new HashMap<>();
    /** The number of a visit's queries for instances that have been visited, by visit. */
    private final int[] cursor;
    /** The start of the queries for instances that the source only mentions, as far as is known, by visit. */
    private final long[] mentionedFrom;
    private final Map<String, Integer> mentionedAfter;
    private final boolean hasHits;
    private final boolean[] hasVtable;

    final int[] user;
    final KnownBy[] knownBy;
    /** The callee as the user calls it, by visit; it differs from its own name if a trait's method is called. */
    final int[] calledAs;

    private final IntArrayList stack = new IntArrayList();
    private final int[] depthOf;
    private final Map<String, List<Asked>> pendingByMethod = new HashMap<>();
    private final Map<String, List<Asked>> pendingByClosure = new HashMap<>();
    private final Set<Asked> done = Collections.newSetFromMap(new IdentityHashMap<>());

    Walk(Collector collector, Name[] names, String crate, boolean exports) {
        this.visits = collector.visits;
        this.names = names;
        this.crate = crate;
        this.exports = exports;
        this.user = new int[visits.size()];
        this.knownBy = new KnownBy[visits.size()];
        this.calledAs = new int[visits.size()];
        this.depthOf = new int[visits.size()];
        this.cursor = new int[visits.size()];
        this.mentionedFrom = new long[visits.size()];
        this.mentionedAfter = collector.mentionedAfter;
        this.hasHits = collector.hasHits();
        this.hasVtable = new boolean[visits.size()];
        Arrays.fill(depthOf, -1);
        Arrays.fill(calledAs, -1);
        for (Asked question : collector.asked) {
            askedFor.computeIfAbsent(names[question.key()].item(), item -> new ArrayList<>(1)).add(question);
            askedInside.computeIfAbsent(names[question.key()].item(), item -> new HashMap<>(2))
                    .computeIfAbsent(question.inside(), event -> new LongAVLTreeSet()).add(question.at());
            if (question.owner() >= 0 && question.isDirect()) {
                addCallee(names[question.owner()].definition(), question);
            }
        }
        for (int visit = 0; visit < visits.size(); visit++) {
            firstVisit.putIfAbsent(name(visit).item(), visit);
            for (Asked question : visits.get(visit).looked()) {
                lookedAt.computeIfAbsent(names[question.key()].definition(), definition -> new ArrayList<>(1))
                        .add(question);
            }
            for (Asked question : visits.get(visit).asked()) {
                if (question.isForInstance()) {
                    addCallee(name(visit).definition(), question);
                    firstAsked.putIfAbsent(names[question.key()].item(), visit);
                }
            }
        }
        for (int visit = 0; visit < visits.size(); visit++) {
            mentionedFrom[visit] = mentionedFrom(visit);
            hasVtable[visit] = visits.get(visit).hasVtable();
        }
        Map<Integer, List<Integer>> byThread = new HashMap<>();
        for (int visit = 0; visit < visits.size(); visit++) {
            byThread.computeIfAbsent(visits.get(visit).thread(), thread -> new ArrayList<>()).add(visit);
        }
        byThread.values().forEach(this::walk);
    }

    private void addCallee(String caller, Asked question) {
        Set<String> known = callees.computeIfAbsent(caller, definition -> new HashSet<>());
        known.add(names[question.key()].definition());
        if (question.resolvedTo() >= 0) {
            known.add(names[question.resolvedTo()].definition());
        }
    }

    /**
     * Walks twice. In the first walk, an instance without a sure user stays on top of the stack, so that nothing is
     * removed too early; later visits then tell which instances on the stack were still active.
     */
    private void walk(List<Integer> order) {
        for (int visit : order) {
            boolean isSure = visits.get(visit).isStatic() || findSurely(visit);
            if (isSure && user[visit] >= 0) {
                popTo(depthOf[user[visit]] + 1);
            } else if (!isSure) {
                found(visit, UNKNOWN, null);
            }
            push(visit);
        }
        popTo(0);
        done.clear();
        order.forEach(visit -> cursor[visit] = 0);
        int[] atLeast = usersStillAtWork(order);
        for (int i = 0; i < order.size(); i++) {
            int visit = order.get(i);
            if (visits.get(visit).isStatic()) {
                found(visit, -1, KnownBy.ROOT);
            } else {
                if (!findSurely(visit)) {
                    find(visit, depth(atLeast[i]));
                }
                popTo(user[visit] < 0 ? 0 : depthOf[user[visit]] + 1);
            }
            push(visit);
        }
        popTo(0);
    }

    /** Returns for each visit the sure user of the next visit after it whose user comes before it, or -1. */
    private int[] usersStillAtWork(List<Integer> order) {
        int[] atLeast = new int[order.size()];
        // Users of later visits, each nearer to the root than the next; those before a visit are at the end.
        IntArrayList later = new IntArrayList();
        for (int i = order.size() - 1; i >= 0; i--) {
            int visit = order.get(i);
            while (!later.isEmpty() && later.getInt(later.size() - 1) >= visit) {
                later.removeInt(later.size() - 1);
            }
            atLeast[i] = later.isEmpty() ? -1 : later.getInt(later.size() - 1);
            if (user[visit] >= 0) {
                later.add(user[visit]);
            }
        }
        return atLeast;
    }

    private Name name(int visit) {
        return names[visits.get(visit).key()];
    }

    private void found(int visit, int by, KnownBy how) {
        user[visit] = by;
        knownBy[visit] = how;
    }

    private boolean findSurely(int visit) {
        Name name = name(visit);
        return byResolution(visit, name) || byTraitMethod(visit, name) || byClosure(visit, name)
                || byVtable(visit, name);
    }

    /** Finds the likeliest user on the stack, from a depth on. */
    private void find(int visit, int lowest) {
        Name name = name(visit);
        // A new root leaves nothing on the stack that is needed later.
        boolean mayBegin = lowest < 0 && !name.isGeneric() && !name.isClosure()
                && (exports ? crate.equals(name.crate()) : name.definition().startsWith(crate + "::"));
        if (stack.isEmpty() || isRoot(name) || mayBegin) {
            found(visit, -1, KnownBy.ROOT);
            return;
        }
        int from = Math.max(0, lowest);
        int best = -1;
        int bestFit = 0;
        int inBody = userInBody(name, from);
        List<String> arguments = name.argumentList();
        Set<String> ownTypes = name.ownTypes();
        for (int at = stack.size() - 1, tried = 0; at >= from && tried < MOST_TRIED; at--, tried++) {
            boolean isForTypes = isFor(stack.getInt(at), arguments);
            int fit = fit(stack.getInt(at), name, visit, isForTypes && name.isGeneric(), ownTypes)
                    + (at != inBody ? 0 : isForTypes ? 5 : 1);
            if (fit > bestFit) {
                best = at;
                bestFit = fit;
            }
        }
        int by = stack.getInt(best < 0 ? from : best);
        found(visit, by, visits.get(by).isStatic() ? KnownBy.CONSTANT
                : best >= 0 && best == inBody ? KnownBy.MIR
                : bestFit >= 4 ? name.isDropGlue() ? KnownBy.DROP_GLUE : KnownBy.DEFINITION
                : bestFit >= 1 ? KnownBy.TYPE_ARGUMENT : KnownBy.WALK);
    }

    /**
     * Returns the depth of the likely user in the walk of the inliner, or -1. The inliner also walks the calls below a
     * function depth first, and resolves each when it reaches it, so the last one resolved before an instance is likely
     * to call it.
     */
    private int userInBody(Name name, int from) {
        int best = -1;
        long bestAt = -1;
        int questions = 0;
        for (Asked question : askedFor.getOrDefault(name.item(), List.of())) {
            if (question.place() != Place.MIR || ++questions > MOST_TRIED) {
                continue;
            }
            for (int at = stack.size() - 1, tried = 0; at >= from && tried < MOST_TRIED; at--, tried++) {
                int frame = stack.getInt(at);
                long asked = Math.max(askedInside(name(frame).item(), question),
                        calledAs[frame] < 0 ? -1 : askedInside(names[calledAs[frame]].item(), question));
                boolean isBody = question.owner() >= 0
                        && names[question.owner()].definition().equals(name(frame).definition());
                asked = isBody ? Math.max(asked, 0) : asked;
                if (asked > bestAt) {
                    best = at;
                    bestAt = asked;
                }
            }
        }
        return best;
    }

    /** Returns the time when a callee was last resolved before a query in the same event, or -1. */
    private long askedInside(String item, Asked question) {
        LongAVLTreeSet times = askedInside.getOrDefault(item, Map.of()).get(question.inside());
        LongSortedSet before = times == null ? LongSortedSets.EMPTY_SET : times.headSet(question.at());
        return before.isEmpty() ? -1 : before.lastLong();
    }

    /** Returns whether all type arguments of an instance are in those of one on the stack. */
    private boolean isFor(int frame, List<String> arguments) {
        Name user = name(frame);
        for (String argument : arguments) {
            if (!argument.endsWith("::Global") && !user.mentions(argument)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns how likely an instance on the stack is the user of another one, if nothing else is known.
     *
     * @param isForTypes whether all type arguments of the other one are in those of the user
     * @param ownTypes the types of the other one that are not of the standard library
     */
    private int fit(int frame, Name name, int visit, boolean isForTypes, Set<String> ownTypes) {
        Name user = name(frame);
        String type = name.isGeneric() ? user.asType() : "";
        boolean isForClosure = name.isGeneric() && name.arguments().contains(type)
                && name.arguments().contains(type + "::{closure#");
        boolean calls;
        if (name.isDropGlue()) {
            calls = user.isDropGlue() && isForTypes;
        } else {
            calls = callees.getOrDefault(user.definition(), Set.of()).contains(name.definition())
                    || name.isClosure() && user.definition().equals(name.enclosingFunction());
        }
        boolean looks = !name.isDropGlue() && lookedAt.getOrDefault(name.definition(), List.of()).stream()
                .limit(MOST_TRIED).anyMatch(question -> question.visit() == frame && mayBeUse(question, visit));
        boolean isForOwn = !ownTypes.isEmpty() && ownTypes.stream().allMatch(path -> Name.mentions(type, path));
        return (isForOwn ? 1 : 0) + (looks ? 8 : 0) + (isForClosure ? 6 : 0) + (calls ? 4 : 0) + (isForTypes ? 2 : 0);
    }

    private boolean byResolution(int visit, Name name) {
        Asked by = null;
        for (Asked question : askedFor.getOrDefault(name.item(), List.of())) {
            // The one nearer to the root is collected first, and would have been the user.
            if (question.isForInstance() && question.visit() != visit && depth(question.visit()) >= 0
                    && (by == null || depth(question.visit()) < depth(by.visit())) && mayBeUse(question, visit)) {
                by = question;
            }
        }
        if (by == null) {
            return false;
        }
        calledAs[visit] = by.key();
        found(visit, by.visit(), by.place() == Place.VTABLE ? KnownBy.VTABLE
                : name.isDropGlue() ? KnownBy.DROP_GLUE : by.isHit() ? KnownBy.HIT : KnownBy.RESOLVE);
        return true;
    }

    /**
     * Returns the start of the queries for mentioned instances. An instance that was looked at as mentioned, and those
     * asked for after it, are not used.
     */
    private long mentionedFrom(int visit) {
        for (Asked question : visits.get(visit).asked()) {
            String item = names[question.key()].item();
            int mentioned = mentionedAfter.getOrDefault(item, -1);
            int used = firstVisit.getOrDefault(item, Integer.MAX_VALUE);
            if (question.isForInstance() && mentioned > visit && used >= mentioned) {
                return question.at();
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * Returns whether a query may have been asked because the callee is used. For each instance, the used instances are
     * asked for first, then those that its source mentions. Used instances are visited in this order, so those after
     * one that is not visited yet are only mentioned.
     */
    private boolean mayBeUse(Asked question, int visit) {
        List<Asked> asked = visits.get(question.visit()).asked();
        int at = cursor[question.visit()];
        while (at < asked.size() && isVisited(asked.get(at), visit)) {
            at++;
        }
        cursor[question.visit()] = at;
        return question.at() < mentionedFrom[question.visit()]
                && (at == asked.size() || question.at() < asked.get(at).at());
    }

    /**
     * Returns whether the callee is no instance of its own, or was visited before or right now, or may be visited soon,
     * since all uses of an instance are collected before the first is visited.
     */
    private boolean isVisited(Asked question, int visit) {
        String item = names[question.key()].item();
        Integer first = firstVisit.get(item);
        return !question.isForInstance() || first == null || first <= visit
                || firstAsked.getOrDefault(item, question.visit()) < question.visit();
    }

    private boolean isSurely(int visit) {
        return knownBy[visit].compareTo(KnownBy.CLOSURE) <= 0;
    }

    /** Returns the queries of a visit for instances that it uses, as far as is known. */
    List<Asked> used(int visit) {
        List<Asked> asked = visits.get(visit).asked();
        List<Asked> used = new ArrayList<>();
        for (Asked question : asked) {
            Integer first = firstVisit.get(names[question.key()].item());
            boolean isOthers = first != null && first > visit && user[first] != visit
                    && (!hasHits || isSurely(first))
                    && firstAsked.getOrDefault(names[question.key()].item(), visit) >= visit;
            if (question.isForInstance() && isOthers || question.at() >= mentionedFrom[visit]) {
                break;
            }
            if (question.isForInstance()) {
                used.add(question);
            }
        }
        return used;
    }

    private int depth(int visit) {
        return visit < 0 ? -1 : depthOf[visit];
    }

    private boolean byTraitMethod(int visit, Name name) {
        List<Asked> pending = pendingByMethod.getOrDefault(name.method(), List.of());
        Asked best = null;
        int bestFit = 0;
        for (int i = pending.size() - 1, tried = 0; i >= 0 && tried < MOST_TRIED; i--, tried++) {
            Asked question = pending.get(i);
            if (done.contains(question) || !mayBeUse(question, visit)) {
                continue;
            }
            int fit = fit(question, name);
            if (fit > bestFit) {
                best = question;
                bestFit = fit;
            }
        }
        if (best == null) {
            return false;
        }
        done.add(best);
        calledAs[visit] = best.key();
        found(visit, best.visit(), best.place() == Place.VTABLE ? KnownBy.VTABLE : KnownBy.TRAIT_METHOD);
        return true;
    }

    /** Returns how well an instance of a method fits a call of the trait's method; 0 if it does not. */
    private int fit(Asked question, Name instance) {
        Name called = names[question.key()];
        if (question.resolvedTo() >= 0 && names[question.resolvedTo()].method().equals(instance.method())) {
            return names[question.resolvedTo()].definition().equals(instance.definition()) ? 100 : 0;
        }
        if (!instance.isGeneric()) {
            return 10;
        }
        int seen = 0;
        List<String> arguments = instance.argumentList();
        for (String argument : arguments) {
            if (called.mentions(argument)) {
                seen++;
            } else if (argument.endsWith("::Global") || argument.endsWith("::RandomState")) {
                seen++;
            }
        }
        return seen == arguments.size() ? 20 : seen > 0 ? 5 : 0;
    }

    private boolean byClosure(int visit, Name name) {
        if (!name.isClosure()) {
            return false;
        }
        List<Asked> pending = pendingByClosure.getOrDefault(name.asType(), List.of());
        for (int i = 0; i < Math.min(pending.size(), FARTHEST); i++) {
            Asked question = pending.get(i);
            if (!mayBeUse(question, visit)) {
                continue;
            }
            calledAs[visit] = question.key();
            found(visit, question.visit(), question.place() == Place.VTABLE ? KnownBy.VTABLE : KnownBy.CLOSURE);
            return true;
        }
        for (int at = stack.size() - 1, tried = 0; at >= 0 && tried < FARTHEST; at--, tried++) {
            Name frame = name(stack.getInt(at));
            if (frame.kind() != null && frame.kind().endsWith("_shim") && frame.selfType().equals(name.asType())) {
                found(visit, stack.getInt(at), KnownBy.CLOSURE);
                return true;
            }
        }
        return false;
    }

    /** Returns whether an instance is a shim that only vtables need. */
    private boolean byVtable(int visit, Name name) {
        if (!"vtable_shim".equals(name.kind()) && !"reify_shim".equals(name.kind())) {
            return false;
        }
        for (int at = stack.size() - 1, tried = 0; at >= 0 && tried < FARTHEST; at--, tried++) {
            if (hasVtable[stack.getInt(at)]) {
                found(visit, stack.getInt(at), KnownBy.VTABLE);
                return true;
            }
        }
        return false;
    }

    private boolean isRoot(Name name) {
        return askedFor.getOrDefault(name.item(), List.of()).stream().anyMatch(q -> q.place() == Place.ROOTS);
    }

    private void push(int visit) {
        depthOf[visit] = stack.size();
        stack.add(visit);
        List<Asked> asked = visits.get(visit).asked();
        // The first query of a visit is looked at first.
        for (int i = asked.size() - 1; i >= 0; i--) {
            Asked question = asked.get(i);
            if (isPending(question)) {
                pendingByMethod.computeIfAbsent(names[question.key()].method(), m -> new ArrayList<>(2)).add(question);
                String self = names[question.key()].selfType();
                if (self.endsWith("}")) {
                    pendingByClosure.computeIfAbsent(self, c -> new ArrayList<>(1)).add(question);
                }
            }
        }
    }

    /** Returns whether a callee's instance differs from its name: a method of a trait, but not of a trait object. */
    private boolean isPending(Asked question) {
        Name called = names[question.key()];
        return question.place() != Place.CONSTANT && called.isGeneric() && !called.isMethodOfImpl()
                && !called.isDropGlue() && !firstVisit.containsKey(called.item())
                && !called.selfType().startsWith("dyn ");
    }

    private void popTo(int depth) {
        while (stack.size() > depth) {
            int visit = stack.removeInt(stack.size() - 1);
            depthOf[visit] = -1;
            for (Asked question : visits.get(visit).asked()) {
                if (isPending(question)) {
                    removeLast(pendingByMethod.get(names[question.key()].method()));
                    String self = names[question.key()].selfType();
                    if (self.endsWith("}")) {
                        removeLast(pendingByClosure.get(self));
                    }
                }
            }
        }
    }

    private static void removeLast(List<Asked> pending) {
        pending.remove(pending.size() - 1);
    }
}
