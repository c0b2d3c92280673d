package dev.ferrolens.rust;

import java.util.List;

/**
 * A cursor over Rust text that reads types and paths, and writes what it reads in one spelling.
 *
 * <p>The compiler prints the same type in several ways: as {@code Debug}
 * ({@code std::vec::Vec<T/#0, std::alloc::Global>}), as {@code Display} in trait references ({@code std::vec::Vec<T>}),
 * and in v0 symbols ({@code alloc[fdfd2bd8633a6659]::vec::Vec<T>}). All three come out as {@code alloc::vec::Vec<T>}:
 * without lifetimes, crate hashes, parameter numbers, and the default arguments that only {@code Debug} prints. A
 * closure is written as in symbols, {@code a::f<T>::{closure#0}}, without its own signature and captures.
 *
 * <p>The classes {@code TypeReader}, {@code PathReader} and so on each read one part of the grammar: they go on in this
 * text and append to {@link #out}, and hand what is inside to each other.
 *
 * <p>Descent is bounded: what lies deeper than {@link #DEEPEST} is copied as it stands. Every step consumes text, so
 * that the time is linear in its length.
 */
final class RustText extends Cursor {
    static final int DEEPEST = 128;

    final Crates crates;
    /** What was read, in the one spelling. */
    final StringBuilder out = new StringBuilder(192);
    /** How many types and arguments are around. */
    int depth;

    /**
     * Whether paths are those of definitions, as in symbols, rather than those by which the compiled crate sees them.
     */
    boolean defining;
    /** Whether closures have no numbers, as in legacy symbols. */
    boolean unnumbered;

    RustText(String text, int from, int end, Crates crates) {
        super(text, from, end);
        this.crates = crates;
    }

    RustText definingPaths() {
        defining = true;
        return this;
    }

    RustText withoutClosureNumbers() {
        unnumbered = true;
        return this;
    }

    /** Reads a type, and returns it. */
    String readType() {
        int mark = out.length();
        TypeReader.read(this);
        return taken(mark);
    }

    /** Reads a path, and returns it. */
    String readPath() {
        int mark = out.length();
        PathReader.read(this);
        return taken(mark);
    }

    /** Reads {@code DefId(2:10777 ~ core[c1f1]::option::{impl#0}::insert)}, and returns the path. */
    String readDefId() {
        int mark = out.length();
        PathReader.defId(this);
        return taken(mark);
    }

    /**
     * Reads the items of a list up to its closing bracket, lifetimes left out, and returns them.
     *
     * @param ofClosure whether what follows a closure's kind is to be left out: its signature and captures
     */
    List<String> readList(boolean ofClosure) {
        return ListReader.read(this, ofClosure);
    }

    /** Takes back what was written since the mark. */
    String taken(int mark) {
        String read = out.substring(mark);
        out.setLength(mark);
        return read;
    }

    /** Copies the text up to there as it stands. */
    void copyTo(int stop) {
        out.append(text, at, stop);
        at = stop;
    }

    /** Copies the item that is not understood, up to the comma or bracket that ends it. */
    void opaque() {
        copyTo(Brackets.itemEnd(text, at, end));
    }
}
