package dev.ferrolens.rust;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the definition of a symbol, spelled as in the keys of queries.
 *
 * <p>A key says {@code core::option::{impl#0}::insert} with the arguments {@code [T]}; a symbol says
 * {@code <core::option::Option<T>>::insert}: it shows the type, but not the number of the impl. The two are joined by
 * rules that hold for every impl:
 * <ul>
 * <li>it lies in a crate that its trait or its types name (the orphan rule);
 * <li>its parameters appear in its type or trait, and an instance's arguments are those of the impl, then those of the
 *     method;
 * <li>it is for one type and one trait, so what is known from one of its methods holds for the others;
 * <li>an instance has one symbol.
 * </ul>
 * A symbol that several definitions fit is not joined, with one exception in an index over all symbols: of several
 * impls, it prefers the one in the module of its type, unless another one is below that module or with the trait. This
 * is a convention and not a rule of the language. Against the impl numbers in the mangled symbols of about 65 crates,
 * each compiled in debug and in release with Rust 1.95, 7 of the 46,083 joined symbols were wrong, six of them of one
 * impl in the standard library; the preference joined a sixth more. Without it, as in {@link #of(Collection)}, none was
 * wrong.
 *
 * <pre>{@code
 * DefinitionIndex index = DefinitionIndex.of(instances, symbols);   // facts of the session's keys
 * index.resolve(symbol)                                             // core::option::{impl#0}::insert, or empty
 * }</pre>
 */
public final class DefinitionIndex {
    private static final int MOST_ROUNDS = 16;
    /**
     * The largest mean number of instances tried for a symbol. It is below ten for real recordings, but hostile ones
     * could have any number.
     */
    private static final long TRIES_FOR_EACH = 200;

    private final Map<RustPath, Candidate> byPath = new HashMap<>();
    /** Candidates by the path as a symbol shows it, without the numbers of repeated names. */
    private final Map<RustPath, List<Candidate>> byShownPath = new HashMap<>();
    private final Map<String, List<Candidate>> byMethod = new HashMap<>();
    private final Map<String, Optional<RustPath>> resolved = new HashMap<>();
    private long triesLeft;

    private final Map<RustPath, String> traitOfImpl = new HashMap<>();
    private final Map<RustPath, String> typeOfImpl = new HashMap<>();
    private final Map<RustPath, List<ImplHeader>> headers = new LinkedHashMap<>();

    private DefinitionIndex() {}

    /**
     * Returns an index over the instances of a session that looks up each symbol on its own, without the preference.
     */
    public static DefinitionIndex of(Collection<Key> instances) {
        return of(instances, List.of());
    }

    /**
     * Returns an index over the instances of a session that resolves all of its symbols together. This resolves more
     * symbols, since the impl of one is no longer a candidate for others. Keys of other kinds are ignored.
     */
    public static DefinitionIndex of(Collection<Key> instances, Collection<Key> symbols) {
        return of(instances, symbols, Map.of());
    }

    /**
     * Returns the same index if the traits of some impls are known.
     *
     * @param traits the paths that define traits, by the paths of their impls
     */
    public static DefinitionIndex of(Collection<Key> instances, Collection<Key> symbols,
            Map<RustPath, RustPath> traits) {
        DefinitionIndex index = new DefinitionIndex();
        traits.forEach((impl, trait) -> index.traitOfImpl.put(impl, trait.text()));
        Set<String> seen = new HashSet<>();
        for (Key facts : instances) {
            if (facts.form() == KeyKind.INSTANCE && facts.definition() != null && seen.add(facts.item().text())) {
                index.add(facts);
            }
        }
        index.triesLeft = TRIES_FOR_EACH * (1 + seen.size() + symbols.size());
        index.resolveAll(symbols);
        return index;
    }

    private void add(Key facts) {
        Candidate candidate = byPath.get(facts.definition());
        if (candidate == null) {
            candidate = new Candidate(facts);
            byPath.put(facts.definition(), candidate);
            byShownPath.computeIfAbsent(facts.definition().withoutNumbers(), path -> new ArrayList<>(1)).add(candidate);
            if (candidate.method != null) {
                byMethod.computeIfAbsent(candidate.method, name -> new ArrayList<>(2)).add(candidate);
            }
        }
        candidate.instances.add(new Instance(candidate, facts.typeArguments()));
    }

    /**
     * Returns the definition of a symbol, such as {@code core::option::{impl#0}::insert} for
     * {@code <core::option::Option<u8>>::insert}, or empty if none or more than one fits.
     */
    public Optional<RustPath> resolve(Key symbol) {
        if (symbol.form() != KeyKind.SYMBOL || symbol.definition() == null) {
            return Optional.empty();
        }
        return resolved.computeIfAbsent(symbol.item().text(), item -> {
            SymbolSubject subject = SymbolSubject.of(symbol);
            Optional<RustPath> direct = direct(symbol, subject);
            return direct.isPresent() ? direct : only(fitting(subject), subject);
        });
    }

    /** Returns the definition with the same path, or a method that the trait itself provides. */
    private Optional<RustPath> direct(Key symbol, SymbolSubject subject) {
        List<Candidate> alike = byShownPath.getOrDefault(symbol.definition().withoutShims(), List.of());
        if (!alike.isEmpty()) {
            return alike.size() == 1 ? Optional.of(alike.get(0).definition) : Optional.empty();
        }
        if (symbol.trait() == null) {
            return Optional.empty();
        }
        Candidate provided = byPath.get(symbol.trait().child(subject.method()));
        boolean isProvided = provided != null
                && provided.instances.stream().anyMatch(i -> subject.isProvided(i.outlines()));
        return isProvided ? Optional.of(provided.definition) : Optional.empty();
    }

    /** Returns the only definition that fits, if something ties it to the symbol. Untied ones count as fitting, too. */
    private static Optional<RustPath> only(List<Instance> fitting, SymbolSubject subject) {
        Set<Candidate> candidates = new HashSet<>();
        fitting.forEach(instance -> candidates.add(instance.of));
        boolean isTied = candidates.size() == 1 && fitting.stream().anyMatch(subject::isTied);
        return isTied ? Optional.of(fitting.get(0).of.definition) : Optional.empty();
    }

    /**
     * Returns the instances whose impl is in its most frequent place, the module of its type; of several, those with
     * just the parameters that the type shows. Impls for references and for types of any kind are with the trait.
     * Returns none if one is in another place that is as likely.
     */
    private static List<Instance> atHome(List<Instance> fitting, SymbolSubject subject) {
        if (fitting.stream().anyMatch(subject::isNearHome)) {
            return List.of();
        }
        List<Instance> withTrait = fitting.stream().filter(subject::mayBeWithTrait).toList();
        if (!withTrait.isEmpty()) {
            return subject.isReference() ? withTrait : List.of();
        }
        List<Instance> atHome = fitting.stream().filter(subject::isAtHome).toList();
        return only(atHome, subject).isPresent() ? atHome : atHome.stream().filter(subject::isSpelledOut).toList();
    }

    /** Returns all instances of methods of impls that the symbol may be; none if there are too many to try. */
    private List<Instance> fitting(SymbolSubject subject) {
        List<Instance> fitting = new ArrayList<>(2);
        for (Candidate candidate : byMethod.getOrDefault(subject.method(), List.of())) {
            if (triesLeft <= 0) {
                // Instances that are not tried may fit as well.
                return List.of();
            }
            if (subject.mayBeIn(candidate)) {
                triesLeft -= candidate.instances.size();
                candidate.instances.stream().filter(subject::mayBe).forEach(fitting::add);
            }
        }
        return fitting;
    }

    // --- all symbols together

    /** Returns the types and traits of the symbols that were found to be methods of impls, by impl. */
    public Map<RustPath, List<ImplHeader>> headers() {
        return headers;
    }

    private void resolveAll(Collection<Key> symbols) {
        Map<SymbolSubject, List<Instance>> open = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Key symbol : symbols) {
            if (symbol.form() == KeyKind.SYMBOL && symbol.definition() != null && seen.add(symbol.item().text())) {
                SymbolSubject subject = SymbolSubject.of(symbol);
                Optional<RustPath> direct = direct(symbol, subject);
                if (direct.isPresent()) {
                    resolved.put(symbol.item().text(), direct);
                } else {
                    open.put(subject, fitting(subject));
                }
            }
        }
        boolean learned = true;
        for (int round = 0; learned && round < MOST_ROUNDS; round++) {
            learned = resolveRound(open, subject -> false) || resolveRound(open, SymbolSubject::isInherent)
                    || resolveRound(open, subject -> true);
        }
        open.keySet().forEach(subject -> resolved.put(subject.item(), Optional.empty()));
    }

    /**
     * Resolves symbols with one candidate left, and notes what that tells about the impl.
     *
     * @param atHome the symbols for which the module of the type is preferred
     */
    private boolean resolveRound(Map<SymbolSubject, List<Instance>> open, Predicate<SymbolSubject> atHome) {
        boolean learned = false;
        for (Iterator<Map.Entry<SymbolSubject, List<Instance>>> i = open.entrySet().iterator(); i.hasNext();) {
            Map.Entry<SymbolSubject, List<Instance>> entry = i.next();
            SymbolSubject subject = entry.getKey();
            List<Instance> left = entry.getValue().stream().filter(instance -> mayStillBe(instance, subject)).toList();
            if (atHome.test(subject)) {
                left = atHome(left, subject);
            }
            Optional<RustPath> definition = only(left, subject);
            if (definition.isPresent()) {
                resolved.put(subject.item(), definition);
                learn(subject, left);
                i.remove();
                learned = true;
            }
        }
        return learned;
    }

    private boolean mayStillBe(Instance instance, SymbolSubject subject) {
        RustPath impl = instance.of.impl;
        if (instance.symbol != null && !instance.symbol.equals(subject.item())) {
            return false;
        }
        String trait = traitOfImpl.get(impl);
        if (trait != null && !trait.equals(subject.traitName())) {
            return false;
        }
        String type = typeOfImpl.get(impl);
        return type == null || type.equals(subject.typeName());
    }

    private void learn(SymbolSubject subject, List<Instance> only) {
        RustPath impl = only.get(0).of.impl;
        headers.computeIfAbsent(impl, path -> new ArrayList<>(2)).add(subject.header());
        traitOfImpl.putIfAbsent(impl, subject.traitName());
        // The impl of a trait for any type at all has that type among its parameters.
        boolean isBlanket = only.stream().anyMatch(subject::isParameter);
        if (!isBlanket) {
            typeOfImpl.putIfAbsent(impl, subject.typeName());
        }
        if (only.size() == 1) {
            only.get(0).symbol = subject.item();
        }
    }

    /** A definition and the arguments with which the session instantiates it. */
    static final class Candidate {
        final RustPath definition;
        final String crate;
        final String module;
        /** The impl around the definition, {@code core::option::{impl#0}}; null if there is none. */
        final RustPath impl;
        final String method;
        /** The function around an impl in the body of a method; null for other impls. */
        final String enclosing;
        private final List<Instance> instances = new ArrayList<>(1);

        Candidate(Key facts) {
            definition = facts.definition();
            crate = facts.crate() == null ? "" : facts.crate();
            module = facts.module() == null ? "" : facts.module().text();
            impl = definition.impl();
            method = impl == null ? null : definition.withoutNumbers().names(impl.length());
            RustPath around = impl == null ? null : impl.parent();
            enclosing = around == null || around.lastImpl() < 0 ? null : around.name();
        }
    }

    /** One instance of a definition, and its symbol if that is known. */
    static final class Instance {
        private final Candidate of;
        private final List<RustType> arguments;
        private List<TypeShape> outlines;
        private String symbol;

        Instance(Candidate of, List<RustType> arguments) {
            this.of = of;
            this.arguments = arguments;
        }

        Candidate candidate() {
            return of;
        }

        List<TypeShape> outlines() {
            if (outlines == null) {
                outlines = TypeShape.of(arguments);
            }
            return outlines;
        }
    }
}
