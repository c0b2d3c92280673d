package dev.ferrolens.graph;

import dev.ferrolens.graph.Collector.Asked;
import dev.ferrolens.graph.Collector.Place;
import dev.ferrolens.graph.Collector.Visit;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks the instances in the collector's order, and finds for each the user from which the collector came.
 *
 * <p>The collector goes depth first: it visits what an instance uses right after the instance itself, in the order in
 * which it resolved it. So the user of an instance is the one before it, or one of those from which that was reached:
 * a stack. Which of them it is, what was asked in each of them tells.
 */
final class Walk {
    private static final int MOST_TRIED = 64;

    private final List<Visit> visits;
    private final Name[] names;
    private final String crate;
    /** By the name of a callee: where it was resolved. */
    private final Map<String, List<Asked>> askedFor = new HashMap<>();
    private final Map<String, IntArrayList> lookedAt = new HashMap<>();
    /** By name the first visit. */
    private final Map<String, Integer> firstVisit = new HashMap<>();
    /** By definition the definitions and methods that its instances asked for. */
    private final Map<String, Set<String>> callees = new HashMap<>();
    /** By visit how many of its questions were for instances that were visited by now. */
    private final int[] cursor;

    final int[] user;
    final KnownBy[] knownBy;
    /** For each visit the callee as its user calls it: another name than its own where a trait's method is called. */
    final int[] calledAs;

    private final IntArrayList stack = new IntArrayList();
    private final int[] depthOf;
    private final Map<String, IntArrayList> onStackByDefinition = new HashMap<>();
    private final Map<String, List<Asked>> pendingByMethod = new HashMap<>();
    private final Map<String, List<Asked>> pendingByClosure = new HashMap<>();
    private final Set<Asked> done = new HashSet<>();

    Walk(Collector collector, Name[] names, String crate) {
        this.visits = collector.visits;
        this.names = names;
        this.crate = crate;
        this.user = new int[visits.size()];
        this.knownBy = new KnownBy[visits.size()];
        this.calledAs = new int[visits.size()];
        this.depthOf = new int[visits.size()];
        this.cursor = new int[visits.size()];
        Arrays.fill(depthOf, -1);
        Arrays.fill(calledAs, -1);
        for (Asked question : collector.asked) {
            askedFor.computeIfAbsent(names[question.key()].item(), item -> new ArrayList<>(1)).add(question);
        }
        for (int visit = 0; visit < visits.size(); visit++) {
            firstVisit.putIfAbsent(name(visit).item(), visit);
            for (Asked question : visits.get(visit).asked()) {
                if (question.isForInstance()) {
                    Set<String> known =
                            callees.computeIfAbsent(name(visit).definition(), definition -> new HashSet<>());
                    known.add(names[question.key()].definition());
                    if (question.resolvedTo() >= 0) {
                        known.add(names[question.resolvedTo()].definition());
                    }
                }
            }
            for (int key : visits.get(visit).definitions()) {
                IntArrayList lookers =
                        lookedAt.computeIfAbsent(names[key].definition(), definition -> new IntArrayList(1));
                if (lookers.isEmpty() || lookers.getInt(lookers.size() - 1) != visit) {
                    lookers.add(visit);
                }
            }
        }
        Map<Integer, List<Integer>> byThread = new HashMap<>();
        for (int visit = 0; visit < visits.size(); visit++) {
            byThread.computeIfAbsent(visits.get(visit).thread(), thread -> new ArrayList<>()).add(visit);
        }
        byThread.values().forEach(this::walk);
    }

    private void walk(List<Integer> order) {
        for (int visit : order) {
            if (visits.get(visit).isStatic()) {
                user[visit] = -1;
                knownBy[visit] = KnownBy.ROOT;
            } else {
                find(visit);
                popTo(user[visit] < 0 ? 0 : depthOf[user[visit]] + 1);
            }
            push(visit);
        }
        popTo(0);
    }

    private Name name(int visit) {
        return names[visits.get(visit).key()];
    }

    private void found(int visit, int by, KnownBy how) {
        user[visit] = by;
        knownBy[visit] = how;
    }

    private void find(int visit) {
        Name name = name(visit);
        boolean isFound = byResolution(visit, name) || byTraitMethod(visit, name) || byClosure(visit, name)
                || byVtable(visit, name) || byDefinition(visit, name) || byBody(visit, name)
                || byConstant(visit, name) || byTypeArgument(visit, name);
        if (!isFound) {
            boolean mayBeRoot = stack.isEmpty() || !name.isGeneric() && !name.isClosure()
                    && name.definition().startsWith(crate + "::");
            if (mayBeRoot || isRoot(name)) {
                found(visit, -1, KnownBy.ROOT);
            } else {
                int top = stack.getInt(stack.size() - 1);
                found(visit, top, visits.get(top).isStatic() ? KnownBy.CONSTANT : KnownBy.WALK);
                byBest(visit, name);
            }
        }
    }

    private boolean byResolution(int visit, Name name) {
        Asked by = null;
        for (Asked question : askedFor.getOrDefault(name.item(), List.of())) {
            // The one nearer to the root is collected first, and would have used it.
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
     * Whether a question may have been asked because the callee is used. An instance is first asked for all that it
     * uses, then for what its source mentions. What it uses is visited in this order, so what comes after something
     * that is not visited yet is mentioned only.
     */
    private boolean mayBeUse(Asked question, int visit) {
        List<Asked> asked = visits.get(question.visit()).asked();
        int at = cursor[question.visit()];
        while (at < asked.size() && isVisited(asked.get(at), visit)) {
            at++;
        }
        cursor[question.visit()] = at;
        return at == asked.size() || question.at() < asked.get(at).at();
    }

    /** Whether what was asked for is no instance of its own, or was visited before, or right now. */
    private boolean isVisited(Asked question, int visit) {
        Integer first = firstVisit.get(names[question.key()].item());
        return !question.isForInstance() || first == null || first <= visit;
    }

    /** What a visited instance asked for because it uses it, as far as can be told. */
    List<Asked> used(int visit) {
        List<Asked> asked = visits.get(visit).asked();
        List<Asked> used = new ArrayList<>();
        for (Asked question : asked) {
            Integer first = firstVisit.get(names[question.key()].item());
            if (question.isForInstance() && first != null && first > visit && user[first] != visit) {
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
            if (fit > bestFit || fit == bestFit && best != null && question.visit() == best.visit() && fit > 0) {
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

    /** How well an instance of a method fits a call of the trait's: 0 where it does not. */
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
        for (Asked question : pending) {
            if (!mayBeUse(question, visit)) {
                continue;
            }
            calledAs[visit] = question.key();
            found(visit, question.visit(), question.place() == Place.VTABLE ? KnownBy.VTABLE : KnownBy.CLOSURE);
            return true;
        }
        for (int at = stack.size() - 1; at >= 0; at--) {
            Name frame = name(stack.getInt(at));
            if (frame.kind() != null && frame.kind().endsWith("_shim") && frame.selfType().equals(name.asType())) {
                found(visit, stack.getInt(at), KnownBy.CLOSURE);
                return true;
            }
        }
        return false;
    }

    /** A shim that only vtables need. */
    private boolean byVtable(int visit, Name name) {
        if (!"vtable_shim".equals(name.kind()) && !"reify_shim".equals(name.kind())) {
            return false;
        }
        for (int at = stack.size() - 1; at >= 0; at--) {
            if (visits.get(stack.getInt(at)).hasVtable()) {
                found(visit, stack.getInt(at), KnownBy.VTABLE);
                return true;
            }
        }
        return false;
    }

    private boolean byDefinition(int visit, Name name) {
        if (name.isDropGlue()) {
            return false;
        }
        int best = -1;
        IntArrayList lookers = lookedAt.get(name.definition());
        for (int i = 0; lookers != null && i < lookers.size(); i++) {
            best = Math.max(best, depth(lookers.getInt(i)));
        }
        if (best < 0) {
            return false;
        }
        found(visit, stack.getInt(best), KnownBy.DEFINITION);
        return true;
    }

    private boolean byBody(int visit, Name name) {
        int best = -1;
        for (Asked question : askedFor.getOrDefault(name.item(), List.of())) {
            if (question.owner() >= 0) {
                best = Math.max(best, topmost(names[question.owner()].definition()));
            }
        }
        if (best < 0) {
            return false;
        }
        found(visit, stack.getInt(best), KnownBy.MIR);
        return true;
    }

    private boolean byConstant(int visit, Name name) {
        int best = -1;
        for (Asked question : askedFor.getOrDefault(name.item(), List.of())) {
            if (question.place() == Place.CONSTANT && question.visit() != visit) {
                best = Math.max(best, depth(question.visit()));
            }
        }
        if (best < 0) {
            return false;
        }
        found(visit, stack.getInt(best), KnownBy.CONSTANT);
        return true;
    }

    private boolean byTypeArgument(int visit, Name name) {
        if (name.isDropGlue()) {
            return byContainingType(visit, name);
        }
        if (!name.isClosure()) {
            return false;
        }
        String type = name.asType();
        for (int at = stack.size() - 1; at >= 0; at--) {
            Name frame = name(stack.getInt(at));
            if (frame.mentions(type)) {
                found(visit, stack.getInt(at), KnownBy.TYPE_ARGUMENT);
                return true;
            }
        }
        int around = topmost(name.enclosingFunction());
        if (around < 0) {
            return false;
        }
        found(visit, stack.getInt(around), KnownBy.TYPE_ARGUMENT);
        return true;
    }

    /** The nearest on the stack whose definition asks for this one elsewhere, and which is for the same types. */
    private void byBest(int visit, Name name) {
        int best = -1;
        int bestFit = 0;
        for (int at = stack.size() - 1, tried = 0; at >= 0 && tried < MOST_TRIED; at--, tried++) {
            Name frame = name(stack.getInt(at));
            Set<String> known = callees.getOrDefault(frame.definition(), Set.of());
            boolean calls = known.contains(name.definition());
            boolean isForTypes = name.isGeneric() && name.argumentList().stream().allMatch(argument ->
                    argument.endsWith("::Global") || frame.mentions(argument));
            int fit = (calls ? 2 : 0) + (isForTypes ? 1 : 0);
            if (fit > bestFit) {
                best = at;
                bestFit = fit;
            }
        }
        if (best >= 0) {
            found(visit, stack.getInt(best), bestFit == 1 ? KnownBy.TYPE_ARGUMENT : KnownBy.DEFINITION);
        }
    }

    /** The drop glue of what contains the type, or else a function that is instantiated with it. */
    private boolean byContainingType(int visit, Name name) {
        int other = -1;
        for (int at = stack.size() - 1; at >= 0; at--) {
            Name frame = name(stack.getInt(at));
            if (name.isGeneric() && frame.mentions(name.arguments())) {
                if (frame.isDropGlue()) {
                    found(visit, stack.getInt(at), KnownBy.DROP_GLUE);
                    return true;
                }
                other = other < 0 ? at : other;
            }
        }
        if (other < 0) {
            return false;
        }
        found(visit, stack.getInt(other), KnownBy.TYPE_ARGUMENT);
        return true;
    }

    private boolean isRoot(Name name) {
        return askedFor.getOrDefault(name.item(), List.of()).stream().anyMatch(q -> q.place() == Place.ROOTS);
    }

    /** Where the last instance of a definition stands on the stack, or -1. */
    private int topmost(String definition) {
        IntArrayList depths = onStackByDefinition.get(definition);
        return depths == null || depths.isEmpty() ? -1 : depths.getInt(depths.size() - 1);
    }

    private void push(int visit) {
        depthOf[visit] = stack.size();
        onStackByDefinition.computeIfAbsent(name(visit).definition(), definition -> new IntArrayList(1))
                .add(stack.size());
        stack.add(visit);
        List<Asked> asked = visits.get(visit).asked();
        // Of what is asked in one visit the first is looked at first.
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

    /** Whether a callee is another instance than it is called by: a method of a trait, but not of a trait object. */
    private boolean isPending(Asked question) {
        Name called = names[question.key()];
        return question.place() != Place.CONSTANT && called.isGeneric() && !called.isMethodOfImpl()
                && !firstVisit.containsKey(called.item()) && !called.selfType().startsWith("dyn ");
    }

    private void popTo(int depth) {
        while (stack.size() > depth) {
            int visit = stack.removeInt(stack.size() - 1);
            depthOf[visit] = -1;
            IntArrayList same = onStackByDefinition.get(name(visit).definition());
            same.removeInt(same.size() - 1);
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
