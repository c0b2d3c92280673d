package dev.ferrolens.rust;

import dev.ferrolens.rust.Segment.Named;
import dev.ferrolens.rust.Segment.Qualified;
import java.util.HashSet;
import java.util.Set;

/**
 * The parts of a name that the compiler prints for people.
 *
 * @param text the printed name
 * @param path the name in the normal spelling, without type arguments
 * @param end the last name in the path and the parts after it: {@code insert}, {@code for_each::call::{closure#0}}
 * @param header the part that shows the impl: {@code <alloc::vec::Vec<T> as core::clone::Clone>},
 *     {@code alloc::vec::Vec::<T>}
 * @param selfType the type whose method it is, or null; without the brackets of an impl, it may also be a trait
 * @param trait the trait that the method is of, without its arguments, or null
 * @param implModule the module of the impl, or null if the name does not show it
 * @param isOfImpl whether the name shows an impl
 * @param parameters the number of type parameters that the impl shows
 * @param crates the crates that the header names
 */
record PrintedName(String text, RustPath path, String end, RustPath header, RustType selfType, RustPath trait,
        RustPath implModule, boolean isOfImpl, int parameters, Set<String> crates) {
    static PrintedName of(String text, Crates compilation) {
        RustPath item = RustPath.of(new RustText(text, compilation).readType());
        RustPath path = item.withoutArguments();
        Set<String> crates = new HashSet<>();
        if (item.first() instanceof Qualified qualified) {
            RustPath header = item.prefix(1);
            RustPath module = qualified.module() == null ? null : qualified.module().child("_").child("_").module();
            RustPath trait = qualified.trait() == null ? null : RustPath.of(qualified.trait()).withoutLastArguments();
            addCrates(header, crates);
            return new PrintedName(text, path, path.names(1), header, qualified.selfType(), trait, module, true,
                    parameters(header), crates);
        }
        int end = endPlace(path);
        RustPath header = end == 0 ? null : item.prefix(end);
        if (header != null) {
            addCrates(header, crates);
        }
        return new PrintedName(text, path, path.names(end), header, header == null ? null : header.withoutArguments(),
                null, null, false, 0, crates);
    }

    /**
     * Returns the impl around the function in which the type or trait is declared, {@code <a::T as b::Trait>}, or null.
     */
    RustPath outerHeader() {
        RustType local = trait == null || selfType.isDeclaredIn(null) ? selfType : trait;
        return local instanceof RustPath path && path.isQualified() && isDeclaredIn(null) ? path.prefix(1) : null;
    }

    /**
     * Returns the last name of a path with the parts in braces after it; for the method of a type, all after the type.
     */
    static String end(RustPath path) {
        return path.names(endPlace(path));
    }

    private static int endPlace(RustPath path) {
        int last = 0;
        int ofType = -1;
        for (int i = 0; i < path.length(); i++) {
            boolean isNamed = path.segment(i) instanceof Named named && !named.name().startsWith("{");
            last = isNamed ? i : last;
            boolean isBeforeName = i + 1 < path.length()
                    && !((Named) path.segment(i + 1)).name().startsWith("{");
            if (isBeforeName && isNamed && path.isType(i) && !isConstant(((Named) path.segment(i)).name())) {
                ofType = i + 1;
            }
        }
        return ofType >= 0 ? ofType : last;
    }

    /** Returns whether a name is in capitals, like those of constants and of type parameters. */
    private static boolean isInCapitals(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0))
                && name.chars().noneMatch(Character::isLowerCase);
    }

    private static boolean isConstant(String name) {
        return name.length() > 1 && isInCapitals(name);
    }

    /** Returns whether the name may be a re-export of a definition outside of impls. */
    boolean mayBeExported(PrintedNames.Definition definition) {
        if (definition.impl() != null) {
            return false;
        }
        return !isMethod() || crates.contains(definition.crate())
                && definition.shown().endsWith(RustPath.of(selfType).name() + "::" + end);
    }

    /**
     * Returns whether the name may be that of a definition in an impl. The start of a name without the brackets of an
     * impl may also be a module, whose functions are in no impl.
     */
    boolean mayBeOfImpl(PrintedNames.Definition definition, DeclaringModules homes) {
        if (definition.impl() == null || definition.arguments() < parameters || !isMethod()) {
            return false;
        }
        String enclosing = definition.enclosing();
        if (enclosing == null ? isDeclaredIn(null) : !isDeclaredIn(enclosing)) {
            return false;
        }
        if (implModule != null) {
            return implModule.equals(definition.module());
        }
        return homes.of(selfType).contains(definition.module())
                || trait != null && homes.of(trait).contains(definition.module());
    }

    private boolean isMethod() {
        return isOfImpl || selfType instanceof RustPath path && path.isType();
    }

    /**
     * Returns whether the type or trait is declared in a method of this name, or in any, like {@code <a::T>::f::Local}.
     */
    private boolean isDeclaredIn(String function) {
        return selfType.isDeclaredIn(function) || trait != null && trait.isDeclaredIn(function);
    }

    /** Returns the number of parameters in a type, recognised by their capitals. */
    private static int parameters(RustPath header) {
        Set<String> found = new HashSet<>();
        header.forEachPathInside(path -> {
            if (path.length() == 1 && path.first() instanceof Named named && isInCapitals(named.name())) {
                found.add(named.name());
            }
        });
        return found.size();
    }

    private static void addCrates(RustPath header, Set<String> crates) {
        header.forEachPathInside(path -> {
            if (path.hasCrate()) {
                crates.add(((Named) path.first()).name());
            }
        });
    }
}
