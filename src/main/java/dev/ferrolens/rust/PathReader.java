package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Bounds;
import dev.ferrolens.rust.Segment.Named;
import dev.ferrolens.rust.Segment.Qualified;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads paths: {@code std::vec::Vec<T>}, {@code core[c1f1]::option::{impl#0}::insert}. The beginning is replaced by the
 * path of {@link StdPaths}, or prefixed with the compiled crate if it belongs to it; the rest is unchanged.
 */
final class PathReader {
    private static final Set<String> CALLABLE = Set.of("Fn", "FnMut", "FnOnce", "AsyncFn", "AsyncFnMut", "AsyncFnOnce");

    private final RustText t;
    private final List<Segment> segments = new ArrayList<>(8);
    private final int start;
    /** The path by which the standard library defines the item of the first names, or null. */
    private RustPath known;
    /** Whether the path equals the text that was read. */
    private boolean isAsItStands = true;

    private PathReader(RustText text) {
        this.t = text;
        this.start = text.at;
    }

    static RustPath read(RustText t) {
        PathReader reader = new PathReader(t);
        reader.beginning();
        reader.tail();
        return reader.path();
    }

    private RustPath path() {
        if (known != null && known.endsIn(segments)) {
            return known;
        }
        return isAsItStands ? RustPath.of(segments, t.text.substring(start, t.at)) : RustPath.of(segments);
    }

    /** Reads {@code !} or {@code _}. */
    static RustPath mark(RustText t) {
        PathReader reader = new PathReader(t);
        reader.add(t.at, t.at + 1);
        reader.tail();
        return RustPath.of(reader.segments);
    }

    /** Reads {@code <T as Trait>}, {@code <T>}, {@code <impl Trait for T>}, and the rest of the path. */
    static RustPath qualified(RustText t) {
        PathReader reader = new PathReader(t);
        t.at++;
        reader.segments.add(t.skip("impl ") ? reader.impl(null) : reader.asTrait(TypeReader.read(t)));
        t.close('>');
        reader.tail();
        return RustPath.of(reader.segments);
    }

    /** Reads a path of definitions in a {@code DefId}; null if there is none. */
    static RustPath defId(RustText t) {
        if (!t.skip("DefId(")) {
            return null;
        }
        while (Cursor.isDigit(t.peek()) || t.peek() == ':') {
            t.at++;
        }
        if (!t.skip(" ~ ")) {
            t.skipToClose();
            return null;
        }
        boolean outer = t.defining;
        t.defining = true;
        RustPath path = read(t);
        t.defining = outer;
        t.skipToClose();
        return path.text().isEmpty() ? null : path;
    }

    private void add(int from, int to) {
        segments.add(t.name(from, to));
        t.at = to;
    }

    // --- the beginning, of plain names

    private void beginning() {
        int to = t.identifierEnd(start);
        if (to < t.end && t.text.charAt(to) == '[' && isHash(to)) {
            add(start, to);
            t.skipBracketed();
            isAsItStands = false;
            return;
        }
        int alias = -1;
        while (isNameAfter(to)) {
            alias = isCrateAlias(to + 2) ? to + 3 : alias;
            to = t.identifierEnd(to + 2);
        }
        int from = alias < 0 || t.defining ? start : alias;
        boolean isOwn = !t.defining && from == start && isOwn(start, to);
        known = t.defining || isOwn ? null : t.crates.std().define(t.text, from, to);
        isAsItStands = from == start && !isOwn && known == null;
        if (isOwn) {
            segments.add(Segment.named(t.crates.compiled()));
        }
        if (known == null) {
            names(from, to);
        } else {
            segments.addAll(known.segments());
            t.at = to;
        }
    }

    private void names(int from, int to) {
        int at = from;
        while (true) {
            int stop = t.identifierEnd(at);
            add(at, stop);
            if (stop >= to) {
                return;
            }
            at = stop + 2;
        }
    }

    private boolean isHash(int at) {
        int outer = t.at;
        t.at = at;
        boolean isHash = t.isHash();
        t.at = outer;
        return isHash;
    }

    private boolean isNameAfter(int at) {
        return at + 2 < t.end && t.text.charAt(at) == ':' && t.text.charAt(at + 1) == ':'
                && Cursor.isIdentifierStart(t.text.charAt(at + 2)) && !t.text.startsWith("impl ", at + 2);
    }

    /**
     * Returns whether a segment is the alias of a crate in an unnamed constant, such as {@code _::_serde} for the
     * {@code extern crate serde as _serde} of serde's derives.
     */
    private boolean isCrateAlias(int segment) {
        return segment >= 3 && t.text.charAt(segment) == '_' && segment + 1 < t.end && t.text.charAt(segment - 3) == '_'
                && (segment < 4 || !Cursor.isIdentifierPart(t.text.charAt(segment - 4)))
                && t.text.charAt(segment + 1) >= 'a' && t.text.charAt(segment + 1) <= 'z';
    }

    private boolean isOwn(int from, int to) {
        int first = t.identifierEnd(from);
        boolean isStd = t.text.startsWith("std::", from) || t.text.startsWith("core::", from)
                || t.text.startsWith("alloc::", from);
        return t.crates.compiled() != null && first < to && !isStd && t.crates.isOwn(t.text.substring(from, first));
    }

    // --- the rest of a path: segments, arguments, numbers

    private void tail() {
        boolean goesOn = true;
        while (goesOn && t.at < t.end) {
            goesOn = t.peek() == ':' ? t.peek(1) == ':' && segment(t.peek(2)) : suffix(t.peek());
        }
    }

    /** Reads a suffix of a segment's name; false if there is none. */
    private boolean suffix(char first) {
        if (first == '#' && Cursor.isDigit(t.peek(1))) {
            rename(t.take(t.identifierEnd(t.at + 1)));
            return true;
        }
        if (first == '<') {
            arguments(ListReader.angled(t), Segment.Notation.ANGLES);
        } else if (first == '/' && t.peek(1) == '#') {
            t.at = t.identifierEnd(t.at + 2);
        } else if (first == '[' && t.isHash()) {
            rename("#" + hash());
        } else if (first == '(' && last() != null && CALLABLE.contains(last().name())) {
            arguments(List.of(WordReader.signature(t)), Segment.Notation.CALL);
        } else {
            return false;
        }
        isAsItStands = false;
        return true;
    }

    private Named last() {
        return segments.get(segments.size() - 1) instanceof Named named ? named : null;
    }

    private void replaceLast(Segment segment) {
        segments.set(segments.size() - 1, segment);
    }

    private void rename(String suffix) {
        if (last() != null) {
            replaceLast(new Named(last().name() + suffix, last().arguments(), last().notation()));
        }
    }

    private void arguments(List<RustType> arguments, Segment.Notation notation) {
        if (last() != null && !arguments.isEmpty() && last().arguments().isEmpty()) {
            replaceLast(new Named(last().name(), List.copyOf(arguments), notation));
        }
    }

    /** Takes the text between the brackets here. */
    private String hash() {
        String hash = t.take(Brackets.after(t.text, t.at, t.end));
        return hash.substring(1, hash.length() - 1);
    }

    /** Reads a segment and the colons before it; false if there is none. */
    private boolean segment(char first) {
        if (first == '<') {
            t.at += 2;
            isAsItStands = false;
            if (t.looksAt("<impl ")) {
                RustPath module = module();
                t.at += "<impl ".length();
                segments.clear();
                segments.add(impl(module));
                t.close('>');
            } else {
                arguments(ListReader.angled(t), Segment.Notation.TURBOFISH);
            }
        } else if (first == '{') {
            t.at += 2;
            segments.add(braced());
        } else if (t.text.startsWith("impl ", t.at + 2)) {
            // An `impl Trait` in argument position is a parameter that is named by its text.
            t.at += 2;
            segments.add(Segment.named(t.opaque().text()));
        } else if (first == '\'' || Cursor.isIdentifierPart(first)) {
            add(t.at + 2, t.identifierEnd(t.at + 3));
        } else {
            return false;
        }
        return true;
    }

    /**
     * Returns the module that was read, as the module of a name inside of it, since a module alone looks like a crate.
     */
    private RustPath module() {
        if (segments.get(0) instanceof Qualified) {
            return null;
        }
        RustText inside = new RustText(t.text.substring(start, t.at) + "_", t.crates);
        return read(t.defining ? inside.definingPaths() : inside).parent();
    }

    /**
     * Reads {@code {impl#0}}, {@code {shim:vtable#0}}; in the keys of queries {@code {{impl}}} and {@code {{impl}}[4]}.
     */
    private Named braced() {
        int stop = Brackets.after(t.text, t.at, t.end);
        boolean isDoubled = t.at + 1 < stop && t.text.charAt(t.at + 1) == '{' && stop - t.at > 4;
        if (!isDoubled) {
            // Symbols abbreviate the namespace of an inline constant to one letter.
            boolean isConstant = t.looksAt("{K#");
            Named plain = t.name(t.at, stop);
            t.at = stop;
            isAsItStands &= !isConstant;
            return isConstant ? Segment.named("{constant" + plain.name().substring(2)) : plain;
        }
        isAsItStands = false;
        String name = t.text.substring(t.at + 1, stop - 2);
        t.at = stop;
        boolean isNumbered = !t.unnumbered && t.peek() == '[' && t.isHash();
        return Segment.named(name + (t.unnumbered ? "" : isNumbered ? "#" + hash() : "#0") + "}");
    }

    // --- the beginning of a path in angles

    /**
     * Reads the header of an impl, {@code Trait for T} or {@code T}. A path shows an impl outside of its type's module
     * as {@code a::b::<impl Trait for T>}; the module adds nothing to {@code <T as Trait>}.
     */
    private Qualified impl(RustPath module) {
        List<RustType> first = TypeReader.bounds(t);
        if (t.skip(" for ")) {
            RustType self = TypeReader.read(t);
            return new Qualified(withRest(self, module), TypeReader.bare(first), module);
        }
        boolean isBound = module == null && t.looksAt(" as ");
        return module == null ? asTrait(isBound ? new Bounds("impl ", first) : TypeReader.bare(first))
                : new Qualified(TypeReader.bare(first), null, module);
    }

    private Qualified asTrait(RustType self) {
        if (t.skip(" as ")) {
            return new Qualified(self, withRest(TypeReader.read(t), null), null);
        }
        return new Qualified(withRest(self, null), null, null);
    }

    private RustType withRest(RustType type, RustPath module) {
        return module != null || t.peek() == '>' ? type : t.withRest(type, Brackets.itemEnd(t.text, t.at, t.end));
    }
}
