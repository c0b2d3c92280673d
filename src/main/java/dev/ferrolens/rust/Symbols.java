package dev.ferrolens.rust;

import java.util.List;

/**
 * Reads the names of functions in object code, as LLVM passes show them: v0 names demangled with the hashes of their
 * crates ({@code core[c1f1a4ba060b9bfa]::ptr::drop_in_place::<T>}), legacy names demangled with their own
 * ({@code core::ptr::drop_in_place<T>::h0123456789abcdef}), either mangled, and the names of C.
 *
 * @see <a href="https://doc.rust-lang.org/rustc/symbol-mangling/v0.html">the v0 mangling</a>
 */
final class Symbols {
    private static final int LEGACY_HASH = "::h0123456789abcdef".length();

    private Symbols() {}

    /** Returns whether a text can only be a symbol. */
    static boolean isSymbol(String text) {
        return hasLegacyHash(text, text.length()) || isMangled(text) || hasCrateHash(text) || text.startsWith("_$LT$");
    }

    private static boolean isMangled(String text) {
        return text.startsWith("_R") && text.length() > 4 && Character.isUpperCase(text.charAt(2))
                || text.startsWith("_ZN");
    }

    static Key read(String text) {
        int end = withoutSuffix(text);
        if (isMangled(text)) {
            return text.startsWith("_R") ? v0(text, end) : legacy(text, end);
        }
        boolean isEscaped = text.startsWith("_$LT$") || text.contains("$u20$");
        String plain = isEscaped ? LegacyMangling.unescaped(text) : text;
        return demangled(plain, withoutSuffix(plain));
    }

    private static Key demangled(String text, int end) {
        if (text.startsWith("<unnamed") || isBlock(text) || end == 0) {
            return Key.other(text);
        }
        boolean isLegacy = hasLegacyHash(text, end);
        int nameEnd = isLegacy ? end - LEGACY_HASH : end;
        if (isLinkerName(text, nameEnd)) {
            RustPath name = RustPath.of(text.substring(0, nameEnd));
            return Key.of(KeyKind.SYMBOL, name).definition(name).crate(null).function(name).build();
        }
        RustText reader = new RustText(text, 0, nameEnd, Crates.UNKNOWN).definingPaths();
        RustType item = (isLegacy ? reader.withoutClosureNumbers() : reader).readType();
        return reader.atEnd() && !item.text().isEmpty() ? path(RustPath.of(item)) : Key.other(text);
    }

    private static Key v0(String text, int end) {
        V0Mangling.Demangled demangled = V0Mangling.demangle(text, end);
        return demangled == null ? unread(text) : path(demangled.path()).withDefinition(demangled.definition());
    }

    private static Key unread(String text) {
        return Key.bare(KeyKind.SYMBOL, new RustType.Text(text));
    }

    private static Key legacy(String text, int end) {
        String path = LegacyMangling.demangle(text, end);
        return path == null ? unread(text) : demangled(path, path.length());
    }

    /** Returns the key of a symbol with a path. */
    static Key path(RustPath item) {
        RustPath definition = item.withoutArguments();
        Key.Builder key = Key.of(KeyKind.SYMBOL, item).definition(definition).function(definition.function())
                .typeArguments(item.arguments());
        if (item.first() instanceof Segment.Qualified qualified) {
            key.selfType(qualified.selfType());
            if (qualified.trait() != null) {
                RustPath trait = RustPath.of(qualified.trait()).withoutLastArguments();
                // A slice or a tuple has no crate: its methods are the trait's, or the library's.
                RustPath home = definition.crateOfDefinition() == null ? trait : definition;
                key.trait(trait).crate(home.crateOfDefinition()).module(home.module());
            }
        }
        return key.build();
    }

    /**
     * Returns the length without a suffix of LLVM, {@code .llvm.123} of symbols made global or {@code .cold} of split
     * functions.
     */
    private static int withoutSuffix(String text) {
        int end = text.length();
        int llvm = text.indexOf(".llvm.", 1);
        if (llvm > 0) {
            end = text.startsWith(" (", llvm - 2) ? llvm - 2 : llvm;
        }
        if (text.startsWith(".cold", end - 5)) {
            end -= 5;
        }
        return end;
    }

    private static boolean hasLegacyHash(String text, int end) {
        int from = end - LEGACY_HASH;
        if (from <= 0 || !text.startsWith("::h", from)) {
            return false;
        }
        for (int i = from + 3; i < end; i++) {
            if (!isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the first crate of the text carries the hash of the v0 mangling. */
    private static boolean hasCrateHash(String text) {
        int limit = Math.min(text.length(), 400);
        int open = text.indexOf('[');
        while (open >= 0 && open < limit) {
            int close = open + 1;
            while (close < text.length() && isHexDigit(text.charAt(close))) {
                close++;
            }
            // A hash is 64 bits printed without leading zeros; the hashes in a DefId have 4 digits.
            if (close - open > 12 && text.startsWith("]::", close)) {
                return text.indexOf(" { ") < 0 && !text.contains("DefId(");
            }
            open = text.indexOf('[', open + 1);
        }
        return false;
    }

    /** Returns whether a text is a basic block, which names a loop if LLVM keeps names. */
    private static boolean isBlock(String text) {
        return text.startsWith("bb") && text.length() > 2 && Character.isDigit(text.charAt(2));
    }

    /** Returns whether a text is a name without a path: {@code memcpy}, {@code llvm.umul.with.overflow.i64}. */
    private static boolean isLinkerName(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!Cursor.isIdentifierPart(c) && c != '.' && c != '@' && c != '-') {
                return false;
            }
        }
        return true;
    }

    static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
}
