package dev.ferrolens.graph;

import dev.ferrolens.graph.Collector.Asked;
import dev.ferrolens.graph.Collector.Place;
import dev.ferrolens.graph.Collector.Visit;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongAVLTreeSet;
import it.unimi.dsi.fastutil.longs.LongSortedSet;
import it.unimi.dsi.fastutil.longs.LongSortedSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
    /** How many are tried of a kind of which a compiler writes a few: more are in files that were made to be slow. */
    private static final int MOST_TRIED = 64;
    /** How far down the stack something is searched that may lie anywhere in it. */
    private static final int FARTHEST = 1_000;
    /** How many ways through the walk are followed at a time, and how many users are tried of each. */
    private static final int MOST_WAYS = 16;
    private static final int MOST_USERS = 4;
    /** How likely a user is that asked for the instance, that called what may be it, that mentions it; others less. */
    private static final double ASKED = 30;
    private static final double LIKELY = 18;
    private static final double MENTIONED = 14;
    private static final double UNLIKELY = -5;

    private final List<Visit> visits;
    private final Name[] names;
    private final String crate;
    /** Whether functions of the crate may be roots that nobody here uses. */
    private final boolean exports;
    /** By the name of a callee: where it was resolved. */
    private final Map<String, List<Asked>> askedFor = new HashMap<>();
    /** By name of a callee, and by the event around: when it was resolved there. */
    private final Map<String, Map<Integer, LongAVLTreeSet>> askedInside = new HashMap<>();
    /** By name the first visit. */
    private final Map<String, Integer> firstVisit = new HashMap<>();
    /** By name of a callee the first visit that asked for it. */
    private final Map<String, Integer> firstAsked = new HashMap<>();
    /** By definition where it was looked at first. */
    private final Map<String, List<Asked>> lookedAt = new HashMap<>();
    /** By definition the definitions and methods that its instances asked for. */
    private final Map<String, Set<String>> callees = new HashMap<>();
    /** By visit how many of its questions were for instances that were visited by now. */
    private final int[] cursor;
    /** By visit when the questions began that are asked for what the source mentions, as far as can be told. */
    private final long[] mentionedFrom;
    private final Map<String, Integer> mentionedAfter;
    /** By definition what its instances mention, and do not use. */
    private final Map<String, Set<String>> mentionedBy = new HashMap<>();
    private final boolean hasHits;
    private final boolean[] hasVtable;

    final int[] user;
    final KnownBy[] knownBy;
    /** For each visit the callee as its user calls it: another name than its own where a trait's method is called. */
    final int[] calledAs;

    /** By visit the calls of traits' methods, by name of the method. */
    private final List<Map<String, List<Asked>>> pending = new ArrayList<>();
    /** The same for what was asked when the instance itself was only mentioned. */
    private final List<Map<String, List<Asked>>> mentioned = new ArrayList<>();
    /** By name of a callee: where it was resolved because it is mentioned. */
    private final Map<String, List<Asked>> mentionedIn = new HashMap<>();

    Walk(Collector collector, Name[] names, String crate, boolean exports) {
        this.visits = collector.visits;
        this.names = names;
        this.crate = crate;
        this.exports = exports;
        this.user = new int[visits.size()];
        this.knownBy = new KnownBy[visits.size()];
        this.calledAs = new int[visits.size()];
        this.cursor = new int[visits.size()];
        this.mentionedFrom = new long[visits.size()];
        this.mentionedAfter = collector.mentionedAfter;
        this.hasHits = collector.hasHits();
        this.hasVtable = new boolean[visits.size()];
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
            for (Asked question : visits.get(visit).asked()) {
                if (question.isForInstance() && isMentioned(question)) {
                    mentionedBy.computeIfAbsent(name(visit).definition(), d -> new HashSet<>()).add(callee(question));
                }
            }
        }
        for (int visit = 0; visit < visits.size(); visit++) {
            mentionedFrom[visit] = mentionedFrom(visit);
            hasVtable[visit] = visits.get(visit).hasVtable();
            pending.add(pending(visits.get(visit).asked()));
            mentioned.add(pending(visits.get(visit).mentioned()));
            for (Asked question : visits.get(visit).mentioned()) {
                mentionedIn.computeIfAbsent(names[question.key()].item(), item -> new ArrayList<>(1)).add(question);
            }
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

    /** An instance on the stack, and the one below it. */
    private record Frame(int visit, Frame below) {}

    /** A user that an instance may have, and how likely it is. */
    private record User(int visit, double likelihood, KnownBy how, int calledAs) {}

    /** A way through the walk up to a visit: the stack, and the users of all visits so far. */
    private record Way(Frame top, double likelihood, User user, Way before) {}

    /**
     * Finds the most likely users of all visits together: what is no longer on the stack is nobody's user. Of all ways
     * through the walk the most likely are followed.
     */
    private void walk(List<Integer> order) {
        List<Way> ways = List.of(new Way(null, 0, null, null));
        for (int visit : order) {
            Candidates candidates = new Candidates(visit);
            Map<Frame, Way> next = new IdentityHashMap<>();
            Way started = null;
            for (Way way : ways) {
                for (Choice choice : candidates.of(way.top)) {
                    double likelihood = way.likelihood + choice.user.likelihood;
                    Way known = choice.frame == null ? started : next.get(choice.frame);
                    if (known == null || known.likelihood < likelihood) {
                        Way longer = new Way(known == null ? new Frame(visit, choice.frame) : known.top, likelihood,
                                choice.user, way);
                        if (choice.frame == null) {
                            started = longer;
                        } else {
                            next.put(choice.frame, longer);
                        }
                    }
                }
            }
            List<Way> found = new ArrayList<>(next.values());
            if (started != null) {
                found.add(started);
            }
            found.sort(Comparator.comparingDouble(Way::likelihood).reversed()
                    .thenComparingInt(way -> way.user.visit));
            ways = found.size() > MOST_WAYS ? List.copyOf(found.subList(0, MOST_WAYS)) : found;
        }
        Way way = ways.get(0);
        for (int i = order.size() - 1; i >= 0; i--, way = way.before) {
            user[order.get(i)] = way.user.visit;
            knownBy[order.get(i)] = way.user.how;
            calledAs[order.get(i)] = way.user.calledAs;
        }
    }

    /** A user, and the stack that is left with it on top. */
    private record Choice(Frame frame, User user) {}

    /** The users that a visit may have, each judged once. */
    private final class Candidates {
        private final int visit;
        private final Name name;
        private final boolean isRoot;
        private final boolean mayBegin;
        private final boolean isInBody;
        private final Map<Integer, User> sure = new HashMap<>();
        private final Int2ObjectOpenHashMap<User> likely = new Int2ObjectOpenHashMap<>();
        private final Int2LongOpenHashMap inBody = new Int2LongOpenHashMap();

        Candidates(int visit) {
            this.visit = visit;
            this.name = name(visit);
            this.isRoot = isRoot(name) || visits.get(visit).isStatic();
            this.mayBegin = !name.isGeneric() && !name.isClosure() && exports && crate.equals(name.crate());
            this.isInBody = askedFor.getOrDefault(name.item(), List.of()).stream()
                    .anyMatch(question -> question.place() == Place.MIR);
            for (Asked question : askedFor.getOrDefault(name.item(), List.of())) {
                if (question.isForInstance() && question.visit() < visit && !mayBeUse(question, visit)) {
                    likely.putIfAbsent(question.visit(),
                            new User(question.visit(), UNLIKELY, KnownBy.WALK, question.key()));
                } else if (question.isForInstance() && question.visit() < visit) {
                    KnownBy how = question.place() == Place.VTABLE ? KnownBy.VTABLE
                            : name.isDropGlue() ? KnownBy.DROP_GLUE
                            : question.isHit() ? KnownBy.HIT : KnownBy.RESOLVE;
                    // The one nearer to the root is collected first, and would have used it.
                    sure.putIfAbsent(question.visit(), new User(question.visit(),
                            ASKED + 1.0 / (1 + sure.size()), how, question.key()));
                }
            }
            for (Asked question : mentionedIn.getOrDefault(name.item(), List.of())) {
                if (question.visit() < visit) {
                    sure.putIfAbsent(question.visit(),
                            new User(question.visit(), MENTIONED, KnownBy.MENTION, question.key()));
                }
            }
        }

        /** The most likely users on a stack; none is the user of a root. */
        List<Choice> of(Frame top) {
            User none = new User(-1, isRoot ? 2 * ASKED : !mayBegin ? 0 : isInBody ? 7 : 20, KnownBy.ROOT, -1);
            if (top == null || isRoot) {
                return List.of(new Choice(null, none));
            }
            List<Choice> choices = new ArrayList<>();
            if (mayBegin) {
                choices.add(new Choice(null, none));
            }
            Frame latest = null;
            int tried = 0;
            for (Frame frame = top; frame != null && tried < FARTHEST; frame = frame.below, tried++) {
                User user = sure.get(frame.visit);
                if (user == null || user.likelihood < LIKELY) {
                    User other = tried < MOST_TRIED ? likely.computeIfAbsent(frame.visit, this::judge) : null;
                    user = user == null || other != null && other.likelihood > user.likelihood ? other : user;
                    if (tried < MOST_TRIED && inBody(frame.visit) > (latest == null ? -1 : inBody(latest.visit))) {
                        latest = frame;
                    }
                }
                if (user != null) {
                    // Of users that are equally likely the nearest one.
                    choices.add(new Choice(frame, user.likelihood >= ASKED ? user
                            : new User(user.visit, user.likelihood - 0.001 * tried, user.how, user.calledAs)));
                }
            }
            if (latest != null) {
                User user = likely.get(latest.visit);
                double more = isFor(latest.visit, name) ? 5 : 1;
                choices.add(new Choice(latest, new User(latest.visit, user.likelihood + more,
                        user.likelihood >= LIKELY ? user.how : KnownBy.MIR, user.calledAs)));
            }
            if (choices.isEmpty()) {
                return List.of(new Choice(null, none));
            }
            choices.sort(Comparator.comparingDouble((Choice choice) -> choice.user.likelihood).reversed());
            return choices.size() > MOST_USERS ? choices.subList(0, MOST_USERS) : choices;
        }

        private User judge(int frame) {
            if (!mayBeUsedBy(frame)) {
                return null;
            }
            User best = traitMethod(frame, pending.get(frame));
            if (best == null || best.likelihood < LIKELY) {
                User other = traitMethod(frame, mentioned.get(frame));
                if (other != null && other.likelihood >= LIKELY) {
                    best = new User(frame, MENTIONED - 1, KnownBy.MENTION, other.calledAs);
                }
            }
            if (best == null || best.likelihood < LIKELY) {
                User other = closureOrShim(frame);
                best = other == null ? best : other;
            }
            if (best != null && best.likelihood >= LIKELY) {
                return best;
            }
            int fit = fit(frame, name, visit);
            return best != null && best.likelihood >= fit ? best : new User(frame, fit,
                    visits.get(frame).isStatic() ? KnownBy.CONSTANT
                            : fit >= 4 ? name.isDropGlue() ? KnownBy.DROP_GLUE : KnownBy.DEFINITION
                            : fit >= 1 ? KnownBy.TYPE_ARGUMENT : KnownBy.WALK, -1);
        }

        /** Drop glue calls other drop glue and methods of {@code Drop}, and the compiler inlines nothing into it. */
        private boolean mayBeUsedBy(int frame) {
            return !name(frame).isDropGlue() || name.isDropGlue() || name.method().equals("drop");
        }

        private long inBody(int frame) {
            return isInBody && mayBeUsedBy(frame) ? inBody.computeIfAbsent(frame, f -> askedInBody(name, f)) : -1;
        }

        private User traitMethod(int frame, Map<String, List<Asked>> calls) {
            Asked best = null;
            double likelihood = 0;
            for (Asked question : calls.getOrDefault(name.method(), List.of())) {
                double found = calls == mentioned.get(frame) || mayBeUse(question, visit)
                        ? fit(question, name) : 0;
                if (found > likelihood) {
                    best = question;
                    likelihood = found;
                }
            }
            return best == null ? null : new User(frame, likelihood,
                    best.place() == Place.VTABLE ? KnownBy.VTABLE : KnownBy.TRAIT_METHOD, best.key());
        }

        private User closureOrShim(int frame) {
            if (name.isClosure()) {
                for (Asked question : pending.get(frame).getOrDefault(name.asType(), List.of())) {
                    if (mayBeUse(question, visit)) {
                        return new User(frame, ASKED - 4, question.place() == Place.VTABLE ? KnownBy.VTABLE
                                : KnownBy.CLOSURE, question.key());
                    }
                }
                Name user = name(frame);
                if (user.kind() != null && user.kind().endsWith("_shim") && user.selfType().equals(name.asType())) {
                    return new User(frame, ASKED - 4, KnownBy.CLOSURE, -1);
                }
            }
            boolean isShim = "vtable_shim".equals(name.kind()) || "reify_shim".equals(name.kind());
            return isShim && hasVtable[frame] ? new User(frame, LIKELY, KnownBy.VTABLE, -1) : null;
        }
    }

    private Name name(int visit) {
        return names[visits.get(visit).key()];
    }

    /**
     * The inliner walks the calls below a function depth first, too, and resolves each when it comes to it: of the
     * stack, what it resolved last before an instance is likely to call it. Returns when that was, or -1.
     */
    private long askedInBody(Name name, int frame) {
        long best = -1;
        int questions = 0;
        for (Asked question : askedFor.getOrDefault(name.item(), List.of())) {
            if (question.place() != Place.MIR || ++questions > MOST_TRIED) {
                continue;
            }
            best = Math.max(best, askedInside(name(frame).item(), question));
            boolean isBody = question.owner() >= 0
                    && names[question.owner()].definition().equals(name(frame).definition());
            best = isBody ? Math.max(best, 0) : best;
        }
        return best;
    }

    /** When a callee was last resolved before a question and in the same event, or -1. */
    private long askedInside(String item, Asked question) {
        LongAVLTreeSet times = askedInside.getOrDefault(item, Map.of()).get(question.inside());
        LongSortedSet before = times == null ? LongSortedSets.EMPTY_SET : times.headSet(question.at());
        return before.isEmpty() ? -1 : before.lastLong();
    }

    /** Whether all types of an instance stand in those of one on the stack. */
    private boolean isFor(int frame, Name name) {
        Name user = name(frame);
        return name.argumentList().stream()
                .allMatch(argument -> argument.endsWith("::Global") || user.mentions(argument));
    }

    /** How likely an instance on the stack is the user of another one, of which nothing else is known. */
    private int fit(int frame, Name name, int visit) {
        Name user = name(frame);
        boolean isForTypes = name.isGeneric() && isFor(frame, name);
        boolean isForClosure = name.isGeneric() && name.arguments().contains(user.asType() + "::{closure#");
        boolean calls;
        if (name.isDropGlue()) {
            calls = user.isDropGlue() && isForTypes;
        } else {
            calls = callees.getOrDefault(user.definition(), Set.of()).contains(name.definition())
                    || name.isClosure() && user.definition().equals(name.enclosingFunction());
        }
        boolean looks = !name.isDropGlue() && lookedAt.getOrDefault(name.definition(), List.of()).stream()
                .limit(MOST_TRIED).anyMatch(question -> question.visit() == frame && mayBeUse(question, visit));
        Set<String> own = name.ownTypes();
        String type = user.asType();
        boolean isForOwn = !own.isEmpty() && own.stream().allMatch(path -> Name.mentions(type, path));
        boolean isGivenClosure = name.isClosure() && user.argumentList().contains(name.asType());
        return (isGivenClosure ? 8 : 0) + (isForOwn ? 1 : 0)
                + (looks ? 8 : 0) + (isForClosure ? 6 : 0) + (calls ? 4 : 0) + (isForTypes ? 4 : 0);
    }

    /**
     * What is used is never looked at because it is mentioned: what was, and what was asked for after it, is not used.
     */
    private long mentionedFrom(int visit) {
        Set<String> others = mentionedBy.getOrDefault(name(visit).definition(), Set.of());
        for (Asked question : visits.get(visit).asked()) {
            if (question.isForInstance() && (isMentioned(question) || others.contains(callee(question)))) {
                return question.at();
            }
        }
        return Long.MAX_VALUE;
    }

    /** Whether a callee was looked at as something mentioned after this was asked, and before it was used by others. */
    private boolean isMentioned(Asked question) {
        String item = names[question.key()].item();
        int mentioned = mentionedAfter.getOrDefault(item, -1);
        return mentioned > question.visit() && firstVisit.getOrDefault(item, Integer.MAX_VALUE) >= mentioned;
    }

    /** What is called, in all instances of a definition the same. */
    private String callee(Asked question) {
        Name callee = names[question.key()];
        return callee.isDropGlue() ? callee.item() : callee.definition();
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
        return question.at() < mentionedFrom[question.visit()]
                && (at == asked.size() || question.at() < asked.get(at).at());
    }

    /**
     * Whether what was asked for is no instance of its own, or was visited before, or right now; or may be about to be:
     * all that an instance uses is taken before the first of it is visited.
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

    /** What a visited instance asked for because it uses it, as far as can be told. */
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

    /** How likely an instance is the method that a call of a trait's leads to. */
    private double fit(Asked question, Name instance) {
        Name called = names[question.key()];
        if (!instance.mayImplement(called)) {
            return 0;
        }
        List<String> arguments = instance.argumentList();
        long seen = arguments.stream().filter(argument -> called.mentions(argument) || argument.endsWith("::Global")
                || argument.endsWith("::RandomState")).count();
        if (question.resolvedTo() >= 0 && names[question.resolvedTo()].method().equals(instance.method())) {
            boolean isDefinition = names[question.resolvedTo()].definition().equals(instance.definition());
            return !isDefinition ? 0 : seen == arguments.size() ? ASKED - 2 : LIKELY;
        }
        return arguments.isEmpty() ? LIKELY : seen == arguments.size() ? LIKELY + 3 : seen > 0 ? 5 : 0;
    }

    private boolean isRoot(Name name) {
        return !exports && name.definition().equals(crate + "::main")
                || askedFor.getOrDefault(name.item(), List.of()).stream().anyMatch(q -> q.place() == Place.ROOTS);
    }

    /** The callees of a visit that may be other instances than they are called by: by method and by closure. */
    private Map<String, List<Asked>> pending(List<Asked> asked) {
        Map<String, List<Asked>> found = new HashMap<>();
        for (Asked question : asked) {
            if (isPending(question)) {
                found.computeIfAbsent(names[question.key()].method(), method -> new ArrayList<>(1)).add(question);
                String self = names[question.key()].selfType();
                if (self.endsWith("}")) {
                    found.computeIfAbsent(self, closure -> new ArrayList<>(1)).add(question);
                }
            }
        }
        return found;
    }

    /** Whether a callee is another instance than it is called by: a method of a trait, but not of a trait object. */
    private boolean isPending(Asked question) {
        Name called = names[question.key()];
        return question.place() != Place.CONSTANT && called.isGeneric() && !called.isMethodOfImpl()
                && !called.isDropGlue() && !firstVisit.containsKey(called.item())
                && !called.selfType().startsWith("dyn ");
    }
}
