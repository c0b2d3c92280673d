package dev.ferrolens.rust;

import dev.ferrolens.rust.Segment.Notation;
import dev.ferrolens.rust.Segment.Named;
import dev.ferrolens.rust.Segment.Qualified;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The path of a definition, or of a type or function with its arguments: {@code core::option::{impl#0}::insert},
 * {@code <T as a::Trait>::method::<U>}. Paths are equal if they are written alike.
 */
@SuppressWarnings("ReferenceEquality")
public final class RustPath implements RustType, Comparable<RustPath> {
    /** The path {@code _}, for a part that is inferred or differs between uses. */
    public static final RustPath ANY = of("_");

    /** The segments, of which all but the first are names. */
    private final Segment[] segments;
    private String text;

    private RustPath(Segment[] segments, String text) {
        this.segments = segments;
        this.text = text;
    }

    /** Returns a path of these segments, of which there is at least one. */
    static RustPath of(List<? extends Segment> segments) {
        return of(segments, null);
    }

    /** Returns a path of these segments, whose text is known. */
    static RustPath of(List<? extends Segment> segments, String text) {
        return new RustPath(segments.toArray(Segment[]::new), text);
    }

    /** Returns a path of these names. */
    public static RustPath of(String... names) {
        return new RustPath(Arrays.stream(names).map(Segment::named).toArray(Segment[]::new), null);
    }

    /** Returns a type as a path; any other type becomes a name. */
    static RustPath of(RustType type) {
        return type instanceof RustPath path ? path : of(type.text());
    }

    List<Segment> segments() {
        return List.of(segments);
    }

    /** Returns a segment by its place. */
    Segment segment(int place) {
        return segments[place];
    }

    private Segment last() {
        return segments[segments.length - 1];
    }

    /** Returns whether segments that are known to be its beginning are the whole path. */
    boolean endsIn(List<Segment> read) {
        return read.size() == length() && read.get(length() - 1) == last();
    }

    public int length() {
        return segments.length;
    }

    Segment first() {
        return segments[0];
    }

    /** Returns a segment by its place, which must be that of a name. */
    private Named named(int place) {
        return (Named) segments[place];
    }

    /** Returns whether it begins with {@code <T as Trait>}. */
    boolean isQualified() {
        return first() instanceof Qualified;
    }

    /** Returns whether it begins with a name, and not with a type in angles or a mark. */
    boolean beginsWithName() {
        return first() instanceof Named named && !named.name().isEmpty()
                && Cursor.isIdentifierPart(named.name().charAt(0));
    }

    /** Returns whether it begins with a name that is or may be that of a crate. */
    boolean hasCrate() {
        return length() > 1 && first() instanceof Named named && named.arguments().isEmpty();
    }

    @Override
    public String text() {
        if (text == null) {
            StringBuilder out = new StringBuilder(64);
            writeFrom(0, out, Spelling.PLAIN);
            text = out.toString();
        }
        return text;
    }

    void writePlain(StringBuilder out) {
        if (text == null) {
            writeFrom(0, out, Spelling.PLAIN);
        } else {
            out.append(text);
        }
    }

    @Override
    public void write(StringBuilder out, Spelling spelling) {
        spelling.write(this, out);
    }

    /** Writes the segments from the given one on. */
    void writeFrom(int place, StringBuilder out, Spelling spelling) {
        for (int i = place; i < length(); i++) {
            segments[i].write(out.append(i == 0 ? "" : "::"), spelling);
        }
    }

    /** Writes the arguments of a segment and the segments after it. */
    void writeRest(int place, StringBuilder out, Spelling spelling) {
        named(place).writeArguments(out, spelling);
        for (int i = place + 1; i < length(); i++) {
            segments[i].write(out.append("::"), spelling);
        }
    }

    // --- parts of the path

    /** Returns the first segments. */
    public RustPath prefix(int length) {
        return length == length() ? this : new RustPath(Arrays.copyOf(segments, length), beginning(length));
    }

    /** Returns the text of the first segments, or null if it is not known. */
    private String beginning(int segment) {
        int end = -2;
        for (int i = 0; text != null && i < segment; i++) {
            if (!(segments[i] instanceof Named named) || !named.arguments().isEmpty()) {
                return null;
            }
            end += 2 + named.name().length();
        }
        return text == null ? null : text.substring(0, end);
    }

    /** Returns the path without its last segment, or null if it has only one. */
    public RustPath parent() {
        return length() == 1 ? null : prefix(length() - 1);
    }

    /** Returns the path with another name at its end. */
    RustPath child(String name) {
        return plus(List.of(Segment.named(name)));
    }

    RustPath plus(List<? extends Segment> more) {
        Segment[] all = Arrays.copyOf(segments, length() + more.size());
        for (int i = length(); i < all.length; i++) {
            all[i] = more.get(i - length());
        }
        return new RustPath(all, null);
    }

    /** Returns the names from one place on, without their arguments: {@code insert::{closure#0}}. */
    public String names(int from) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < length(); i++) {
            segments[i].withoutArguments().write(out.append(i == from ? "" : "::"), Spelling.PLAIN);
        }
        return out.toString();
    }

    /** Returns the last name without its arguments; for an impl by its type and trait, all of it. */
    public String name() {
        return last() instanceof Named named ? named.name() : text();
    }

    /** Returns whether the last name is that of a type or trait. */
    public boolean isType() {
        return isType(length() - 1);
    }

    /** Returns whether a name is that of a type or trait. */
    boolean isType(int place) {
        return segments[place] instanceof Named named && named.isCapital();
    }

    /** Returns whether it is in a crate. */
    public boolean isInCrate(String crate) {
        return hasCrate() && named(0).name().equals(crate);
    }

    /** Returns whether the text ends with these names. */
    boolean endsWith(String names) {
        return text().endsWith("::" + names);
    }

    // --- arguments

    @Override
    public RustPath map(UnaryOperator<RustPath> change) {
        return change.apply(this);
    }

    @Override
    public void forEachPath(Consumer<RustPath> action) {
        action.accept(this);
    }

    /** Passes on the types in the path: the one at its beginning, the trait, and the arguments. */
    void forEachPart(Consumer<RustType> action) {
        for (Segment segment : segments) {
            if (segment instanceof Named named) {
                named.arguments().forEach(action);
            } else if (segment instanceof Qualified qualified) {
                action.accept(qualified.selfType());
                if (qualified.trait() != null) {
                    action.accept(qualified.trait());
                }
            }
        }
    }

    /** Returns the path with the types in it replaced. */
    RustPath mapParts(UnaryOperator<RustType> change) {
        return isPlain() ? this : with(segment -> segment.map(change));
    }

    private boolean hasArguments() {
        for (Segment segment : segments) {
            if (!(segment instanceof Named named) || !named.arguments().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether no name has arguments, so that it may be the path of a definition. */
    boolean isPlain() {
        return !hasArguments();
    }

    /**
     * Returns the definition: {@code <alloc::vec::Vec as core::ops::index::Index>::index} for
     * {@code <alloc::vec::Vec<T> as core::ops::index::Index<usize>>::index}.
     */
    @Override
    public RustPath withoutArguments() {
        return hasArguments() ? with(Segment::withoutArguments) : this;
    }

    /** Returns the arguments of the last name. */
    List<RustType> arguments() {
        return last() instanceof Named last && last.notation() != Notation.CALL
                ? last.arguments() : List.of();
    }

    /** Returns the arguments of all names, in their order. */
    List<RustType> allArguments() {
        List<RustType> all = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment instanceof Named named && named.notation() != Notation.CALL) {
                all.addAll(named.arguments());
            }
        }
        return all;
    }

    /** Returns the path without the arguments of its last name. */
    RustPath withoutLastArguments() {
        return arguments().isEmpty() ? this : withSegment(length() - 1, last().withoutArguments());
    }

    /** Returns the path with arguments for its last name. */
    RustPath withArguments(List<RustType> arguments, Notation notation) {
        return arguments.isEmpty() ? this
                : withSegment(length() - 1, new Named(named(length() - 1).name(), arguments, notation));
    }

    /** Returns the path with an additional argument for its last name. */
    RustPath withArgument(RustType argument) {
        List<RustType> all = new ArrayList<>(arguments());
        all.add(argument);
        return withArguments(all, Notation.ANGLES);
    }

    /** Returns the path with arguments; those of a closure are written before it: {@code a::f::<T>::{closure#0}}. */
    RustPath withFunctionArguments(List<RustType> arguments, Notation notation) {
        if (arguments.isEmpty()) {
            return this;
        }
        int last = length() - 1;
        for (int i = length() - 1; i > 0; i--) {
            last = named(i).isClosure() ? i - 1 : last;
        }
        return segments[last] instanceof Named named
                ? withSegment(last, new Named(named.name(), arguments, notation)) : this;
    }

    private RustPath withSegment(int place, Segment segment) {
        Segment[] changed = segments.clone();
        changed[place] = segment;
        return new RustPath(changed, null);
    }

    /** Returns the path with all segments replaced. */
    private RustPath with(UnaryOperator<Segment> change) {
        Segment[] changed = new Segment[segments.length];
        Arrays.setAll(changed, place -> change.apply(segments[place]));
        return new RustPath(changed, null);
    }

    // --- facts about a path

    /** Returns whether it or its arguments contain an impl by its number or a constant without a name. */
    @Override
    public boolean isNumbered() {
        for (Segment segment : segments) {
            if (segment.isNumbered()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the crate, or null if the path begins with a type without one. */
    String crateOfDefinition() {
        RustPath head = head();
        if (head == null) {
            return null;
        }
        boolean isPath = head.hasCrate() || head == this && length() == 1 && named(0).arguments().isEmpty();
        return isPath && head.named(0).isIdentifier() ? head.named(0).name() : null;
    }

    /** Returns the crate of a type, for {@link RustType#crate}. */
    String owner() {
        if (first() instanceof Qualified qualified) {
            String crate = qualified.selfType().crate();
            return crate != null || qualified.trait() == null ? crate : qualified.trait().crate();
        }
        Named named = named(0);
        if (hasCrate() && named.isIdentifier() && Cursor.isIdentifierStart(named.name().charAt(0))) {
            return named.name();
        }
        return named.notation() == Notation.CALL ? named.arguments().get(0).crate() : null;
    }

    /**
     * Returns the module around a definition: {@code core::option::{impl#0}::insert} is in {@code core::option}. Types
     * and traits are told from modules by Rust's convention that only they begin with a capital. For the method of a
     * type, {@code <alloc::vec::Vec as core::clone::Clone>::clone}, returns the type's module.
     */
    RustPath module() {
        RustPath head = head();
        int length = 0;
        while (head != null && head.isModule(length)) {
            length++;
        }
        return length == 0 ? null : head.prefix(length);
    }

    /** Returns whether the segments up to this one are the path of a module. */
    private boolean isModule(int place) {
        if (place + 1 >= length()) {
            return false;
        }
        Named named = named(place);
        return named.isIdentifier() && named.arguments().isEmpty() && !named.isAnonymous() && !named.isCapital()
                && !named(place + 1).isPartOfFunction();
    }

    /** Returns the function that a closure, an inline constant or a shim is part of. */
    RustPath function() {
        int length = length();
        while (length > 1 && named(length - 1).isPartOfFunction()) {
            length--;
        }
        return prefix(length);
    }

    /** Returns whether the last name is in this function of an impl, or in any. */
    boolean isIn(String function) {
        return isQualified() && (function == null ? length() > 1 : length() > 2 && named(1).name().equals(function));
    }

    /** Returns whether the last segment is a closure. */
    boolean isClosure() {
        return length() > 1 && named(length() - 1).isClosure();
    }

    /** Returns whether it or its arguments contain a closure. */
    @Override
    public boolean hasClosure() {
        return text().contains("{closure");
    }

    /** Returns whether it is an impl by its number. */
    public boolean isImpl() {
        return last() instanceof Named named && named.isImpl();
    }

    /** Returns the innermost impl that a definition is in, {@code core::option::{impl#0}}, or null. */
    public RustPath impl() {
        int last = lastImpl();
        return last < 0 || last + 1 == length() ? null : prefix(last + 1);
    }

    /** Returns whether it is a method of an impl, and not an item inside of one. */
    public boolean isMethodOfImpl() {
        return length() > 2 && named(length() - 2).isImpl() && name().indexOf(':') < 0;
    }

    /** Returns the place of the innermost impl, or -1. */
    public int lastImpl() {
        for (int i = length() - 1; i > 0; i--) {
            if (named(i).isImpl()) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the path up to the first shim of the compiler, {@code {shim:..}}. */
    public RustPath withoutShims() {
        for (int i = length() - 1; i > 0; i--) {
            if (named(i).name().startsWith("{shim:")) {
                return prefix(i).withoutShims();
            }
        }
        return this;
    }

    /** Returns the path without the numbers that distinguish equal names of one scope, {@code f::call#1}. */
    RustPath withoutNumbers() {
        for (Segment segment : segments) {
            if (segment instanceof Named named && named.withoutNumber() != named) {
                return with(s -> s instanceof Named n ? n.withoutNumber() : s);
            }
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof RustPath path && text().equals(path.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public int compareTo(RustPath other) {
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}
