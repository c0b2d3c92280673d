package dev.ferrolens.rust;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A cursor over Rust text that reads types and paths, and writes what it reads in one spelling.
 *
 * <p>The compiler prints the same type in several ways: as {@code Debug}
 * ({@code std::vec::Vec<T/#0, std::alloc::Global>}), as {@code Display} in trait references ({@code std::vec::Vec<T>}), and
 * in v0 symbols ({@code alloc[fdfd2bd8633a6659]::vec::Vec<T>}). All three come out as {@code alloc::vec::Vec<T>}: without
 * lifetimes, crate hashes, parameter numbers, and the default arguments that only {@code Debug} prints. A closure is
 * written as in symbols, {@code a::f<T>::{closure#0}}, without its own signature and captures.
 *
 * <p>Descent is bounded: what lies deeper than {@link #DEEPEST} is copied as it stands. Every step consumes text, so that
 * the time is linear in its length.
 */
final class RustText extends Cursor {

    private static final int DEEPEST = 128;
    private static final Set<String> CALLABLE = Set.of("Fn", "FnMut", "FnOnce", "AsyncFn", "AsyncFnMut", "AsyncFnOnce");
    private static final String GLOBAL = "alloc::alloc::Global";
    private static final String RANDOM_STATE = "std::hash::random::RandomState";

    private final Crates crates;
    private final StringBuilder out = new StringBuilder(192);
    private int depth;

    /** Whether paths are those of definitions, as in symbols, rather than those by which the compiled crate sees them. */
    private boolean defining;
    /** Whether closures have no numbers, as in legacy symbols. */
    private boolean unnumbered;

    // What the last list() found.
    private int listCommas;
    private int lastItem;
    private int itemBeforeLast;

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

    // --- what was read

    /** Reads a type, and returns it. */
    String readType() {
        int mark = out.length();
        type();
        return taken(mark);
    }

    /** Reads a path, and returns it. */
    String readPath() {
        int mark = out.length();
        path();
        return taken(mark);
    }

    /** Reads {@code DefId(2:10777 ~ core[c1f1]::option::{impl#0}::insert)}, and returns the path. */
    String readDefId() {
        int mark = out.length();
        defId();
        return taken(mark);
    }

    /**
     * Reads the items of a list up to its closing bracket, lifetimes left out, and returns them.
     *
     * @param ofClosure whether what follows a closure's kind is to be left out: its signature and captures
     */
    List<String> readList(char close, boolean ofClosure) {
        List<String> items = new ArrayList<>(4);
        while (toItem(close, ofClosure)) {
            int mark = out.length();
            item(close);
            items.add(taken(mark));
        }
        return items;
    }

    private String taken(int mark) {
        String read = out.substring(mark);
        out.setLength(mark);
        return read;
    }

    // --- types

    private void type() {
        if (depth >= DEEPEST) {
            opaque();
            return;
        }
        depth++;
        char c = peek();
        switch (c) {
            case '&' -> reference();
            case '*' -> pointer();
            case '(' -> tuple();
            case '[' -> slice();
            case '<' -> {
                int mark = out.length();
                qualified();
                pathTail(mark);
            }
            case '{' -> braced();
            case '"' -> quoted();
            case '\'' -> character();
            case '^' -> {
                lifetime();
                out.append('_');
            }
            case '?' -> {
                out.append(c);
                at++;
                type();
            }
            case '!', '_' -> {
                if (c == '_' && at + 1 < end && isIdentifierPart(text.charAt(at + 1))) {
                    word();
                } else {
                    out.append(c);
                    at++;
                    pathTail(out.length() - 1);
                }
            }
            default -> {
                if (isDigit(c) || c == '-') {
                    number();
                } else if (isIdentifierPart(c)) {
                    word();
                } else {
                    opaque();
                }
            }
        }
        depth--;
    }

    /** Copies the item that is not understood, up to the comma or bracket that ends it. */
    private void opaque() {
        int stop = Brackets.itemEnd(text, at, end);
        out.append(text, at, stop);
        at = stop;
    }

    private void reference() {
        out.append('&');
        at++;
        if (peek() == '\'') {
            lifetime();
            skipSpaces();
        }
        if (skip("mut ")) {
            out.append("mut ");
        }
        type();
    }

    private void pointer() {
        out.append('*');
        at++;
        if (skip("const ")) {
            out.append("const ");
        } else if (skip("mut ")) {
            out.append("mut ");
        }
        type();
    }

    private void tuple() {
        int mark = out.length();
        out.append('(');
        at++;
        int items = list(')');
        int commas = listCommas;
        close(')');
        if (items == 1 && commas == 0) {
            out.deleteCharAt(mark);
        } else {
            out.append(items == 1 ? ",)" : ")");
        }
    }

    private void slice() {
        out.append('[');
        at++;
        if (peek() != ']') {
            type();
        }
        if (skip("; ")) {
            out.append("; ");
            type();
        }
        if (peek() != ']') {
            int from = at;
            at = bracketEnd();
            out.append(text, from, at);
        }
        close(']');
        out.append(']');
    }

    private void quoted() {
        int stop = Brackets.afterQuoted(text, at, end);
        out.append(text, at, stop);
        at = stop;
    }

    private void character() {
        if (looksAtLifetime()) {
            lifetime();
        } else {
            quoted();
        }
    }

    /** Constants: {@code 16_usize} and {@code 16usize} are {@code 16}. */
    private void number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        while (at < end && isDigit(text.charAt(at))) {
            at++;
        }
        int digitsEnd = at;
        at = Math.max(identifierEnd(at), at);
        if (at == start) {
            opaque();
            return;
        }
        String suffix = text.substring(digitsEnd, at);
        boolean isTyped = !suffix.isEmpty() && "iu".indexOf(suffix.charAt(suffix.charAt(0) == '_' && suffix.length() > 1
                ? 1 : 0)) >= 0;
        out.append(text, start, isTyped ? digitsEnd : at);
        if (peek() == '.' || peek() == '#') {
            opaque();
        }
    }

    /** {@code {closure@src/main.rs:7:1: 7:9}}, {@code {closure@path<T>::{closure#0}}}, {@code {integer}}. */
    private void braced() {
        int stop = Brackets.after(text, at, end);
        int inner = wordInBraces(stop);
        if (inner < 0) {
            out.append(text, at, stop);
            at = stop;
            return;
        }
        out.append(text, at, inner + 1);
        at = inner + 1;
        type();
        int closing = Math.max(at, stop - 1);
        out.append(text, at, Math.min(end, closing));
        at = Math.max(at, stop);
        out.append('}');
    }

    /** Where the path of {@code {closure@path}} has the {@code @} before it; -1 for a place in a file or no path at all. */
    private int wordInBraces(int stop) {
        int inner = identifierEnd(at + 1);
        if (inner >= stop || text.charAt(inner) != '@') {
            return -1;
        }
        for (int i = inner; i < stop; i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '{') {
                return inner;
            }
            if (c == '.' || c == '/' || c == ' ') {
                return -1;
            }
        }
        return -1;
    }

    // --- words: keywords, the constructors of Debug, paths

    private void word() {
        int wordEnd = wordEnd();
        char next = wordEnd < end ? text.charAt(wordEnd) : '\0';
        boolean done = switch (next) {
            case '(' -> constructor(wordEnd) || functionPointer(wordEnd);
            case ' ' -> keyword(wordEnd) || struct(wordEnd);
            case '<' -> looksAt("for<") && binder(wordEnd);
            case ':' -> term();
            default -> false;
        };
        if (!done) {
            path();
        }
    }

    private boolean keyword(int wordEnd) {
        switch (text.charAt(at)) {
            case 'd' -> {
                if (skip("dyn ")) {
                    traitObject();
                    return true;
                }
            }
            case 'i' -> {
                if (skip("impl ")) {
                    out.append("impl ");
                    bounds();
                    return true;
                }
            }
            case 'u', 'e', 's' -> {
                if (looksAt("unsafe ") || looksAt("extern ") || looksAt("safe ")) {
                    int mark = out.length();
                    out.append(text, at, wordEnd + 1);
                    at = wordEnd + 1;
                    if (peek() == '"') {
                        quoted();
                        out.append(' ');
                        skipSpaces();
                    }
                    type();
                    return out.length() > mark;
                }
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    /** {@code for<'a, 'b> T} is written as {@code T}. */
    private boolean binder(int angle) {
        at = Brackets.afterAngle(text, angle, end);
        skipSpaces();
        type();
        return true;
    }

    /** {@code fn(A) -> R}; and {@code fn(A) -> R {path}}, which is how Display prints the type of a function: its path. */
    private boolean functionPointer(int wordEnd) {
        if (!looksAt("fn(")) {
            return false;
        }
        int mark = out.length();
        out.append("fn(");
        at = wordEnd + 1;
        list(')');
        close(')');
        out.append(')');
        if (skip(" -> ")) {
            out.append(" -> ");
            type();
        }
        if (looksAt(" {") && !looksAt(" { ")) {
            out.setLength(mark);
            at += 2;
            type();
            close('}');
        }
        return true;
    }

    /** {@code Term::Ty(T)} is {@code T}. */
    private boolean term() {
        if (!looksAt("Term::")) {
            return false;
        }
        int open = identifierEnd(at + "Term::".length());
        if (open >= end || text.charAt(open) != '(') {
            return false;
        }
        at = open + 1;
        type();
        close(')');
        return true;
    }

    private boolean constructor(int open) {
        switch (open - at) {
            case 5 -> {
                if (looksAt("FnDef")) {
                    at = open + 1;
                    definitionWithList(false);
                    return true;
                }
                if (looksAt("Alias")) {
                    alias(open);
                    return true;
                }
                if (looksAt("DefId")) {
                    defId();
                    return true;
                }
            }
            case 7 -> {
                if (looksAt("Closure")) {
                    at = open + 1;
                    definitionWithList(true);
                    return true;
                }
                if (looksAt("Foreign")) {
                    at = open + 1;
                    defId();
                    skipToClose();
                    return true;
                }
            }
            case 9, 16, 17 -> {
                if (looksAt("Coroutine")) {
                    at = open + 1;
                    definitionWithList(true);
                    return true;
                }
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    /** {@code DefId(..), [args])}: the path with its arguments, those of a closure before the closure. */
    private void definitionWithList(boolean ofClosure) {
        int mark = out.length();
        if (!defId()) {
            opaque();
        } else if (skip(", [")) {
            if (ofClosure) {
                closureArguments(mark);
            } else {
                genericList(mark);
            }
        }
        skipToClose();
    }

    private void closureArguments(int mark) {
        int closure = out.indexOf("::{closure", mark);
        String suffix = closure < 0 ? "" : taken(closure);
        int open = out.length();
        out.append('<');
        int items = listOfClosure();
        close(']');
        if (items == 0) {
            out.setLength(open);
        } else {
            out.append('>');
        }
        out.append(suffix);
    }

    private void genericList(int mark) {
        int open = out.length();
        out.append('<');
        int items = list(']');
        close(']');
        if (items == 0) {
            out.setLength(open);
        } else {
            out.append('>');
        }
    }

    private boolean struct(int wordEnd) {
        // `T {path}` without a space is the end of a function's type.
        if (!text.startsWith("{ ", wordEnd + 1)) {
            return false;
        }
        if (looksAt("Binder {")) {
            enter("value");
            type();
            skipToClose();
            return true;
        }
        if (looksAt("AliasTy {") || looksAt("AliasTerm {")) {
            aliasStruct();
            return true;
        }
        if (looksAt("UnevaluatedConst {") || looksAt("Unevaluated {")) {
            enter("def");
            if (!defId()) {
                type();
            }
            skipToClose();
            return true;
        }
        out.append(text, at, wordEnd);
        at = wordEnd;
        int stop = Brackets.after(text, at + 1, end);
        out.append(text, at, stop);
        at = stop;
        return true;
    }

    // --- aliases: associated and opaque types

    /** {@code Alias(Projection, AliasTy { .. })}, or in newer compilers {@code Alias(AliasTy { .. })}. */
    private void alias(int open) {
        at = open + 1;
        int wordEnd = wordEnd();
        if (text.startsWith(", ", wordEnd)) {
            at = wordEnd + 2;
        }
        type();
        skipToClose();
    }

    private void aliasStruct() {
        Alias alias = readAlias();
        out.append(alias.text());
    }

    /** An associated type of a trait, an opaque type, or a type alias. */
    record Alias(String definition, List<String> arguments) {

        boolean isProjection() {
            return !Paths.name(definition).startsWith("{") && Paths.parent(definition) != null && !arguments.isEmpty();
        }

        String text() {
            if (!isProjection()) {
                return definition + bracketed(arguments);
            }
            String trait = Paths.parent(definition);
            return "<" + arguments.get(0) + " as " + trait + bracketed(arguments.subList(1, arguments.size())) + ">::"
                    + Paths.name(definition);
        }

        private static String bracketed(List<String> arguments) {
            return arguments.isEmpty() ? "" : "<" + String.join(", ", arguments) + ">";
        }
    }

    /**
     * Reads {@code AliasTy { args: [A], def_id: DefId(..), .. }}, and its newer spelling with
     * {@code kind: Projection { def_id: DefId(..) }}.
     */
    Alias readAlias() {
        List<String> arguments = List.of();
        String definition = "";
        if (enter("args", "substs") && skip("[")) {
            arguments = readList(']', false);
            close(']');
        }
        if (toField("def_id", "kind")) {
            boolean isKind = text.startsWith(" {", wordEnd());
            if (!isKind) {
                definition = readDefId();
            } else if (enter("def_id")) {
                definition = readDefId();
                skipToClose();
            }
        }
        skipToClose();
        return new Alias(definition, arguments);
    }

    // --- trait objects and bounds

    private void traitObject() {
        out.append("dyn ");
        if (peek() == '[') {
            at++;
            existentialPredicates();
            if (skip(" + ") && peek() == '\'') {
                lifetime();
            }
        } else {
            bounds();
        }
    }

    /** {@code [Binder { value: Trait(P), .. }, Binder { value: AutoTrait(DefId(..)), .. }]}, the bracket already behind. */
    private void existentialPredicates() {
        int written = 0;
        while (at < end && peek() != ']') {
            int before = at;
            skipSpaces();
            if (peek() == ',') {
                at++;
                continue;
            }
            boolean bound = looksAt("Binder {") && enter("value");
            if (looksAt("Projection(")) {
                existentialProjection();
            } else {
                out.append(written++ == 0 ? "" : " + ");
                if (skip("Trait(")) {
                    type();
                    skipToClose();
                } else if (skip("AutoTrait(")) {
                    defId();
                    skipToClose();
                } else {
                    type();
                }
            }
            if (bound) {
                skipToClose();
            }
            if (at == before) {
                opaque();
                at = Math.max(at, before + 1);
            }
        }
        close(']');
    }

    /** {@code Projection(ExistentialProjection { def_id: DefId(P::Item), term: Term::Ty(T), .. })}: {@code P<Item = T>}. */
    private void existentialProjection() {
        at += "Projection(".length();
        String name = enter("def_id") ? Paths.name(readDefId()) : "";
        String term = toField("term") ? readType() : "_";
        skipToClose();
        skipToClose();
        int last = out.length() - 1;
        if (out.charAt(last) == '>') {
            out.setLength(last);
            out.append(", ");
        } else {
            out.append('<');
        }
        out.append(name).append(" = ").append(term).append('>');
    }

    /** {@code A<B> + C + 'a}. */
    private void bounds() {
        int written = 0;
        do {
            if (peek() == '\'') {
                lifetime();
            } else {
                out.append(written++ == 0 ? "" : " + ");
                type();
            }
        } while (skip(" + "));
    }

    // --- lists

    /** Reads a list up to its closing bracket, writes its items, and returns how many there are. */
    private int list(char close) {
        return list(close, false);
    }

    private int listOfClosure() {
        return list(']', true);
    }

    private int list(char close, boolean ofClosure) {
        int items = 0;
        int commas = 0;
        int last = out.length();
        int beforeLast = last;
        listCommas = 0;
        while (toItem(close, ofClosure)) {
            commas += listCommas;
            int mark = out.length();
            if (items > 0) {
                out.append(", ");
            }
            int itemStart = out.length();
            item(close);
            if (out.length() == itemStart) {
                out.setLength(mark);
            } else {
                items++;
                beforeLast = last;
                last = mark;
            }
            listCommas = 0;
        }
        listCommas += commas;
        lastItem = last;
        itemBeforeLast = beforeLast;
        return items;
    }

    /** Goes to the next item that is not a lifetime, and counts the commas on the way. */
    private boolean toItem(char close, boolean ofClosure) {
        listCommas = 0;
        while (at < end) {
            char c = text.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == ',') {
                listCommas++;
                at++;
            } else if (c == '\'' && looksAtLifetime()) {
                lifetime();
            } else if (isCloser(c)) {
                return false;
            } else if (ofClosure && (c == 'i' || c == '(' || c == '<') && looksAtClosureKind()) {
                at = bracketEnd();
                return false;
            } else {
                return true;
            }
        }
        return false;
    }

    /**
     * The arguments of a closure are those of the function around it, then its kind as an integer type, its signature, and
     * the tuple of its captures; {@code rustc_type_ir::ClosureArgs} explains the encoding. An async block has its kind, the
     * type that it is resumed with, and what it yields, returns and captures. Where nothing is known of them yet they are
     * parameters, {@code <closure_kind>/#0}.
     */
    private boolean looksAtClosureKind() {
        if (looksAt("<closure_kind>") || looksAt("<coroutine_kind>") || looksAt("<resume_ty>")) {
            return true;
        }
        int kindEnd = looksAt("()") ? at + 2 : wordEnd();
        if (text.startsWith("std::future::ResumeTy, ", kindEnd + 2) || text.startsWith("core::future::ResumeTy, ", kindEnd + 2)) {
            return true;
        }
        return (looksAt("i8, ") || looksAt("i16, ") || looksAt("i32, "))
                && (text.startsWith("Binder { value: extern", kindEnd + 2)
                || text.startsWith("extern", kindEnd + 2)
                || text.startsWith("for<", kindEnd + 2)
                || text.startsWith("fn(", kindEnd + 2)
                || text.startsWith("Binder { value: fn(", kindEnd + 2)
                || text.startsWith("Binder { value: unsafe", kindEnd + 2));
    }

    private void item(char close) {
        int before = at;
        type();
        if (skip(" = ")) {
            out.append(" = ");
            type();
        }
        if (at < end && peek() != ',' && !isCloser(peek())) {
            int from = at;
            opaque();
            at = Math.max(at, from + 1);
        }
        if (at == before) {
            at++;
        }
    }

    // --- paths

    private void path() {
        int mark = out.length();
        int from = at;
        int to = identifierEnd(from);
        int alias = -1;
        boolean plain = false;
        while (to + 2 < end && text.charAt(to) == ':' && text.charAt(to + 1) == ':' && isIdentifierStart(text.charAt(to + 2))
                && !text.startsWith("impl ", to + 2)) {
            plain = true;
            if (isCrateAlias(to + 2)) {
                alias = to + 3;
            }
            to = identifierEnd(to + 2);
        }
        at = to;
        if (!plain && peek() == '[' && isHash()) {
            out.append(text, from, to);
            at = Brackets.after(text, at, end);
        } else if (defining) {
            out.append(text, from, to);
        } else {
            visiblePath(alias < 0 ? from : alias, to, alias >= 0);
        }
        pathTail(mark);
    }

    /** serde's derives name their crate by {@code extern crate serde as _serde} in an unnamed constant: {@code _::_serde}. */
    private boolean isCrateAlias(int segment) {
        return segment >= 3 && text.charAt(segment) == '_' && segment + 1 < end && text.charAt(segment - 3) == '_'
                && (segment < 4 || !isIdentifierPart(text.charAt(segment - 4))) && isLowerCase(text.charAt(segment + 1));
    }

    private static boolean isLowerCase(char c) {
        return c >= 'a' && c <= 'z';
    }

    private void visiblePath(int from, int to, boolean isForeign) {
        int first = identifierEnd(from);
        if (!isForeign && crates.compiled() != null && first < to && isOwn(from, first)) {
            out.append(crates.compiled()).append("::").append(text, from, to);
            return;
        }
        StdPaths.write(text, from, to, out);
    }

    private boolean isOwn(int from, int to) {
        boolean isStd = text.startsWith("std::", from) || text.startsWith("core::", from) || text.startsWith("alloc::", from);
        return !isStd && crates.isOwn(text.substring(from, to));
    }

    /** The rest of a path: segments, arguments, disambiguators. */
    private void pathTail(int pathStart) {
        while (at < end) {
            char c = text.charAt(at);
            if (c == '<') {
                arguments(out.length());
            } else if (c == ':') {
                if (at + 2 >= end || text.charAt(at + 1) != ':' || !segment(pathStart, text.charAt(at + 2))) {
                    return;
                }
            } else if (c == '#' && at + 1 < end && isDigit(text.charAt(at + 1))) {
                int stop = identifierEnd(at + 1);
                out.append(text, at, stop);
                at = stop;
            } else if (c == '/' && at + 1 < end && text.charAt(at + 1) == '#') {
                at = identifierEnd(at + 2);
            } else if (c == '[' && isHash()) {
                int stop = Brackets.after(text, at, end);
                out.append('#').append(text, at + 1, stop - 1);
                at = stop;
            } else if (c == '(' && isCallable(pathStart)) {
                call();
            } else {
                return;
            }
        }
    }

    private boolean segment(int pathStart, char first) {
        if (first == '<') {
            if (text.startsWith("<impl ", at + 2)) {
                at += 8;
                implementation(pathStart);
            } else {
                int mark = out.length();
                at += 2;
                out.append("::");
                arguments(mark);
            }
        } else if (first == '{') {
            at += 2;
            out.append("::");
            bracedSegment();
        } else if (first == '\'') {
            int stop = identifierEnd(at + 3);
            out.append(text, at, stop);
            at = stop;
        } else if (text.startsWith("impl ", at + 2)) {
            // The parameter that an `impl Trait` in argument position stands for is named by its text.
            out.append("::");
            at += 2;
            opaque();
        } else if (isIdentifierPart(first)) {
            int stop = identifierEnd(at + 2);
            out.append(text, at, stop);
            at = stop;
        } else {
            return false;
        }
        return true;
    }

    /** {@code {impl#0}}, {@code {shim:vtable#0}}; in the keys of queries {@code {{impl}}} and {@code {{impl}}[4]}. */
    private void bracedSegment() {
        int stop = Brackets.after(text, at, end);
        boolean isDoubled = at + 1 < stop && text.charAt(at + 1) == '{' && stop - at > 4;
        if (!isDoubled) {
            // Symbols abbreviate the namespace of an inline constant to one letter.
            boolean isConstant = text.startsWith("{K#", at);
            out.append(isConstant ? "{constant" : "{").append(text, at + (isConstant ? 2 : 1), stop);
            at = stop;
            return;
        }
        out.append(text, at + 1, stop - 2);
        at = stop;
        if (!unnumbered) {
            if (peek() == '[' && isHash()) {
                int close = Brackets.after(text, at, end);
                out.append('#').append(text, at + 1, close - 1);
                at = close;
            } else {
                out.append("#0");
            }
        }
        out.append('}');
    }

    /** {@code <A, B = C>}. What {@code Debug} prints of the defaults of std's types is left out, as elsewhere. */
    private void arguments(int emptyMark) {
        at++;
        if (depth >= DEEPEST) {
            int from = at - 1;
            at = Brackets.afterAngle(text, from, end);
            out.append(text, from, at);
            return;
        }
        depth++;
        out.append('<');
        int items = list('>');
        int last = lastItem;
        int beforeLast = itemBeforeLast;
        close('>');
        depth--;
        if (items > 1 && (writtenFrom(last + 2, GLOBAL) || writtenFrom(last + 2, RANDOM_STATE))) {
            boolean wasGlobal = writtenFrom(last + 2, GLOBAL);
            out.setLength(last);
            items--;
            if (items > 1 && wasGlobal && writtenFrom(beforeLast + 2, RANDOM_STATE)) {
                out.setLength(beforeLast);
            }
        }
        if (items == 0) {
            out.setLength(emptyMark);
        } else {
            out.append('>');
        }
    }

    private boolean writtenFrom(int from, String expected) {
        if (out.length() - from != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (out.charAt(from + i) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCallable(int pathStart) {
        int name = out.length();
        while (name > pathStart && isIdentifierPart(out.charAt(name - 1))) {
            name--;
        }
        int length = out.length() - name;
        return length >= 2 && length <= 11 && CALLABLE.contains(out.substring(name));
    }

    /** {@code Fn(A, B) -> C}. */
    private void call() {
        out.append('(');
        at++;
        list(')');
        close(')');
        out.append(')');
        if (skip(" -> ")) {
            out.append(" -> ");
            type();
        }
    }

    /** {@code <T as Trait>}, {@code <T>}, {@code <impl Trait for T>}. */
    private void qualified() {
        int mark = out.length();
        at++;
        if (skip("impl ")) {
            String first = impl();
            if (skip(" for ")) {
                implementationOf(first);
            } else {
                boolean isBound = looksAt(" as ");
                out.append(isBound ? "<impl " : "<").append(first);
                asTrait();
            }
        } else {
            out.append('<');
            type();
            asTrait();
        }
        if (peek() != '>') {
            int stop = Brackets.itemEnd(text, at, end);
            out.append(text, at, stop);
            at = stop;
        }
        close('>');
        out.append('>');
    }

    private String impl() {
        int mark = out.length();
        bounds();
        return taken(mark);
    }

    private void asTrait() {
        if (skip(" as ")) {
            out.append(" as ");
            type();
        }
    }

    private void implementationOf(String trait) {
        out.append('<');
        type();
        out.append(" as ").append(trait);
    }

    /**
     * {@code a::b::<impl Trait for T>} is how a path tells an impl that stands apart from its type; the module says
     * nothing that {@code <T as Trait>} does not.
     */
    private void implementation(int pathStart) {
        out.setLength(pathStart);
        String first = impl();
        if (skip(" for ")) {
            implementationOf(first);
        } else {
            out.append('<').append(first);
        }
        close('>');
        out.append('>');
    }

    private boolean defId() {
        if (!skip("DefId(")) {
            return false;
        }
        while (at < end && (isDigit(text.charAt(at)) || text.charAt(at) == ':')) {
            at++;
        }
        if (!skip(" ~ ")) {
            skipToClose();
            return false;
        }
        boolean outer = defining;
        defining = true;
        path();
        defining = outer;
        skipToClose();
        return true;
    }
}
