package dev.ferrolens.rust;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A type without what its spellings differ in: the name at the end of its path, and the outlines of its arguments.
 *
 * <p>The keys of queries name a type by the path that the compiled crate sees and print every argument; symbols name it
 * by the path that defines it and leave defaults out. {@code model::Item} and {@code inventory::model::Item}, or
 * {@code clap::Error<clap::error::RichFormatter>} and {@code clap::error::Error}, have outlines that match.
 */
final class TypeShape {
    private static final int DEEPEST = 64;

    private final String name;
    /** The path before the name where the standard library defines it, whose paths are spelled alike everywhere. */
    private final String place;
    private final List<TypeShape> arguments;

    private TypeShape(String name, List<TypeShape> arguments) {
        this(name, "", arguments);
    }

    private TypeShape(String name, String place, List<TypeShape> arguments) {
        this.name = name;
        this.place = place;
        this.arguments = arguments;
    }

    static TypeShape of(String type) {
        return new Parser(type).type(0);
    }

    static List<TypeShape> of(List<String> types) {
        return types.stream().map(TypeShape::of).toList();
    }

    /** The last segment of the path, {@code &}, {@code (} and the like. */
    String name() {
        return name;
    }

    List<TypeShape> arguments() {
        return arguments;
    }

    /** Whether the two may be one type. Arguments at the end that only one of them shows are taken for defaults. */
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

    /** Whether this, or anything that it is made of, matches. */
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

    /** Adds the names of this and of all that it is made of. */
    void addNames(Set<String> names) {
        names.add(name);
        arguments.forEach(argument -> argument.addNames(names));
    }

    /** What this type shows of its arguments; references are looked through. */
    List<TypeShape> headArguments() {
        return name.startsWith("&") && arguments.size() == 1 ? arguments.get(0).headArguments() : arguments;
    }

    @Override
    public String toString() {
        return arguments.isEmpty() ? name : name + arguments;
    }

    /** Reads the one spelling that {@link RustText} writes. */
    private static final class Parser {
        private final String text;
        private final int end;
        private int at;

        Parser(String text) {
            this.text = text;
            this.end = text.length();
        }

        TypeShape type(int depth) {
            if (depth > DEEPEST || at >= end) {
                return leaf(Brackets.itemEnd(text, at, end));
            }
            char c = text.charAt(at);
            if (c == '&') {
                at++;
                boolean isMutable = skip("mut ");
                return new TypeShape(isMutable ? "&mut" : "&", List.of(type(depth + 1)));
            }
            if (c == '*') {
                boolean isConstant = text.startsWith("*const ", at);
                at = Math.min(end, at + (isConstant ? "*const ".length() : "*mut ".length()));
                return new TypeShape(isConstant ? "*const" : "*mut", List.of(type(depth + 1)));
            }
            if (c == '(' || c == '[') {
                at++;
                TypeShape list = new TypeShape(c == '(' ? "(" : "[", list(depth + 1));
                skipOne();
                return list;
            }
            if (skip("dyn ")) {
                TypeShape first = type(depth + 1);
                leaf(Brackets.itemEnd(text, at, end));
                return new TypeShape("dyn", List.of(first));
            }
            if (text.startsWith("fn(", at) || text.startsWith("unsafe ", at) || text.startsWith("extern ", at)) {
                return functionPointer(depth);
            }
            return path(depth);
        }

        private TypeShape functionPointer(int depth) {
            int open = text.indexOf("fn(", at);
            if (open < 0) {
                return leaf(Brackets.itemEnd(text, at, end));
            }
            at = open + 3;
            List<TypeShape> parts = list(depth + 1);
            skipOne();
            if (skip(" -> ")) {
                parts.add(type(depth + 1));
            }
            return new TypeShape("fn", parts);
        }

        private TypeShape path(int depth) {
            List<TypeShape> arguments = new ArrayList<>(2);
            String before = "";
            String last = "";
            boolean isPath = false;
            int start = at;
            int lastStart = at;
            if (at < end && text.charAt(at) == '<') {
                at++;
                arguments.add(type(depth + 1));
                if (skip(" as ")) {
                    type(depth + 1);
                }
                skipOne();
                isPath = true;
            }
            while (at < end) {
                char c = text.charAt(at);
                if (text.startsWith("::", at)) {
                    at += 2;
                    isPath = true;
                    if (!arguments.isEmpty() && !last.isEmpty() && Character.isUpperCase(last.charAt(0))
                            && !text.startsWith("<", at)) {
                        // `Type::<A>::method` is how a visible path spells `<Type<A>>::method`.
                        arguments = new ArrayList<>(List.of(new TypeShape(last, arguments)));
                    }
                } else if (c == '<') {
                    at++;
                    List<TypeShape> own = list(depth + 1);
                    skipOne();
                    // Only those of the last segment are the type's own; a closure's stand before it.
                    arguments.addAll(own);
                } else {
                    int stop = segmentEnd();
                    if (stop == at) {
                        break;
                    }
                    String segment = text.substring(at, stop);
                    if (!segment.startsWith("{constructor")) {
                        before = last;
                        last = segment;
                        lastStart = at;
                    }
                    at = stop;
                }
            }
            if (last.isEmpty()) {
                return arguments.isEmpty() ? leaf(Brackets.itemEnd(text, at, end)) : arguments.get(0);
            }
            if (last.startsWith("{closure")) {
                return new TypeShape(before + "::" + last, List.of());
            }
            // Functions, and variants as functions: their arguments stand in one place here, in another there.
            boolean isVariant = !before.isEmpty() && Character.isUpperCase(before.charAt(0));
            boolean isFunction = isPath && (Character.isLowerCase(last.charAt(0)) || isVariant);
            return isFunction ? new TypeShape(last, List.of()) : new TypeShape(last, place(start, lastStart),
                    arguments);
        }

        private String place(int from, int to) {
            boolean isStandard = text.startsWith("core::", from) || text.startsWith("alloc::", from)
                    || text.startsWith("std::", from);
            return isStandard ? text.substring(from, to) : "";
        }

        private int segmentEnd() {
            int i = at;
            while (i < end) {
                char c = text.charAt(i);
                if (c == '{') {
                    i = Brackets.after(text, i, end);
                } else if (Cursor.isIdentifierPart(c) || c == '#' || c == '-' || c == '!' || c == '?') {
                    i++;
                } else {
                    break;
                }
            }
            return i;
        }

        private List<TypeShape> list(int depth) {
            List<TypeShape> items = new ArrayList<>(4);
            while (at < end && ")]>}".indexOf(text.charAt(at)) < 0) {
                char c = text.charAt(at);
                if (c == ',' || c == ' ' || c == ';') {
                    at++;
                    continue;
                }
                int before = at;
                items.add(type(depth));
                if (skip(" = ")) {
                    items.add(type(depth));
                }
                if (at < end && ",;)]>}".indexOf(text.charAt(at)) < 0) {
                    at = Brackets.itemEnd(text, at, end);
                }
                if (at == before) {
                    at++;
                }
            }
            return items;
        }

        private TypeShape leaf(int stop) {
            TypeShape leaf = new TypeShape(text.substring(at, Math.max(at, stop)), List.of());
            at = Math.max(at, stop);
            return leaf;
        }

        private void skipOne() {
            at = Math.min(end, at + 1);
        }

        private boolean skip(String expected) {
            if (text.startsWith(expected, at)) {
                at += expected.length();
                return true;
            }
            return false;
        }
    }
}
