package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Bounds;
import dev.ferrolens.rust.RustType.Equality;
import dev.ferrolens.rust.RustType.Function;
import dev.ferrolens.rust.RustType.Prefixed;
import dev.ferrolens.rust.RustType.Slice;
import dev.ferrolens.rust.RustType.Text;
import dev.ferrolens.rust.RustType.Tuple;
import dev.ferrolens.rust.Segment.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Demangles symbols of the v0 mangling: {@code _RNvMs_NtCs9ltgdHTiPiY_4core6optionINtB4_6OptionhE6insert..}. Unlike
 * demangled text, they contain the impl's place and number, so that the definition is spelled as in the keys of
 * queries.
 *
 * <p>By references back into itself, a short symbol can stand for an endless text, so depth and length are bounded;
 * text beyond the bounds is no symbol. Identifiers in Punycode are not decoded.
 *
 * @see <a href="https://doc.rust-lang.org/rustc/symbol-mangling/v0.html">the grammar</a>
 */
final class V0Mangling {
    private static final int DEEPEST = 100;
    private static final int LONGEST = 1 << 16;
    private static final int MOST_STEPS = 1 << 17;

    /** Thrown for a symbol that does not follow the grammar. */
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
    record Demangled(RustPath path, RustPath definition) {
        private Demangled plus(String shown, String spelled) {
            return new Demangled(path.child(shown), definition.child(spelled));
        }
    }

    private final String symbol;
    private final int end;
    private int at = 2;
    private int depth;
    private int steps;
    private int read;

    private V0Mangling(String symbol, int end) {
        this.symbol = symbol;
        this.end = end;
    }

    /** Returns the symbol in readable Rust, or null if the text is no symbol. */
    static Demangled demangle(String symbol, int end) {
        try {
            V0Mangling reader = new V0Mangling(symbol, end);
            reader.skipVersion();
            return reader.path(true);
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

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Reads a number: {@code _} is 0, {@code 0_} is 1, {@code 1_} is 2. */
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
                // Numbers have no leading zeros: a digit after a zero is the next number.
                break;
            }
        }
        skip('_');
        if (from == at || length > end - at) {
            throw new Malformed();
        }
        at += length;
        read += length;
        if (read > LONGEST) {
            throw new Malformed();
        }
        return symbol.substring(at - length, at);
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new Malformed();
        }
    }

    /** Goes back to the target of {@code B}, and returns the position to come back to. */
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

    /** Reads a path, both as shown and as a definition, which has no arguments and has impls by their numbers. */
    private Demangled path(boolean isValue) {
        enter();
        int from = at;
        Demangled read = switch (next()) {
            case 'C' -> crate();
            case 'N' -> nested(isValue);
            case 'M' -> {
                RustPath impl = impl();
                yield new Demangled(qualified(type(), null), impl);
            }
            case 'X' -> {
                RustPath impl = impl();
                yield new Demangled(asTrait().path, impl);
            }
            case 'Y' -> asTrait();
            case 'I' -> {
                Demangled generic = path(isValue);
                List<RustType> arguments = ListReader.withoutDefaults(list());
                yield new Demangled(generic.path.withArguments(arguments,
                        isValue ? Notation.TURBOFISH : Notation.ANGLES), generic.definition);
            }
            case 'B' -> shared(from, () -> path(isValue));
            default -> throw new Malformed();
        };
        depth--;
        return read;
    }

    private Demangled crate() {
        disambiguator();
        RustPath crate = RustPath.of(identifier());
        return new Demangled(crate, crate);
    }

    /** Reads {@code <T as Trait>}, whose definition is the trait's. */
    private Demangled asTrait() {
        RustType self = type();
        Demangled trait = path(false);
        return new Demangled(qualified(self, trait.path), trait.definition);
    }

    private static RustPath qualified(RustType self, RustPath trait) {
        return RustPath.of(List.of(new Segment.Qualified(self, trait, null)));
    }

    /** Reads the module of an impl, which the readable text leaves out, and its number. */
    private RustPath impl() {
        long number = disambiguator();
        return path(false).definition.child("{impl#" + number + "}");
    }

    private Demangled nested(boolean isValue) {
        char namespace = next();
        Demangled parent = path(isValue);
        long number = disambiguator();
        String name = identifier();
        String segment = Character.isUpperCase(namespace) ? special(namespace, name, number) : name;
        boolean isNumbered = number > 0 && !segment.startsWith("{");
        return segment.isEmpty() ? parent : parent.plus(segment, segment + (isNumbered ? "#" + number : ""));
    }

    /** Reads the target of {@code B}. */
    private <T> T shared(int from, Supplier<T> reading) {
        int back = goBack(from);
        T shared = reading.get();
        at = back;
        return shared;
    }

    private static String special(char namespace, String name, long number) {
        return switch (namespace) {
            case 'C' -> "{closure#" + number + "}";
            case 'S' -> "{shim:" + name + "#" + number + "}";
            case 'K' -> "{constant#" + number + "}";
            default -> "{" + namespace + (name.isEmpty() ? "" : ":" + name) + "#" + number + "}";
        };
    }

    private List<RustType> list() {
        List<RustType> arguments = new ArrayList<>(4);
        while (!skip('E')) {
            if (skip('L')) {
                base62();
            } else {
                arguments.add(skip('K') ? constant() : type());
            }
        }
        return arguments;
    }

    // --- types

    private RustType type() {
        enter();
        int from = at;
        char tag = next();
        String basic = basic(tag);
        RustType type = basic != null ? RustPath.of(basic) : switch (tag) {
            case 'A' -> new Slice(List.of(type()), constant());
            case 'S' -> new Slice(List.of(type()), null);
            case 'T' -> new Tuple(until(this::type));
            case 'u' -> new Tuple(List.of());
            case 'v' -> new Text("...");
            case 'R', 'Q' -> {
                if (skip('L')) {
                    base62();
                }
                yield new Prefixed(tag == 'R' ? "&" : "&mut ", type());
            }
            case 'P', 'O' -> new Prefixed(tag == 'P' ? "*const " : "*mut ", type());
            case 'F' -> functionPointer();
            case 'D' -> traitObject();
            case 'B' -> shared(from, this::type);
            default -> {
                at = from;
                yield path(false).path;
            }
        };
        depth--;
        return type;
    }

    /** Reads items up to the letter that ends them. */
    private <T> List<T> until(Supplier<T> item) {
        List<T> items = new ArrayList<>(4);
        while (!skip('E')) {
            items.add(item.get());
        }
        return items;
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
            case 'x' -> "i64";
            case 'y' -> "u64";
            case 'z' -> "!";
            case 'p' -> "_";
            default -> null;
        };
    }

    private void binder() {
        if (skip('G')) {
            base62();
        }
    }

    private RustType functionPointer() {
        binder();
        boolean isUnsafe = skip('U');
        String abi = !skip('K') ? null : skip('C') ? "C" : identifier().replace('_', '-');
        List<RustType> parameters = until(this::type);
        RustType function = new Function(parameters, skip('u') ? null : type());
        RustType foreign = abi == null ? function : new Prefixed("extern \"" + abi + "\" ", function);
        return isUnsafe ? new Prefixed("unsafe ", foreign) : foreign;
    }

    private RustType traitObject() {
        binder();
        List<RustType> traits = until(this::boundWithItems);
        if (skip('L')) {
            base62();
        }
        return new Bounds("dyn ", traits);
    }

    private RustType boundWithItems() {
        RustPath trait = path(false).path;
        while (skip('p')) {
            trait = trait.withArgument(new Equality(RustPath.of(identifier()), " = ", type()));
        }
        return trait;
    }

    // --- constants

    private RustType constant() {
        enter();
        int from = at;
        char tag = next();
        RustType constant = switch (tag) {
            case 'B' -> shared(from, this::constant);
            case 'p' -> RustPath.ANY;
            case 'e' -> {
                hexadecimal();
                yield new Text("\"..\"");
            }
            case 'R', 'Q' -> new Prefixed("&", constant());
            case 'A' -> new Slice(until(this::constant), null);
            case 'T' -> new Tuple(until(this::constant));
            case 'V' -> value();
            default -> new Text(scalar(tag));
        };
        depth--;
        return constant;
    }

    /** Reads a number, a boolean or a character. */
    private String scalar(char tag) {
        if (basic(tag) == null) {
            throw new Malformed();
        }
        String sign = skip('n') ? "-" : "";
        String digits = hexadecimal();
        if (digits.length() > 15) {
            return sign + "0x" + digits;
        }
        long value = digits.isEmpty() ? 0 : Long.parseLong(digits, 16);
        boolean isCharacter = tag == 'c' && Character.isValidCodePoint((int) value);
        return tag == 'b' ? String.valueOf(value != 0)
                : isCharacter ? "'" + Character.toString((int) value) + "'" : sign + value;
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

    /** Reads a value of a struct or enum, with its fields. */
    private RustType value() {
        RustPath path = path(true).path;
        return switch (next()) {
            case 'U' -> path;
            case 'T' -> new Text(path.text() + new Tuple(until(this::constant)).text());
            case 'S' -> new Text(path.text() + " { " + RustType.text(until(this::field)) + " }");
            default -> throw new Malformed();
        };
    }

    private RustType field() {
        disambiguator();
        return new Equality(RustPath.of(identifier()), ": ", constant());
    }
}
