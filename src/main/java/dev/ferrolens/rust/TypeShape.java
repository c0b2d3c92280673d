package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Bounds;
import dev.ferrolens.rust.RustType.Braced;
import dev.ferrolens.rust.RustType.Equality;
import dev.ferrolens.rust.RustType.Function;
import dev.ferrolens.rust.RustType.Prefixed;
import dev.ferrolens.rust.RustType.Slice;
import dev.ferrolens.rust.RustType.Tuple;
import dev.ferrolens.rust.Segment.Named;
import dev.ferrolens.rust.Segment.Notation;
import dev.ferrolens.rust.Segment.Qualified;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The part of a type that is common to its spellings: the name at the end of its path, and the shapes of its arguments.
 *
 * <p>The keys of queries name a type by the path that the compiled crate sees and print every argument; symbols name it
 * by the path that defines it and leave defaults out. {@code model::Item} and {@code inventory::model::Item}, or
 * {@code clap::Error<clap::error::RichFormatter>} and {@code clap::error::Error}, have shapes that match.
 *
 * @param name the last segment of the path, {@code &}, {@code (} and the like
 * @param place the path before the name, if the standard library defines it, whose paths are spelled alike everywhere
 * @param arguments the shapes of the arguments
 */
record TypeShape(String name, String place, List<TypeShape> arguments) {
    private static final Set<String> STANDARD = Set.of("core", "alloc", "std");

    private TypeShape(String name, List<TypeShape> arguments) {
        this(name, "", arguments);
    }

    static TypeShape of(RustType type) {
        if (type instanceof RustPath path) {
            return of(path);
        } else if (type instanceof Prefixed prefixed) {
            return of(prefixed);
        } else if (type instanceof Tuple tuple) {
            return new TypeShape("(", of(tuple.parts()));
        } else if (type instanceof Slice slice) {
            return new TypeShape("[", ofParts(slice.parts(), slice.length()));
        } else if (type instanceof Function function) {
            return new TypeShape("fn", ofParts(function.parameters(), function.result()));
        } else if (type instanceof Bounds bounds && !bounds.bounds().isEmpty()) {
            return bounds.isTraitObject() ? new TypeShape("dyn", of(bounds.bounds().subList(0, 1)))
                    : new TypeShape(bounds.keyword().strip(), List.of());
        }
        return new TypeShape(type instanceof Braced ? "::" + type.text() : type.text(), List.of());
    }

    /** Returns the shapes of a list, with both sides of {@code Item = T}. */
    static List<TypeShape> of(List<RustType> types) {
        List<TypeShape> shapes = new ArrayList<>(types.size());
        for (RustType type : types) {
            if (type instanceof Equality equality) {
                shapes.add(of(equality.left()));
            }
            shapes.add(of(type instanceof Equality equality ? equality.right() : type));
        }
        return shapes;
    }

    private static List<TypeShape> ofParts(List<RustType> types, RustType last) {
        List<TypeShape> shapes = of(types);
        if (last != null) {
            shapes.add(of(last));
        }
        return shapes;
    }

    private static TypeShape of(Prefixed prefixed) {
        String prefix = prefixed.prefix().strip();
        return switch (prefix) {
            case "&", "&mut", "*const", "*mut" -> new TypeShape(prefix, List.of(of(prefixed.of())));
            case "?" -> new TypeShape(prefixed.text(), List.of());
            default -> of(prefixed.of());
        };
    }

    private static TypeShape of(RustPath path) {
        List<TypeShape> arguments = List.of();
        Named before = null;
        Named last = null;
        int lastPlace = 0;
        for (int i = 0; i < path.length(); i++) {
            if (path.segment(i) instanceof Qualified qualified) {
                arguments = List.of(of(qualified.selfType()));
                continue;
            }
            Named named = (Named) path.segment(i);
            if (!arguments.isEmpty() && last != null && last.isCapital()) {
                // `Type::<A>::method` is the visible path for `<Type<A>>::method`.
                arguments = List.of(new TypeShape(last.name(), arguments));
            }
            if (!named.name().startsWith("{constructor")) {
                before = last;
                last = named;
                lastPlace = i;
            }
            arguments = withOwn(arguments, named);
        }
        if (last == null) {
            return arguments.get(0);
        }
        return last.isClosure() ? new TypeShape((before == null ? "" : before.name()) + "::" + last.name(), List.of())
                : named(path, lastPlace, before != null && before.isCapital(), arguments);
    }

    /** Returns the arguments before a name, such as those of a closure, and its own. */
    private static List<TypeShape> withOwn(List<TypeShape> arguments, Named named) {
        if (named.arguments().isEmpty() || named.notation() == Notation.CALL) {
            return arguments;
        }
        List<TypeShape> all = new ArrayList<>(arguments);
        all.addAll(of(named.arguments()));
        return all;
    }

    private static TypeShape named(RustPath path, int place, boolean isVariant, List<TypeShape> arguments) {
        String name = ((Named) path.segment(place)).name();
        boolean isLong = path.length() > 1 || path.first() instanceof Named n && n.notation() == Notation.TURBOFISH;
        // Functions, and variants as functions, whose arguments are in different places in the two spellings.
        if (isLong && (isVariant || !name.isEmpty() && Character.isLowerCase(name.charAt(0)))) {
            return new TypeShape(name, List.of());
        }
        boolean isStandard = place > 0 && path.first() instanceof Named crate && STANDARD.contains(crate.name());
        return new TypeShape(name, isStandard ? path.prefix(place).text() : "", arguments);
    }

    /**
     * Returns whether the two may be one type. Arguments at the end that only one of them shows are taken for defaults.
     */
    boolean matches(TypeShape other) {
        if (name.equals("_") || other.name.equals("_")) {
            return true;
        }
        if (!name.equals(other.name) || !place.equals(other.place)) {
            return false;
        }
        int shared = Math.min(arguments.size(), other.arguments.size());
        for (int i = 0; i < shared; i++) {
            if (!arguments.get(i).matches(other.arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether this or any part of it matches. */
    boolean contains(TypeShape part) {
        if (matches(part)) {
            return true;
        }
        for (TypeShape argument : arguments) {
            if (argument.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the names of this and of all its parts. */
    void addNames(Set<String> names) {
        names.add(name);
        arguments.forEach(argument -> argument.addNames(names));
    }

    /** Returns the arguments that this type shows, behind references. */
    List<TypeShape> headArguments() {
        return isReference() ? arguments.get(0).headArguments() : arguments;
    }

    boolean isReference() {
        return name.startsWith("&") && arguments.size() == 1;
    }
}
