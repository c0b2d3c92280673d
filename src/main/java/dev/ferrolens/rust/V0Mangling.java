package dev.ferrolens.rust;

/**
 * Symbols of the v0 mangling: {@code _RNvMs_NtCs9ltgdHTiPiY_4core6optionINtB4_6OptionhE6insert..}. Unlike the demangled
 * text they tell the impl's place and number, so that the definition comes out as the keys of queries spell it.
 *
 * <p>References back into the symbol can make a short one stand for an endless text; depth and length are bounded, and
 * what goes beyond is no symbol. Identifiers in Punycode stay as they are written.
 *
 * @see <a href="https://doc.rust-lang.org/rustc/symbol-mangling/v0.html">the grammar</a>
 */
final class V0Mangling {
    private static final int DEEPEST = 100;
    private static final int LONGEST = 1 << 16;
    private static final int MOST_STEPS = 1 << 17;

    /** A symbol that does not follow the grammar. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed() {
            super(null, null, false, false);
        }
    }

    /**
     * A symbol in readable Rust.
     *
     * @param path {@code <core::option::Option<u8>>::insert}
     * @param definition {@code core::option::{impl#0}::insert}
     */
    record Demangled(String path, String definition) {}

    private final String symbol;
    private final int end;
    private final StringBuilder out = new StringBuilder();
    private int at = 2;
    private int depth;
    private int steps;
    private boolean silent;

    private V0Mangling(String symbol, int end) {
        this.symbol = symbol;
        this.end = end;
    }

    /** The symbol in readable Rust, or null where the text is not one. */
    static Demangled demangle(String symbol, int end) {
        try {
            V0Mangling reader = new V0Mangling(symbol, end);
            reader.skipVersion();
            String definition = reader.path(true);
            return new Demangled(reader.out.toString(), definition);
        } catch (Malformed notASymbol) {
            return null;
        }
    }

    private void skipVersion() {
        while (at < end && isDigit(symbol.charAt(at))) {
            at++;
        }
    }

    // --- the text

    private char next() {
        if (at >= end || ++steps > MOST_STEPS) {
            throw new Malformed();
        }
        return symbol.charAt(at++);
    }

    private boolean skip(char expected) {
        if (at < end && symbol.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void write(String text) {
        if (!silent) {
            out.append(text);
        }
        if (out.length() > LONGEST) {
            throw new Malformed();
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@code _} is 0, {@code 0_} is 1, {@code 1_} is 2. */
    private long base62() {
        if (skip('_')) {
            return 0;
        }
        long value = 0;
        for (char c = next(); c != '_'; c = next()) {
            int digit = isDigit(c) ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10
                    : c >= 'A' && c <= 'Z' ? c - 'A' + 36 : -1;
            if (digit < 0) {
                throw new Malformed();
            }
            value = value * 62 + digit;
        }
        return value + 1;
    }

    private long disambiguator() {
        return skip('s') ? base62() + 1 : 0;
    }

    private String identifier() {
        skip('u');
        int length = 0;
        int from = at;
        while (at < end && isDigit(symbol.charAt(at)) && length <= end) {
            length = length * 10 + symbol.charAt(at++) - '0';
            if (length == 0) {
                // Numbers have no leading zeros: what follows a zero is the next one.
                break;
            }
        }
        skip('_');
        if (from == at || length > end - at) {
            throw new Malformed();
        }
        at += length;
        return symbol.substring(at - length, at);
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new Malformed();
        }
    }

    /** Goes back to where {@code B} points; returns where to come back to. */
    private int goBack(int from) {
        long target = base62() + 2;
        int back = at;
        if (target >= from || target < 2) {
            throw new Malformed();
        }
        at = (int) target;
        return back;
    }

    // --- paths

    /** Writes a path, and returns the definition: the path without arguments, impls by their number. */
    private String path(boolean isValue) {
        enter();
        int from = at;
        String definition = switch (next()) {
            case 'C' -> crate();
            case 'N' -> nested(isValue);
            case 'M' -> {
                String impl = impl();
                write("<");
                type();
                write(">");
                yield impl;
            }
            case 'X' -> {
                String impl = impl();
                asTrait();
                yield impl;
            }
            case 'Y' -> asTrait();
            case 'I' -> {
                String generic = path(isValue);
                write(isValue ? "::<" : "<");
                list();
                write(">");
                yield generic;
            }
            case 'B' -> {
                int back = goBack(from);
                String shared = path(isValue);
                at = back;
                yield shared;
            }
            default -> throw new Malformed();
        };
        depth--;
        return definition;
    }

    private String crate() {
        disambiguator();
        String name = identifier();
        write(name);
        return name;
    }

    /** {@code <T as Trait>}; returns the trait. */
    private String asTrait() {
        write("<");
        type();
        write(" as ");
        String trait = path(false);
        write(">");
        return trait;
    }

    /** The module of an impl, which the readable text leaves out, and its number. */
    private String impl() {
        long number = disambiguator();
        boolean outer = silent;
        silent = true;
        String module = path(false);
        silent = outer;
        return module + "::{impl#" + number + "}";
    }

    private String nested(boolean isValue) {
        char namespace = next();
        String parent = path(isValue);
        long number = disambiguator();
        String name = identifier();
        String segment = Character.isUpperCase(namespace) ? special(namespace, name, number) : name;
        if (!segment.isEmpty()) {
            write("::" + segment);
        }
        boolean isNumbered = number > 0 && !segment.startsWith("{");
        return segment.isEmpty() ? parent : parent + "::" + segment + (isNumbered ? "#" + number : "");
    }

    private static String special(char namespace, String name, long number) {
        return switch (namespace) {
            case 'C' -> "{closure#" + number + "}";
            case 'S' -> "{shim:" + name + "#" + number + "}";
            case 'K' -> "{constant#" + number + "}";
            default -> "{" + namespace + (name.isEmpty() ? "" : ":" + name) + "#" + number + "}";
        };
    }

    private void list() {
        boolean isFirst = true;
        while (!skip('E')) {
            if (skip('L')) {
                base62();
                continue;
            }
            write(isFirst ? "" : ", ");
            isFirst = false;
            if (skip('K')) {
                constant();
            } else {
                type();
            }
        }
    }

    // --- types

    private void type() {
        enter();
        int from = at;
        char tag = next();
        String basic = basic(tag);
        if (basic != null) {
            write(basic);
            depth--;
            return;
        }
        switch (tag) {
            case 'A' -> {
                write("[");
                type();
                write("; ");
                constant();
                write("]");
            }
            case 'S' -> {
                write("[");
                type();
                write("]");
            }
            case 'T' -> tuple();
            case 'R', 'Q' -> {
                if (skip('L')) {
                    base62();
                }
                write(tag == 'R' ? "&" : "&mut ");
                type();
            }
            case 'P', 'O' -> {
                write(tag == 'P' ? "*const " : "*mut ");
                type();
            }
            case 'F' -> functionPointer();
            case 'D' -> traitObject();
            case 'B' -> {
                int back = goBack(from);
                type();
                at = back;
            }
            default -> {
                at = from;
                path(false);
            }
        }
        depth--;
    }

    private static String basic(char tag) {
        return switch (tag) {
            case 'a' -> "i8";
            case 'b' -> "bool";
            case 'c' -> "char";
            case 'd' -> "f64";
            case 'e' -> "str";
            case 'f' -> "f32";
            case 'h' -> "u8";
            case 'i' -> "isize";
            case 'j' -> "usize";
            case 'l' -> "i32";
            case 'm' -> "u32";
            case 'n' -> "i128";
            case 'o' -> "u128";
            case 's' -> "i16";
            case 't' -> "u16";
            case 'u' -> "()";
            case 'v' -> "...";
            case 'x' -> "i64";
            case 'y' -> "u64";
            case 'z' -> "!";
            case 'p' -> "_";
            default -> null;
        };
    }

    private void tuple() {
        write("(");
        int items = 0;
        while (!skip('E')) {
            write(items++ == 0 ? "" : ", ");
            type();
        }
        write(items == 1 ? ",)" : ")");
    }

    private void binder() {
        if (skip('G')) {
            base62();
        }
    }

    private void functionPointer() {
        binder();
        if (skip('U')) {
            write("unsafe ");
        }
        if (skip('K')) {
            write("extern \"" + (skip('C') ? "C" : identifier().replace('_', '-')) + "\" ");
        }
        write("fn(");
        int items = 0;
        while (!skip('E')) {
            write(items++ == 0 ? "" : ", ");
            type();
        }
        write(")");
        if (!skip('u')) {
            write(" -> ");
            type();
        }
    }

    private void traitObject() {
        binder();
        write("dyn ");
        int traits = 0;
        while (!skip('E')) {
            write(traits++ == 0 ? "" : " + ");
            int from = out.length();
            path(false);
            while (skip('p')) {
                boolean isOpen = out.length() > from && out.charAt(out.length() - 1) == '>';
                if (isOpen && !silent) {
                    out.setLength(out.length() - 1);
                }
                write(isOpen ? ", " : "<");
                write(identifier() + " = ");
                type();
                write(">");
            }
        }
        if (skip('L')) {
            base62();
        }
    }

    /** A number, a boolean or a character; structured constants are not read further than to their end. */
    private void constant() {
        enter();
        int from = at;
        char tag = next();
        switch (tag) {
            case 'B' -> {
                int back = goBack(from);
                constant();
                at = back;
            }
            case 'p' -> write("_");
            case 'e' -> {
                hexadecimal();
                write("\"..\"");
            }
            case 'R', 'Q' -> {
                write("&");
                constant();
            }
            case 'A' -> constants("[", "]");
            case 'T' -> constants("(", ")");
            case 'V' -> value();
            default -> scalar(tag);
        }
        depth--;
    }

    private void scalar(char tag) {
        if (basic(tag) == null) {
            throw new Malformed();
        }
        boolean isNegative = skip('n');
        String digits = hexadecimal();
        if (digits.length() > 15) {
            write((isNegative ? "-" : "") + "0x" + digits);
            return;
        }
        long value = digits.isEmpty() ? 0 : Long.parseLong(digits, 16);
        boolean isCharacter = tag == 'c' && Character.isValidCodePoint((int) value);
        String number = (isNegative ? "-" : "") + value;
        write(tag == 'b' ? String.valueOf(value != 0)
                : isCharacter ? "'" + Character.toString((int) value) + "'" : number);
    }

    private String hexadecimal() {
        int from = at;
        while (next() != '_') {
            if (!Symbols.isHexDigit(symbol.charAt(at - 1))) {
                throw new Malformed();
            }
        }
        return symbol.substring(from, at - 1);
    }

    private void constants(String open, String close) {
        write(open);
        int items = 0;
        while (!skip('E')) {
            write(items++ == 0 ? "" : ", ");
            constant();
        }
        write(close);
    }

    private void value() {
        path(true);
        switch (next()) {
            case 'U' -> {}
            case 'T' -> constants("(", ")");
            case 'S' -> {
                write(" { ");
                int fields = 0;
                while (!skip('E')) {
                    write(fields++ == 0 ? "" : ", ");
                    disambiguator();
                    write(identifier() + ": ");
                    constant();
                }
                write(" }");
            }
            default -> throw new Malformed();
        }
    }
}
