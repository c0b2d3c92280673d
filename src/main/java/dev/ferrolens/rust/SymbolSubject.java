package dev.ferrolens.rust;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The parts of a symbol that show the impl of its method: the type, the trait, and the arguments. */
final class SymbolSubject {
    private static final Set<String> STANDARD = Set.of("core", "alloc", "std");

    private final String item;
    private final String method;
    private final RustType selfType;
    private final RustPath trait;
    private final String crate;
    private final String typeName;
    /** The modules of the type and of the trait, or null. */
    private final String module;
    private final String traitModule;
    /** Whether the type or the trait is declared in the body of a method. */
    private final boolean isLocal;
    private final TypeShape self;
    private final List<RustType> shownTraitArguments;
    private final List<TypeShape> traitArguments;
    private final List<TypeShape> methodArguments;
    private final Set<String> crates = new HashSet<>();
    /** The names in the type and the trait's arguments, so that others need not be searched for. */
    private final Set<String> names = new HashSet<>();

    private SymbolSubject(Key symbol, RustType selfType, List<RustType> traitArguments, String method,
            List<RustType> arguments) {
        this.item = symbol.item().text();
        this.selfType = selfType;
        this.trait = symbol.trait();
        this.method = method;
        RustPath head = selfType.head();
        this.crate = head == null || !head.hasCrate() ? null : head.crateOfDefinition();
        this.module = text(head == null ? null : head.module());
        this.traitModule = text(trait == null ? null : trait.module());
        this.self = TypeShape.of(selfType);
        this.typeName = selfType instanceof RustPath ? selfType.withoutArguments().text() : self.name();
        this.isLocal = trait != null && trait.isQualified()
                || selfType instanceof RustPath path && path.isQualified() && !self.name().isEmpty()
                        && Character.isUpperCase(firstLetter(self.name()));
        this.shownTraitArguments = traitArguments;
        this.traitArguments = TypeShape.of(traitArguments);
        this.methodArguments = TypeShape.of(arguments);
        self.addNames(names);
        this.traitArguments.forEach(argument -> argument.addNames(names));
        addCrates(selfType);
        if (trait != null) {
            addCrates(trait);
            traitArguments.forEach(this::addCrates);
        }
        if (crate == null) {
            crates.addAll(STANDARD);
        }
    }

    private static String text(RustPath path) {
        return path == null ? null : path.text();
    }

    static SymbolSubject of(Key symbol) {
        RustPath item = RustPath.of(symbol.item());
        RustPath path = item.withoutShims();
        if (item.first() instanceof Segment.Qualified qualified) {
            List<RustType> ofTrait = qualified.trait() instanceof RustPath trait ? trait.arguments() : List.of();
            return new SymbolSubject(symbol, qualified.selfType(), ofTrait, path.names(1), item.allArguments());
        }
        // Legacy symbols spell an inherent method like a function: clap::builder::command::Command::get_color.
        int type = path.length() - 1;
        while (type > 0 && !path.isType(type)) {
            type--;
        }
        return new SymbolSubject(symbol, path.prefix(type + 1).withoutArguments(), List.of(), path.names(type + 1),
                List.of());
    }

    /** Adds the crates of all paths in a type. */
    private void addCrates(RustType type) {
        type.forEachPathInside(path -> {
            if (path.hasCrate()) {
                crates.add(((Segment.Named) path.first()).name());
            }
        });
    }

    String item() {
        return item;
    }

    /** Returns the type and the trait that the symbol shows. */
    ImplHeader header() {
        return new ImplHeader(selfType, trait, shownTraitArguments);
    }

    /** Returns the method, {@code insert}, with the closures in it: {@code insert::{closure#0}}. */
    String method() {
        return method;
    }

    /** Returns the trait, or an empty text for a method of the type itself. */
    String traitName() {
        return trait == null ? "" : trait.text();
    }

    /** Returns the type without its arguments, and without the types in a reference, slice or tuple. */
    String typeName() {
        return typeName;
    }

    /** Returns whether these arguments are the type, those of its trait and those of the method. */
    boolean isProvided(List<TypeShape> arguments) {
        return !arguments.isEmpty() && arguments.get(0).matches(self) && endsWithMethodArguments(arguments, 1);
    }

    /** Returns whether a parameter of the impl is the type itself, as in an impl for every type. */
    boolean isParameter(DefinitionIndex.Instance instance) {
        return ofImpl(instance).stream().anyMatch(argument -> argument.matches(self));
    }

    /** Returns whether it is a method of the type itself. */
    boolean isInherent() {
        return trait == null;
    }

    boolean isReference() {
        return self.isReference();
    }

    /**
     * Returns whether this may be an impl for every type or every reference, which is in the module of its trait and
     * has only the type and the trait's arguments as parameters.
     */
    boolean mayBeWithTrait(DefinitionIndex.Instance instance) {
        if (trait == null || !instance.candidate().module.startsWith(String.valueOf(traitModule))) {
            return false;
        }
        List<TypeShape> parameters = ofImpl(instance);
        TypeShape referent = isReference() ? self.arguments().get(0) : self;
        return !parameters.isEmpty() && parameters.get(0).matches(referent)
                && parameters.subList(1, parameters.size()).stream().allMatch(this::inTrait);
    }

    private List<TypeShape> ofImpl(DefinitionIndex.Instance instance) {
        List<TypeShape> arguments = instance.outlines();
        return arguments.subList(0, Math.max(0, arguments.size() - methodArguments.size()));
    }

    /**
     * Returns whether a candidate's crate fits: an inherent impl is in the crate of its type, any other in one that it
     * names; those of primitives are in the library.
     */
    boolean mayBeIn(DefinitionIndex.Candidate candidate) {
        boolean isInherent = trait == null && crate != null;
        if (isInherent ? !crate.equals(candidate.crate) : !crates.contains(candidate.crate)) {
            return false;
        }
        if (trait == null && crate == null && !isOfPrimitive(candidate.module)) {
            return false;
        }
        // Types declared in the body of a method are spelled with it, and their impls can only be there, too.
        return candidate.enclosing == null ? !isLocal
                : selfType.isDeclaredIn(candidate.enclosing)
                        || trait != null && trait.isDeclaredIn(candidate.enclosing);
    }

    /** Returns whether a module is that of a primitive type's methods in the library, which has the type's name. */
    private boolean isOfPrimitive(String place) {
        String type = self.name();
        String home = switch (type) {
            case "[" -> self.arguments().size() > 1 ? "::array" : "::slice";
            case "*const" -> "::const_ptr";
            case "*mut" -> "::mut_ptr";
            case "str", "char", "bool" -> "::" + type;
            default -> "";
        };
        return home.isEmpty() ? !place.startsWith("alloc") : place.contains(home) || place.contains("::ascii");
    }

    private static char firstLetter(String name) {
        int at = 0;
        while (at < name.length() - 1 && name.charAt(at) == '_') {
            at++;
        }
        return name.charAt(at);
    }

    /**
     * Returns whether an instance may be the symbol's: its arguments end with those of the method, and before them come
     * parameters of the impl. The type or the trait shows most of these, but not all: defaults are left out, and a
     * parameter may be bound only by an associated type, as {@code R} in
     * {@code impl<T, F: Fn(T) -> R, R> Trait<T> for Type<F>}.
     */
    boolean mayBe(DefinitionIndex.Instance instance) {
        if (!endsWithMethodArguments(instance.outlines(), 0)) {
            return false;
        }
        List<TypeShape> parameters = ofImpl(instance);
        return parameters.isEmpty() || isTied(instance);
    }

    /** Returns whether a parameter, or else the place of the impl, ties it to the type. */
    boolean isTied(DefinitionIndex.Instance instance) {
        List<TypeShape> parameters = ofImpl(instance);
        if (parameters.stream().anyMatch(this::shows)) {
            return true;
        }
        boolean showsNothing = self.headArguments().isEmpty();
        return parameters.isEmpty() && showsNothing
                || (parameters.isEmpty() || showsNothing) && isNear(instance.candidate().module);
    }

    /** Returns whether the impl is in the module of its type. */
    boolean isAtHome(DefinitionIndex.Instance instance) {
        return instance.candidate().module.equals(module);
    }

    /** Returns whether the impl is in another module that is as likely: one below the type's, or that of the trait. */
    boolean isNearHome(DefinitionIndex.Instance instance) {
        String place = instance.candidate().module;
        return !isAtHome(instance) && (module != null && place.startsWith(module + "::")
                || traitModule != null && (place + "::").startsWith(traitModule + "::"));
    }

    /** Returns whether the impl's parameters begin with those that the type shows, and all of them are shown. */
    boolean isSpelledOut(DefinitionIndex.Instance instance) {
        List<TypeShape> head = self.headArguments();
        List<TypeShape> arguments = instance.outlines();
        int ofImpl = arguments.size() - methodArguments.size();
        if (ofImpl < head.size() || !arguments.subList(0, ofImpl).stream().allMatch(this::shows)) {
            return false;
        }
        for (int i = 0; i < head.size(); i++) {
            if (!head.get(i).matches(arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean shows(TypeShape parameter) {
        if (isDefault(parameter)) {
            return true;
        }
        boolean mayBeNamed = names.contains(parameter.name()) || names.contains("_") || parameter.name().equals("_");
        return mayBeNamed && (self.contains(parameter) || inTrait(parameter));
    }

    private boolean inTrait(TypeShape parameter) {
        return traitArguments.stream().anyMatch(argument -> argument.contains(parameter));
    }

    private boolean isNear(String place) {
        if (trait == null && crate == null) {
            return true;
        }
        return isAlong(module, place) || isAlong(traitModule, place);
    }

    private static boolean isAlong(String module, String place) {
        return module != null && (place.startsWith(module) || module.startsWith(place));
    }

    private boolean endsWithMethodArguments(List<TypeShape> arguments, int from) {
        int start = arguments.size() - methodArguments.size();
        if (start < from) {
            return false;
        }
        for (int i = 0; i < methodArguments.size(); i++) {
            if (!arguments.get(start + i).matches(methodArguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a parameter is an allocator or a hasher, which the spelling of a type leaves out. */
    private static boolean isDefault(TypeShape parameter) {
        return parameter.name().equals("Global") || parameter.name().equals("RandomState");
    }
}
