package dev.ferrolens.rust;

/**
 * Demangles symbols of the legacy mangling, such as {@code _ZN4core3ptr13drop_in_place17h0123456789abcdefE}, in which
 * {@code $LT$} or {@code $u20$} stand for characters that linkers reject.
 *
 * @see <a href="https://doc.rust-lang.org/rustc/symbol-mangling/index.html">symbol mangling</a>
 */
final class LegacyMangling {
    private LegacyMangling() {}

    /** Returns {@code core::ptr::drop_in_place::h0123456789abcdef}, or null if the text is not such a symbol. */
    static String demangle(String symbol, int end) {
        StringBuilder path = new StringBuilder(end);
        int at = "_ZN".length();
        while (at < end && symbol.charAt(at) != 'E') {
            int length = 0;
            int from = at;
            while (at < end && symbol.charAt(at) >= '0' && symbol.charAt(at) <= '9' && length < end) {
                length = length * 10 + symbol.charAt(at) - '0';
                at++;
            }
            if (at == from || length == 0 || length > end - at) {
                return null;
            }
            path.append(path.isEmpty() ? "" : "::").append(unescaped(symbol.substring(at, at + length)));
            at += length;
        }
        return path.isEmpty() ? null : path.toString();
    }

    /** Returns {@code <alloc::vec::Vec<T> as ..} for {@code _$LT$alloc..vec..Vec$LT$T$GT$$u20$as$u20$..}. */
    static String unescaped(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        int at = name.startsWith("_$") ? 1 : 0;
        while (at < name.length()) {
            char c = name.charAt(at);
            int close = c == '$' ? name.indexOf('$', at + 1) : -1;
            String character = close > at && close - at < 12 ? character(name.substring(at + 1, close)) : null;
            if (character != null) {
                plain.append(character);
                at = close + 1;
            } else if (name.startsWith("..", at)) {
                plain.append("::");
                at += 2;
            } else {
                plain.append(c);
                at++;
            }
        }
        return plain.toString();
    }

    private static String character(String escape) {
        return switch (escape) {
            case "SP" -> "@";
            case "BP" -> "*";
            case "RF" -> "&";
            case "LT" -> "<";
            case "GT" -> ">";
            case "LP" -> "(";
            case "RP" -> ")";
            case "C" -> ",";
            default -> escape.startsWith("u") ? unicode(escape) : null;
        };
    }

    private static String unicode(String escape) {
        int code = 0;
        for (int i = 1; i < escape.length(); i++) {
            if (!Symbols.isHexDigit(escape.charAt(i)) || code > Character.MAX_CODE_POINT) {
                return null;
            }
            code = code * 16 + Character.digit(escape.charAt(i), 16);
        }
        return escape.length() > 1 && Character.isValidCodePoint(code) ? Character.toString(code) : null;
    }
}
