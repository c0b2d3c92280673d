package dev.ferrolens.rust;

import dev.ferrolens.rust.Segment.Notation;
import dev.ferrolens.rust.Segment.Qualified;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Collects what a compilation tells of impls: calls of trait methods with the impls that they led to, goals with the
 * impls that proved them, and symbols with their definitions.
 */
public final class LearnedImpls {
    private final Map<RustPath, Sightings> impls = new LinkedHashMap<>();
    private final Map<RustPath, RustPath> traits = new HashMap<>();
    private final Map<RustPath, RustPath> shownTraits = new HashMap<>();
    private final Set<RustPath> withOwnItems = new HashSet<>();
    private final Set<RustPath> asked = new HashSet<>();

    /** Notes an impl with its type and trait, and the arguments with which its methods are instantiated. */
    public void see(RustPath impl, ImplHeader header, Collection<List<RustType>> arguments) {
        impls.computeIfAbsent(impl, path -> new Sightings()).add(header, arguments);
    }

    /** Notes an impl with its trait, without its type. */
    public void seeTrait(RustPath impl, RustPath trait) {
        traits.putIfAbsent(impl, trait);
    }

    /** Notes inherent impls, without their types. */
    public void seeOwnItems(Collection<RustPath> inherent) {
        withOwnItems.addAll(inherent);
    }

    /** Notes an impl that a query is about, without its type and trait. */
    public void seeAsked(RustPath impl) {
        asked.add(impl);
    }

    /** Notes the path by which a compilation sees a trait, for the path that defines it. */
    public void seeTraitShown(RustPath trait, RustPath shown) {
        if (trait.name().equals(shown.name())) {
            shownTraits.merge(trait, shown, LearnedImpls::shorter);
        }
    }

    /** Returns whether the type of an impl is known. */
    public boolean knows(RustPath impl) {
        return impls.containsKey(impl);
    }

    /** Returns the impls whose types are known. */
    public List<RustPath> known() {
        return List.copyOf(impls.keySet());
    }

    /** Returns the types and traits with which an impl was seen. */
    public List<ImplHeader> headers(RustPath impl) {
        return List.copyOf(impls.get(impl).headers);
    }

    /** Returns the traits of impls, by the paths of both. */
    public Map<RustPath, RustPath> traits() {
        return traits;
    }

    Map<RustPath, RustPath> shownTraits() {
        return shownTraits;
    }

    Set<RustPath> withOwnItems() {
        return withOwnItems;
    }

    Set<RustPath> asked() {
        return asked;
    }

    /** Adds what another compilation tells of traits, and of impls whose types are not known here. */
    void addAll(LearnedImpls other) {
        other.shownTraits.forEach((trait, shown) -> shownTraits.merge(trait, shown, LearnedImpls::shorter));
        other.traits.forEach(traits::putIfAbsent);
        withOwnItems.addAll(other.withOwnItems);
        asked.addAll(other.asked);
    }

    /** Returns the names of impls. */
    Map<RustPath, RustType> names() {
        Map<RustPath, RustType> names = new HashMap<>();
        impls.forEach((impl, sightings) -> {
            RustType name = sightings.name(shownTraits);
            if (name != null) {
                names.put(impl, name);
            }
        });
        return names;
    }

    static <T extends RustType> T shorter(T a, T b) {
        String left = a.text();
        String right = b.text();
        return left.length() < right.length() || left.length() == right.length() && left.compareTo(right) <= 0 ? a : b;
    }

    /** The headers with which an impl was seen. */
    private static final class Sightings {
        private static final int ENOUGH = 64;
        private static final RustPath SELF = RustPath.of("Self");

        private final Set<ImplHeader> headers = new LinkedHashSet<>();
        /** The arguments of instances of its methods; a part of a header that equals one of them is a parameter. */
        private final Set<String> arguments = new LinkedHashSet<>();

        void add(ImplHeader header, Collection<List<RustType>> instances) {
            if (headers.size() < ENOUGH) {
                headers.add(header);
                instances.stream().limit(ENOUGH).forEach(types -> types.forEach(type -> arguments.add(type.text())));
            }
        }

        /** Returns the common name of all sightings; null if they do not share a trait. */
        RustType name(Map<RustPath, RustPath> shownTraits) {
            RustPath trait = headers.iterator().next().trait();
            RustType self = null;
            List<RustType> ofTrait = null;
            for (ImplHeader header : headers) {
                if (!Objects.equals(header.trait(), trait)) {
                    return null;
                }
                RustType general = GeneralType.of(header.selfType(), arguments);
                self = self == null ? general : GeneralType.common(self, general);
                List<RustType> others = header.traitArguments().stream().map(argument -> general(argument, header))
                        .toList();
                ofTrait = ofTrait == null ? others : GeneralType.common(ofTrait, others);
            }
            if (trait == null) {
                boolean isPath = self instanceof RustPath path && path.hasCrate();
                return isPath ? self : self.equals(RustPath.ANY) ? null
                        : RustPath.of(List.of(new Qualified(self, null, null)));
            }
            boolean isPlain = ofTrait.stream().allMatch(type -> type.equals(RustPath.ANY) || type.equals(SELF));
            RustPath shown = shownTraits.getOrDefault(trait, trait)
                    .withArguments(isPlain ? List.of() : ofTrait, Notation.ANGLES);
            return RustPath.of(List.of(new Qualified(self, shown, null)));
        }

        private RustType general(RustType argument, ImplHeader header) {
            return argument.equals(header.selfType()) ? SELF : GeneralType.of(argument, arguments);
        }
    }
}
