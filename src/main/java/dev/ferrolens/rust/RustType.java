package dev.ferrolens.rust;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A type, constant, path or goal in the compiler's texts: the tree that keys, symbols and printed names are read into.
 * Text is made only where it is needed.
 *
 * <p>The tree has one spelling for all texts of a type: without lifetimes, crate hashes, parameter numbers, and the
 * default arguments that only {@code Debug} prints. A closure is written as in symbols, {@code a::f<T>::{closure#0}},
 * without its own signature and captures.
 */
public sealed interface RustType permits RustPath, RustType.Prefixed, RustType.Tuple, RustType.Slice, RustType.Function,
        RustType.Bounds, RustType.Equality, RustType.Goal, RustType.Braced, RustType.Text {
    /** Writes it, with paths in a spelling. */
    void write(StringBuilder out, Spelling spelling);

    /** Returns it with all outermost paths replaced. */
    RustType map(UnaryOperator<RustPath> change);

    /** Passes on all outermost paths, in their order. */
    void forEachPath(Consumer<RustPath> action);

    /** Returns it as Rust text. */
    default String text() {
        StringBuilder out = new StringBuilder();
        write(out, Spelling.PLAIN);
        return out.toString();
    }

    /** Returns it without the type arguments of all paths. */
    default RustType withoutArguments() {
        return map(RustPath::withoutArguments);
    }

    /** Passes on all paths, each before those in its arguments. */
    default void forEachPathInside(Consumer<RustPath> action) {
        forEachPath(path -> {
            action.accept(path);
            path.forEachPart(part -> part.forEachPathInside(action));
        });
    }

    /** Returns whether it is a reference, shared or mutable. */
    default boolean isReference() {
        return this instanceof Prefixed prefixed && prefixed.prefix.startsWith("&");
    }

    /**
     * Returns the path that decides the crate of a type, behind references and {@code dyn}: for {@code &mut T}, and for
     * a path that begins with {@code <T as Trait>}, that of {@code T}; null if there is none.
     */
    default RustPath head() {
        if (this instanceof RustPath path) {
            return path.first() instanceof Segment.Qualified qualified ? qualified.selfType().head() : path;
        }
        return isReference() ? ((Prefixed) this).of.head()
                : this instanceof Bounds bounds && bounds.isTraitObject() ? bounds.bounds.get(0).head() : null;
    }

    /**
     * Returns the crate of the outermost type with a name: {@code alloc} for {@code &mut [alloc::vec::Vec<clap::Arg>]};
     * for a tuple or the type of a function, the first crate in it; for {@code dyn Trait}, the trait's; for a closure,
     * that of the function around it; for {@code <T as Trait>::Item}, that of {@code T} or else the trait's. Null for a
     * primitive type, a type parameter, a constant, and a closure of which only the file is known.
     */
    default String crate() {
        String[] found = {null};
        forEachPath(path -> found[0] = found[0] == null ? path.owner() : found[0]);
        return found[0];
    }

    /** Returns whether it contains impls by their numbers or constants without a name. */
    default boolean isNumbered() {
        boolean[] found = {false};
        forEachPath(path -> found[0] |= path.isNumbered());
        return found[0];
    }

    /** Returns whether one of several types is numbered. */
    static boolean areNumbered(List<RustType> types) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).isNumbered()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether it is or contains a closure. */
    default boolean hasClosure() {
        boolean[] found = {this instanceof Braced || this instanceof Text text && text.text.contains("{closure")};
        forEachPath(path -> found[0] |= path.hasClosure());
        return found[0];
    }

    /**
     * Returns whether something in it is declared in this function of an impl, or in any, like
     * {@code <a::T>::f::Local}.
     */
    default boolean isDeclaredIn(String function) {
        boolean[] found = {false};
        forEachPathInside(path -> found[0] |= path.isIn(function));
        return found[0];
    }

    /** Writes a list with commas. */
    static void writeAll(List<? extends RustType> types, String separator, StringBuilder out, Spelling spelling) {
        for (int i = 0; i < types.size(); i++) {
            out.append(i == 0 ? "" : separator);
            types.get(i).write(out, spelling);
        }
    }

    /** Returns a list as text, with commas. */
    static String text(List<? extends RustType> types) {
        StringBuilder out = new StringBuilder();
        writeAll(types, ", ", out, Spelling.PLAIN);
        return out.toString();
    }

    private static List<RustType> mapAll(List<RustType> types, UnaryOperator<RustPath> change) {
        return types.stream().map(type -> type.map(change)).toList();
    }

    /** A reference, a pointer, or another type with a mark before it: {@code &mut T}, {@code unsafe fn()}. */
    record Prefixed(String prefix, RustType of) implements RustType {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            of.write(out.append(prefix), spelling);
        }

        @Override
        public RustType map(UnaryOperator<RustPath> change) {
            return new Prefixed(prefix, of.map(change));
        }

        @Override
        public void forEachPath(Consumer<RustPath> action) {
            of.forEachPath(action);
        }
    }

    /** {@code (A, B)}. */
    record Tuple(List<RustType> parts) implements RustType {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            writeAll(parts, ", ", out.append('('), spelling);
            out.append(parts.size() == 1 ? ",)" : ")");
        }

        @Override
        public RustType map(UnaryOperator<RustPath> change) {
            return new Tuple(mapAll(parts, change));
        }

        @Override
        public void forEachPath(Consumer<RustPath> action) {
            parts.forEach(part -> part.forEachPath(action));
        }
    }

    /** {@code [T]}, or {@code [T; N]} with a length that is not null; also constants, such as {@code [1, 2]}. */
    record Slice(List<RustType> parts, RustType length) implements RustType {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            writeAll(parts, ", ", out.append('['), spelling);
            if (length != null) {
                length.write(out.append("; "), spelling);
            }
            out.append(']');
        }

        @Override
        public RustType map(UnaryOperator<RustPath> change) {
            return new Slice(mapAll(parts, change), length == null ? null : length.map(change));
        }

        @Override
        public void forEachPath(Consumer<RustPath> action) {
            parts.forEach(part -> part.forEachPath(action));
            if (length != null) {
                length.forEachPath(action);
            }
        }
    }

    /** {@code fn(A) -> R}; the result is null if there is none. */
    record Function(List<RustType> parameters, RustType result) implements RustType {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            writeSignature(out.append("fn"), spelling);
        }

        /** Writes the part after the {@code fn}. */
        void writeSignature(StringBuilder out, Spelling spelling) {
            writeAll(parameters, ", ", out.append('('), spelling);
            out.append(')');
            if (result != null) {
                result.write(out.append(" -> "), spelling);
            }
        }

        @Override
        public RustType map(UnaryOperator<RustPath> change) {
            return new Function(mapAll(parameters, change), result == null ? null : result.map(change));
        }

        @Override
        public void forEachPath(Consumer<RustPath> action) {
            parameters.forEach(parameter -> parameter.forEachPath(action));
            if (result != null) {
                result.forEachPath(action);
            }
        }
    }

    /** Traits behind a keyword: {@code dyn A + B}, {@code impl A}; without one in the header of an impl. */
    record Bounds(String keyword, List<RustType> bounds) implements RustType {
        boolean isTraitObject() {
            return keyword.equals("dyn ") && !bounds.isEmpty();
        }

        @Override
        public void write(StringBuilder out, Spelling spelling) {
            writeAll(bounds, " + ", out.append(keyword), spelling);
        }

        @Override
        public RustType map(UnaryOperator<RustPath> change) {
            return new Bounds(keyword, mapAll(bounds, change));
        }

        @Override
        public void forEachPath(Consumer<RustPath> action) {
            bounds.forEach(bound -> bound.forEachPath(action));
        }
    }

    /** {@code Item = T} among arguments, {@code <T as Trait>::Item == U} as a goal. */
    record Equality(RustType left, String sign, RustType right) implements RustType {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            left.write(out, spelling);
            right.write(out.append(sign), spelling);
        }

        @Override
        public RustType map(UnaryOperator<RustPath> change) {
            return new Equality(left.map(change), sign, right.map(change));
        }

        @Override
        public void forEachPath(Consumer<RustPath> action) {
            left.forEachPath(action);
            right.forEachPath(action);
        }
    }

    /** A goal with a name: {@code WellFormed(T)}. */
    record Goal(String name, List<RustType> parts) implements RustType {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            writeAll(parts, ", ", out.append(name).append('('), spelling);
            out.append(')');
        }

        @Override
        public RustType map(UnaryOperator<RustPath> change) {
            return new Goal(name, mapAll(parts, change));
        }

        @Override
        public void forEachPath(Consumer<RustPath> action) {
            parts.forEach(part -> part.forEachPath(action));
        }
    }

    /** A closure with its path: <code>{closure@a::f&lt;T&gt;::{closure#0}}</code>. */
    record Braced(String word, RustType path) implements RustType {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            path.write(out.append('{').append(word).append('@'), spelling);
            out.append('}');
        }

        @Override
        public RustType map(UnaryOperator<RustPath> change) {
            return new Braced(word, path.map(change));
        }

        @Override
        public void forEachPath(Consumer<RustPath> action) {
            path.forEachPath(action);
        }
    }

    /** A number, a string, a name without a path, or text that is not understood, unchanged. */
    record Text(String text) implements RustType {
        @Override
        public void write(StringBuilder out, Spelling spelling) {
            out.append(text);
        }

        @Override
        public RustType map(UnaryOperator<RustPath> change) {
            return this;
        }

        @Override
        public void forEachPath(Consumer<RustPath> action) {}
    }
}
