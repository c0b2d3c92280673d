package dev.ferrolens.rust;

import java.util.List;

/**
 * A cursor over Rust text that is read into {@link RustType}s.
 *
 * <p>The compiler prints the same type in several ways: as {@code Debug}
 * ({@code std::vec::Vec<T/#0, std::alloc::Global>}), as {@code Display} in trait references ({@code std::vec::Vec<T>}),
 * and in v0 symbols ({@code alloc[fdfd2bd8633a6659]::vec::Vec<T>}). All three are read as {@code alloc::vec::Vec<T>}.
 *
 * <p>The classes {@code TypeReader}, {@code PathReader} and so on each read one part of the grammar. They advance this
 * cursor, return what they read, and call each other for the parts inside.
 *
 * <p>The depth is bounded: text below {@link #DEEPEST} is kept unread. Every step consumes text, so that the time is
 * linear in its length.
 */
final class RustText extends Cursor {
    static final int DEEPEST = 128;
    /** The length below which reading a text is as fast as looking it up. */
    private static final int SHORT = 12;

    final Crates crates;
    /** The number of types and arguments around. */
    int depth;
    /**
     * Whether paths are those of definitions, as in symbols, rather than those by which the compiled crate sees them.
     */
    boolean defining;
    /** The types and names that are shared with other texts; null if none are. */
    private Recurring recurring;
    /** Whether closures have no numbers, as in legacy symbols. */
    boolean unnumbered;

    RustText(String text, int from, int end, Crates crates) {
        super(text, from, end);
        this.crates = crates;
    }

    RustText(String text, Crates crates) {
        this(text, 0, text.length(), crates);
    }

    /** Shares names, and the types in lists, with other texts. */
    RustText sharing(Recurring others) {
        recurring = others;
        return this;
    }

    RustText definingPaths() {
        defining = true;
        return this;
    }

    RustText withoutClosureNumbers() {
        unnumbered = true;
        return this;
    }

    /** Reads a type. */
    RustType readType() {
        return TypeReader.read(this);
    }

    /** Reads {@code DefId(2:10777 ~ core[c1f1]::option::{impl#0}::insert)}; null if there is none. */
    RustPath readDefId() {
        return PathReader.defId(this);
    }

    /**
     * Reads the items of a list up to its closing bracket, lifetimes left out.
     *
     * @param ofClosure whether to leave out the text after a closure's kind, which is its signature and captures
     */
    List<RustType> readList(boolean ofClosure) {
        return ListReader.read(this, ofClosure);
    }

    /** Reads a type in a list, which often recurs in the lists of other keys. */
    RustType readListed() {
        int stop = recurring == null || depth > 0 || defining ? 0 : Brackets.itemEnd(text, at, end);
        if (stop - at < SHORT) {
            return readType();
        }
        String listed = text.substring(at, stop);
        RustType type = recurring.type(listed);
        if (type == null) {
            type = readType();
            if (at == stop) {
                recurring.add(listed, type);
            }
        } else {
            at = stop;
        }
        return type;
    }

    /** Returns the name in a range of the text. */
    Segment.Named name(int from, int to) {
        return recurring == null ? Segment.named(text.substring(from, to)) : recurring.name(text, from, to);
    }

    /** Takes the text up to a position. */
    String take(int stop) {
        String taken = text.substring(at, stop);
        at = stop;
        return taken;
    }

    /** Takes an item that is not understood, up to the comma or bracket that ends it. */
    RustType opaque() {
        return new RustType.Text(take(Math.max(at, Brackets.itemEnd(text, at, end))));
    }

    /** Returns a type followed by the text up to a position, if there is any. */
    RustType withRest(RustType type, int stop) {
        return stop <= at ? type : new RustType.Text(type.text() + take(stop));
    }
}
