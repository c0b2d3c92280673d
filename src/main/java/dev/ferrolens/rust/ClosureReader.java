package dev.ferrolens.rust;

/** Reads closures: their types, and their arguments without those that every closure has. */
final class ClosureReader {
    private ClosureReader() {}

    /** {@code {closure@src/main.rs:7:1: 7:9}}, {@code {closure@path<T>::{closure#0}}}, {@code {integer}}. */
    static void braced(RustText t) {
        int stop = Brackets.after(t.text, t.at, t.end);
        int inner = wordInBraces(t, stop);
        if (inner < 0) {
            t.copyTo(stop);
            return;
        }
        t.copyTo(inner + 1);
        TypeReader.read(t);
        int closing = Math.max(t.at, stop - 1);
        t.out.append(t.text, t.at, Math.min(t.end, closing));
        t.at = Math.max(t.at, stop);
        t.out.append('}');
    }

    /**
     * Where the path of {@code {closure@path}} has the {@code @} before it; -1 for a place in a file or no path at all.
     */
    private static int wordInBraces(RustText t, int stop) {
        int inner = t.identifierEnd(t.at + 1);
        if (inner >= stop || t.text.charAt(inner) != '@') {
            return -1;
        }
        for (int i = inner; i < stop; i++) {
            char c = t.text.charAt(i);
            if (c == '<' || c == '{') {
                return inner;
            }
            if (c == '.' || c == '/' || c == ' ') {
                return -1;
            }
        }
        return -1;
    }

    static void closureArguments(RustText t, int mark) {
        int closure = t.out.indexOf("::{closure", mark);
        String suffix = closure < 0 ? "" : t.taken(closure);
        ListReader.arguments(t, ']', true);
        t.out.append(suffix);
    }

    /**
     * The arguments of a closure are those of the function around it, then its kind as an integer type, its signature,
     * and the tuple of its captures; {@code rustc_type_ir::ClosureArgs} explains the encoding. An async block has its
     * kind, the type that it is resumed with, and what it yields, returns and captures. Where nothing is known of them
     * yet they are parameters, {@code <closure_kind>/#0}.
     */
    static boolean looksAtClosureKind(RustText t) {
        if (t.looksAt("<closure_kind>") || t.looksAt("<coroutine_kind>") || t.looksAt("<resume_ty>")) {
            return true;
        }
        int kindEnd = t.looksAt("()") ? t.at + 2 : t.wordEnd();
        if (t.text.startsWith("std::future::ResumeTy, ", kindEnd + 2)
                || t.text.startsWith("core::future::ResumeTy, ", kindEnd + 2)) {
            return true;
        }
        return (t.looksAt("i8, ") || t.looksAt("i16, ") || t.looksAt("i32, "))
                && (t.text.startsWith("Binder { value: extern", kindEnd + 2)
                        || t.text.startsWith("extern", kindEnd + 2)
                        || t.text.startsWith("for<", kindEnd + 2)
                        || t.text.startsWith("fn(", kindEnd + 2)
                        || t.text.startsWith("Binder { value: fn(", kindEnd + 2)
                        || t.text.startsWith("Binder { value: unsafe", kindEnd + 2));
    }
}
