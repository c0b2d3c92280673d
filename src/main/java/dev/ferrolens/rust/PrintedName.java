package dev.ferrolens.rust;

import java.util.HashSet;
import java.util.Set;

/**
 * A name that the compiler prints for people, taken apart.
 *
 * @param text the name as it is printed
 * @param path the name in the one spelling, without type arguments
 * @param end the last name in the path and what follows it: {@code insert}, {@code for_each::call::{closure#0}}
 * @param header what shows the impl: {@code <alloc::vec::Vec<T> as core::clone::Clone>}, {@code alloc::vec::Vec::<T>}
 * @param selfType the type whose method it is, or null. Without the brackets of an impl it may as well be a trait
 * @param trait the trait that the method is of, without its arguments, or null
 * @param implModule the module of the impl, where the name shows it, or null
 * @param isOfImpl whether the name shows an impl
 * @param parameters how many type parameters the impl shows
 * @param crates those that the header names
 */
record PrintedName(String text, String path, String end, String header, String selfType, String trait,
        String implModule, boolean isOfImpl, int parameters, Set<String> crates) {
    static PrintedName of(String text, Crates compilation) {
        String item = new RustText(text, 0, text.length(), compilation).readType();
        SymbolPath parts = SymbolPath.of(item);
        String path = Paths.withoutArguments(item);
        String selfType = parts.selfType();
        boolean isOfImpl = selfType != null;
        String end = isOfImpl ? String.join("::", parts.segments()) : end(path);
        if (!isOfImpl && path.length() > end.length() + 2) {
            selfType = path.substring(0, path.length() - end.length() - 2);
        }
        int impl = text.startsWith("<") ? -1 : text.indexOf("::<impl ");
        String module = impl < 0 ? null : moduleOf(text.substring(0, impl) + "::_::_", compilation);
        String header = isOfImpl ? item.substring(0, Brackets.afterAngle(item, 0, item.length()))
                : inherentHeader(item, end);
        return new PrintedName(text, path, end, header, selfType, parts.trait(), module, isOfImpl,
                isOfImpl ? parameters(header) : 0, crates(header));
    }

    private static String moduleOf(String path, Crates compilation) {
        return Paths.module(new RustText(path, 0, path.length(), compilation).readPath());
    }

    /** What stands before the method: {@code alloc::vec::Vec::<T>}. */
    private static String inherentHeader(String item, String end) {
        int at = item.lastIndexOf("::" + end);
        return at < 0 ? "" : item.substring(0, at);
    }

    /** The impl around the function in which the type or trait is declared, {@code <a::T as b::Trait>}, or null. */
    String outerHeader() {
        String local = selfType != null && selfType.contains(">::") || trait == null ? selfType : trait;
        boolean isLocal = local != null && local.startsWith("<") && isIn("");
        return isLocal ? local.substring(0, Brackets.afterAngle(local, 0, local.length())) : null;
    }

    /**
     * The last name of a path with what follows it in braces; of the method of a type all that follows the type:
     * functions and their closures.
     */
    static String end(String path) {
        int last = -1;
        int ofType = -1;
        int at = 0;
        while (at < path.length()) {
            char first = path.charAt(at);
            boolean isType = Character.isUpperCase(first) && !isConstant(path, at);
            if (first != '{') {
                last = at;
            }
            int stop = segmentEnd(path, at);
            if (isType && stop + 2 < path.length() && path.charAt(stop + 2) != '{') {
                ofType = stop + 2;
            }
            at = stop + 2;
        }
        return path.substring(ofType >= 0 ? ofType : Math.max(0, last));
    }

    private static int segmentEnd(String path, int from) {
        int at = from;
        while (at < path.length()) {
            char c = path.charAt(at);
            if (c == '{' || c == '<') {
                at = c == '{' ? Brackets.after(path, at, path.length()) : Brackets.afterAngle(path, at, path.length());
            } else if (path.startsWith("::", at)) {
                return at;
            } else {
                at++;
            }
        }
        return path.length();
    }

    private static boolean isConstant(String path, int from) {
        int at = from;
        while (at < path.length() && Cursor.isIdentifierPart(path.charAt(at))) {
            if (Character.isLowerCase(path.charAt(at))) {
                return false;
            }
            at++;
        }
        return at - from > 1;
    }

    /** Whether a definition outside of impls may be the one, seen where it is exported again. */
    boolean mayBeExported(PrintedNames.Definition definition) {
        if (definition.impl() != null) {
            return false;
        }
        return !isMethod() || crates.contains(definition.crate())
                && definition.shown().endsWith("::" + Paths.name(selfType) + "::" + end);
    }

    /**
     * Whether a definition in an impl may be the one. What a name without the brackets of an impl begins with may as
     * well be a module, whose functions are in no impl.
     */
    boolean mayBeOfImpl(PrintedNames.Definition definition, DeclaringModules homes) {
        if (definition.impl() == null || definition.arguments() < parameters || !isMethod()) {
            return false;
        }
        String enclosing = definition.enclosing();
        if (enclosing == null ? isIn("") : !isIn(enclosing + "::")) {
            return false;
        }
        if (implModule != null) {
            return implModule.equals(definition.module());
        }
        return homes.of(selfType).contains(definition.module())
                || trait != null && homes.of(trait).contains(definition.module());
    }

    private boolean isMethod() {
        return isOfImpl || selfType != null && Character.isUpperCase(Paths.name(selfType).charAt(0));
    }

    /** Whether the type or trait is declared in the body of a method, as {@code <a::T>::f::Local} is. */
    private boolean isIn(String function) {
        return selfType.contains(">::" + function) || trait != null && trait.contains(">::" + function);
    }

    /** How many names in a type are those of parameters, which are written in capitals. */
    private static int parameters(String header) {
        Set<String> found = new HashSet<>();
        int at = 0;
        while (at < header.length()) {
            int stop = at;
            while (stop < header.length() && Cursor.isIdentifierPart(header.charAt(stop))) {
                stop++;
            }
            boolean isPart = at > 0 && header.charAt(at - 1) == ':' || header.startsWith("::", stop);
            if (stop > at && !isPart && Character.isUpperCase(header.charAt(at))
                    && header.substring(at, stop).chars().noneMatch(Character::isLowerCase)) {
                found.add(header.substring(at, stop));
            }
            at = stop == at ? at + 1 : stop;
        }
        return found.size();
    }

    private static Set<String> crates(String text) {
        Set<String> found = new HashSet<>();
        int at = 0;
        while (at < text.length()) {
            int stop = at;
            while (stop < text.length() && Cursor.isIdentifierPart(text.charAt(stop))) {
                stop++;
            }
            if (stop > at && text.startsWith("::", stop) && (at == 0 || text.charAt(at - 1) != ':')) {
                found.add(text.substring(at, stop));
            }
            at = stop == at ? at + 1 : stop;
        }
        return found;
    }
}
