package dev.ferrolens.rust;

/**
 * Reads what begins with a word: a keyword, a struct or tuple struct that {@code Debug} prints, or else a path.
 */
final class WordReader {
    private WordReader() {}

    static void read(RustText t) {
        int wordEnd = t.wordEnd();
        char next = wordEnd < t.end ? t.text.charAt(wordEnd) : '\0';
        boolean done = switch (next) {
            case '(' -> constructor(t, wordEnd) || functionPointer(t, wordEnd);
            case ' ' -> keyword(t, wordEnd) || struct(t, wordEnd);
            case '<' -> t.looksAt("for<") && binder(t, wordEnd);
            case ':' -> term(t);
            default -> false;
        };
        if (!done) {
            PathReader.read(t);
        }
    }

    private static boolean keyword(RustText t, int wordEnd) {
        switch (t.text.charAt(t.at)) {
            case 'd' -> {
                if (t.skip("dyn ")) {
                    BoundsReader.traitObject(t);
                    return true;
                }
            }
            case 'i' -> {
                if (t.skip("impl ")) {
                    t.out.append("impl ");
                    BoundsReader.bounds(t);
                    return true;
                }
            }
            case 'u', 'e', 's' -> {
                if (t.looksAt("unsafe ") || t.looksAt("extern ") || t.looksAt("safe ")) {
                    int mark = t.out.length();
                    t.copyTo(wordEnd + 1);
                    if (t.peek() == '"') {
                        LiteralReader.quoted(t);
                        t.out.append(' ');
                        t.skipSpaces();
                    }
                    TypeReader.read(t);
                    return t.out.length() > mark;
                }
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    /** {@code for<'a, 'b> T} is written as {@code T}. */
    private static boolean binder(RustText t, int angle) {
        t.at = Brackets.afterAngle(t.text, angle, t.end);
        t.skipSpaces();
        TypeReader.read(t);
        return true;
    }

    /**
     * {@code fn(A) -> R}; and {@code fn(A) -> R {path}}, which is how Display prints the type of a function: its path.
     */
    private static boolean functionPointer(RustText t, int wordEnd) {
        if (!t.looksAt("fn(")) {
            return false;
        }
        int mark = t.out.length();
        t.out.append("fn(");
        t.at = wordEnd + 1;
        ListReader.list(t, false);
        t.close(')');
        t.out.append(')');
        if (t.skip(" -> ")) {
            t.out.append(" -> ");
            TypeReader.read(t);
        }
        if (t.looksAt(" {") && !t.looksAt(" { ")) {
            t.out.setLength(mark);
            t.at += 2;
            TypeReader.read(t);
            t.close('}');
        }
        return true;
    }

    /** {@code Term::Ty(T)} is {@code T}. */
    private static boolean term(RustText t) {
        if (!t.looksAt("Term::")) {
            return false;
        }
        int open = t.identifierEnd(t.at + "Term::".length());
        if (open >= t.end || t.text.charAt(open) != '(') {
            return false;
        }
        t.at = open + 1;
        TypeReader.read(t);
        t.close(')');
        return true;
    }

    private static boolean constructor(RustText t, int open) {
        switch (open - t.at) {
            case 5 -> {
                if (t.looksAt("FnDef")) {
                    t.at = open + 1;
                    definitionWithList(t, false);
                    return true;
                }
                if (t.looksAt("Alias")) {
                    alias(t, open);
                    return true;
                }
                if (t.looksAt("DefId")) {
                    PathReader.defId(t);
                    return true;
                }
            }
            case 7 -> {
                if (t.looksAt("Closure")) {
                    t.at = open + 1;
                    definitionWithList(t, true);
                    return true;
                }
                if (t.looksAt("Foreign")) {
                    t.at = open + 1;
                    PathReader.defId(t);
                    t.skipToClose();
                    return true;
                }
            }
            case 9, 16, 17 -> {
                if (t.looksAt("Coroutine")) {
                    t.at = open + 1;
                    definitionWithList(t, true);
                    return true;
                }
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    /** {@code Alias(Projection, AliasTy { .. })}, or in newer compilers {@code Alias(AliasTy { .. })}. */
    private static void alias(RustText t, int open) {
        t.at = open + 1;
        int wordEnd = t.wordEnd();
        if (t.text.startsWith(", ", wordEnd)) {
            t.at = wordEnd + 2;
        }
        TypeReader.read(t);
        t.skipToClose();
    }

    /** {@code DefId(..), [args])}: the path with its arguments, those of a closure before the closure. */
    private static void definitionWithList(RustText t, boolean ofClosure) {
        int mark = t.out.length();
        if (!PathReader.defId(t)) {
            t.opaque();
        } else if (t.skip(", [")) {
            if (ofClosure) {
                ClosureReader.closureArguments(t, mark);
            } else {
                ListReader.arguments(t, ']', false);
            }
        }
        t.skipToClose();
    }

    private static boolean struct(RustText t, int wordEnd) {
        // `T {path}` without a space is the end of a function's type.
        if (!t.text.startsWith("{ ", wordEnd + 1)) {
            return false;
        }
        if (t.looksAt("Binder {")) {
            t.enter("value");
            TypeReader.read(t);
            t.skipToClose();
            return true;
        }
        if (t.looksAt("AliasTy {") || t.looksAt("AliasTerm {")) {
            t.out.append(Alias.read(t).text());
            return true;
        }
        if (t.looksAt("UnevaluatedConst {") || t.looksAt("Unevaluated {")) {
            t.enter("def");
            if (!PathReader.defId(t)) {
                TypeReader.read(t);
            }
            t.skipToClose();
            return true;
        }
        t.copyTo(wordEnd);
        t.copyTo(Brackets.after(t.text, t.at + 1, t.end));
        return true;
    }
}
