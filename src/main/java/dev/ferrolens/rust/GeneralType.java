package dev.ferrolens.rust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Types as the header of an impl has them: without the arguments of paths, and {@code _} for what differs from one use
 * to the next.
 */
final class GeneralType {
    private static final String ANY = "_";
    private static final int DEEPEST = 32;
    private static final Set<String> PRIMITIVES = Set.of("bool", "char", "str", "u8", "u16", "u32", "u64", "u128",
            "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f16", "f32", "f64", "f128", "!", "()", "Self");

    private GeneralType() {}

    /**
     * {@code &alloc::vec::Vec<u8>} → {@code &alloc::vec::Vec}.
     *
     * @param parameters types that stand for parameters of the impl: each is {@code _}
     */
    static String of(String type, Set<String> parameters) {
        return of(type, parameters, 0);
    }

    private static String of(String type, Set<String> parameters, int depth) {
        if (parameters.contains(type) || depth > DEEPEST) {
            return ANY;
        }
        String prefix = prefix(type);
        if (!prefix.isEmpty()) {
            return prefix + of(type.substring(prefix.length()), parameters, depth + 1);
        }
        if (PRIMITIVES.contains(type)) {
            return type;
        }
        if (isEnclosed(type, '(', ')')) {
            List<String> parts = parts(type);
            parts.replaceAll(part -> of(part, parameters, depth + 1));
            return "(" + String.join(", ", parts) + (parts.size() == 1 ? ",)" : ")");
        }
        if (isEnclosed(type, '[', ']')) {
            String inside = type.substring(1, type.length() - 1);
            int length = inside.lastIndexOf("; ");
            return length < 0 ? "[" + of(inside, parameters, depth + 1) + "]"
                    : "[" + of(inside.substring(0, length), parameters, depth + 1) + "; _]";
        }
        if (type.startsWith("dyn ") || type.startsWith("fn(") || type.contains("{closure")) {
            return type.startsWith("dyn ") ? Paths.withoutArguments(type) : ANY;
        }
        String path = Paths.withoutArguments(type);
        return path.contains("::") ? path : ANY;
    }

    /** A type in which names that stand alone are replaced by their paths. */
    static String at(String type, Map<String, String> paths) {
        StringBuilder out = null;
        int copied = 0;
        int at = 0;
        while (at < type.length()) {
            if (!Cursor.isIdentifierPart(type.charAt(at))) {
                at++;
                continue;
            }
            int stop = at;
            while (stop < type.length() && Cursor.isIdentifierPart(type.charAt(stop))) {
                stop++;
            }
            boolean isPart = at > 0 && type.charAt(at - 1) == ':';
            String path = isPart ? null : paths.get(type.substring(at, stop));
            if (path != null) {
                out = out == null ? new StringBuilder() : out;
                out.append(type, copied, at).append(path);
                copied = stop;
            }
            at = stop;
        }
        return out == null ? type : out.append(type, copied, type.length()).toString();
    }

    /** What two such types have in common. */
    static String common(String a, String b) {
        if (a.equals(b)) {
            return a;
        }
        String prefix = prefix(a);
        if (!prefix.isEmpty() && prefix.equals(prefix(b))) {
            return prefix + common(a.substring(prefix.length()), b.substring(prefix.length()));
        }
        if (isEnclosed(a, '[', ']') && isEnclosed(b, '[', ']') && a.endsWith("; _]") == b.endsWith("; _]")) {
            int tail = a.endsWith("; _]") ? 4 : 1;
            return "[" + common(a.substring(1, a.length() - tail), b.substring(1, b.length() - tail))
                    + a.substring(a.length() - tail);
        }
        if (isEnclosed(a, '(', ')') && isEnclosed(b, '(', ')')) {
            List<String> left = parts(a);
            List<String> right = parts(b);
            if (left.size() == right.size()) {
                List<String> shared = new ArrayList<>();
                for (int i = 0; i < left.size(); i++) {
                    shared.add(common(left.get(i), right.get(i)));
                }
                return "(" + String.join(", ", shared) + (shared.size() == 1 ? ",)" : ")");
            }
        }
        return ANY;
    }

    private static String prefix(String type) {
        for (String prefix : List.of("&mut ", "&", "*const ", "*mut ")) {
            if (type.startsWith(prefix)) {
                return prefix;
            }
        }
        return "";
    }

    private static boolean isEnclosed(String type, char open, char close) {
        return type.length() > 2 && type.charAt(0) == open && type.charAt(type.length() - 1) == close;
    }

    private static List<String> parts(String tuple) {
        List<String> parts = new ArrayList<>();
        int at = 1;
        int end = tuple.length() - 1;
        while (at < end) {
            int stop = Math.max(at + 1, Math.min(end, Brackets.itemEnd(tuple, at, end)));
            String part = tuple.substring(at, stop).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            at = stop + 1;
        }
        return parts;
    }
}
