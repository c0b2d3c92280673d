package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Bounds;
import dev.ferrolens.rust.RustType.Equality;
import dev.ferrolens.rust.RustType.Function;
import dev.ferrolens.rust.RustType.Prefixed;
import dev.ferrolens.rust.RustType.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads text that begins with a word: a keyword, a struct or tuple struct that {@code Debug} prints, or else a path.
 */
final class WordReader {
    private WordReader() {}

    static RustType read(RustText t) {
        int wordEnd = t.wordEnd();
        char next = wordEnd < t.end ? t.text.charAt(wordEnd) : '\0';
        RustType read = switch (next) {
            case '(' -> t.looksAt("fn(") ? functionPointer(t) : tupleStruct(t, wordEnd + 1);
            case ' ' -> t.text.startsWith("{ ", wordEnd + 1) ? struct(t, wordEnd) : keyword(t, wordEnd + 1);
            case '<' -> t.looksAt("for<") ? binder(t, wordEnd) : null;
            case ':' -> term(t);
            default -> null;
        };
        return read == null ? PathReader.read(t) : read;
    }

    private static RustType keyword(RustText t, int next) {
        if (t.skip("dyn ")) {
            return t.peek() == '[' ? existentialPredicates(t) : new Bounds("dyn ", TypeReader.bounds(t));
        }
        if (t.skip("impl ")) {
            return new Bounds("impl ", TypeReader.bounds(t));
        }
        if (!t.looksAt("unsafe ") && !t.looksAt("extern ") && !t.looksAt("safe ")) {
            return null;
        }
        String word = t.take(next);
        if (t.peek() == '"') {
            word += TypeReader.quoted(t).text() + " ";
            t.skipSpaces();
        }
        return new Prefixed(word, TypeReader.read(t));
    }

    /** Reads {@code for<'a, 'b> T} as {@code T}. */
    private static RustType binder(RustText t, int angle) {
        t.at = Brackets.afterAngle(t.text, angle, t.end);
        t.skipSpaces();
        return TypeReader.read(t);
    }

    /**
     * Reads {@code fn(A) -> R}, or as the path {@code fn(A) -> R {path}}, the type of a function as Display prints it.
     */
    private static RustType functionPointer(RustText t) {
        t.at += 2;
        RustType function = signature(t);
        if (!t.looksAt(" {") || t.looksAt(" { ")) {
            return function;
        }
        t.at += 2;
        RustType path = TypeReader.read(t);
        t.close('}');
        return path;
    }

    /** Reads {@code (A, B) -> R}. */
    static Function signature(RustText t) {
        t.at++;
        List<RustType> parameters = ListReader.read(t, false);
        t.close(')');
        return new Function(parameters, t.skip(" -> ") ? TypeReader.read(t) : null);
    }

    /** Reads {@code Term::Ty(T)} as {@code T}. */
    private static RustType term(RustText t) {
        int open = t.looksAt("Term::") ? t.identifierEnd(t.at + "Term::".length()) : t.end;
        if (open >= t.end || t.text.charAt(open) != '(') {
            return null;
        }
        t.at = open + 1;
        RustType type = TypeReader.read(t);
        t.close(')');
        return type;
    }

    // --- the output of Debug

    private static RustType tupleStruct(RustText t, int inside) {
        String word = t.text.substring(t.at, inside - 1);
        switch (word) {
            case "FnDef", "Closure", "Coroutine", "CoroutineClosure", "CoroutineWitness" -> {
                t.at = inside;
                return definitionWithList(t, !word.equals("FnDef"));
            }
            case "Alias" -> {
                t.at = inside;
                return alias(t);
            }
            case "DefId" -> {
                return orNothing(t.readDefId());
            }
            case "Foreign" -> {
                t.at = inside;
                RustType foreign = orNothing(t.readDefId());
                t.skipToClose();
                return foreign;
            }
            default -> {
                return null;
            }
        }
    }

    private static RustType orNothing(RustPath path) {
        return path == null ? new Text("") : path;
    }

    /** Reads {@code Alias(Projection, AliasTy { .. })}, or {@code Alias(AliasTy { .. })} of newer compilers. */
    private static RustType alias(RustText t) {
        int wordEnd = t.wordEnd();
        if (t.text.startsWith(", ", wordEnd)) {
            t.at = wordEnd + 2;
        }
        RustType alias = TypeReader.read(t);
        t.skipToClose();
        return alias;
    }

    /** Reads {@code DefId(..), [args])} as the path with its arguments, those of a closure before the closure. */
    private static RustType definitionWithList(RustText t, boolean ofClosure) {
        RustPath path = t.readDefId();
        RustType read = path == null ? t.opaque() : path;
        if (path != null && t.skip(", [")) {
            List<RustType> arguments = ListReader.read(t, ofClosure);
            t.close(']');
            read = ofClosure ? path.withFunctionArguments(arguments, Segment.Notation.ANGLES)
                    : path.withArguments(arguments, Segment.Notation.ANGLES);
        }
        t.skipToClose();
        return read;
    }

    private static RustType struct(RustText t, int wordEnd) {
        if (t.looksAt("Binder {")) {
            t.enter("value");
            RustType value = TypeReader.read(t);
            t.skipToClose();
            return value;
        }
        if (t.looksAt("AliasTy {") || t.looksAt("AliasTerm {")) {
            return Alias.read(t).type();
        }
        if (t.looksAt("UnevaluatedConst {") || t.looksAt("Unevaluated {")) {
            t.enter("def");
            RustPath path = t.readDefId();
            RustType read = path == null ? TypeReader.read(t) : path;
            t.skipToClose();
            return read;
        }
        return new Text(t.take(Brackets.after(t.text, wordEnd + 1, t.end)));
    }

    // --- the traits behind dyn

    /** Reads {@code [Binder { value: Trait(P), .. }, Binder { value: AutoTrait(DefId(..)), .. }, ..] + 'a}. */
    private static RustType existentialPredicates(RustText t) {
        t.at++;
        List<RustType> bounds = new ArrayList<>(2);
        while (t.at < t.end && t.peek() != ']') {
            int before = t.at;
            t.skipSpaces();
            if (t.peek() == ',') {
                t.at++;
                continue;
            }
            boolean isBound = t.looksAt("Binder {") && t.enter("value");
            existentialPredicate(t, bounds);
            if (isBound) {
                t.skipToClose();
            }
            if (t.at == before) {
                bounds.add(t.opaque());
                t.at = Math.max(t.at, before + 1);
            }
        }
        t.close(']');
        if (t.skip(" + ") && t.peek() == '\'') {
            t.lifetime();
        }
        return new Bounds("dyn ", bounds);
    }

    private static void existentialPredicate(RustText t, List<RustType> bounds) {
        if (t.looksAt("Projection(")) {
            RustType item = existentialProjection(t);
            int last = bounds.size() - 1;
            if (last >= 0) {
                bounds.set(last, RustPath.of(bounds.get(last)).withArgument(item));
            }
        } else if (t.skip("Trait(")) {
            bounds.add(TypeReader.read(t));
            t.skipToClose();
        } else if (t.skip("AutoTrait(")) {
            bounds.add(orNothing(t.readDefId()));
            t.skipToClose();
        } else {
            bounds.add(TypeReader.read(t));
        }
    }

    /**
     * Reads {@code Projection(ExistentialProjection { def_id: DefId(P::Item), term: Ty(T), .. })} as {@code Item = T}.
     */
    private static RustType existentialProjection(RustText t) {
        t.at += "Projection(".length();
        RustPath path = t.enter("def_id") ? t.readDefId() : null;
        RustType term = t.toField("term") ? TypeReader.read(t) : RustPath.ANY;
        t.skipToClose();
        t.skipToClose();
        return new Equality(RustPath.of(path == null ? "" : path.name()), " = ", term);
    }
}
