package dev.ferrolens.finding;

import dev.ferrolens.message.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words the compiler's names for users, with code between backticks.
 *
 * <p>The compiler numbers items without names: {@code {impl#1}} is the second impl of a module, {@code {closure#0}} a
 * closure, {@code _#5} an anonymous constant, in which derives wrap their code.
 */
final class Phrase {
    private static final int WIDEST = 64;
    private static final Pattern IMPL = Pattern.compile("^(.*?)::\\{impl#\\d+}::(.*)$");
    private static final Pattern DERIVED = Pattern.compile("^(.*?)::_(#\\d+)?::.*$");
    private static final Pattern CLOSURE = Pattern.compile("^(.*?)::\\{(closure|coroutine)[^}]*}.*$");
    private static final Pattern LAST = Pattern.compile("^.*::([^:{}]+)$");

    private Phrase() {}

    /** Returns a name as code, without the middle of a long one. */
    static String code(String name) {
        String text = Printable.shortened(Printable.line(name).replace('`', '\''), WIDEST);
        return "`" + text + "`";
    }

    /** Returns the phrase for a definition: {@code `new` in an impl of the module `a::b`}. */
    static String definition(String path) {
        Matcher closure = CLOSURE.matcher(path);
        if (closure.matches()) {
            return "a closure in " + definition(closure.group(1));
        }
        Matcher derived = DERIVED.matcher(path);
        if (derived.matches()) {
            return code(last(path)) + ", which a derive wrote in " + code(derived.group(1));
        }
        Matcher impl = IMPL.matcher(path);
        return impl.matches() && !impl.group(2).isEmpty()
                ? code(last(impl.group(2))) + " of an impl in " + code(impl.group(1))
                : code(path);
    }

    /** Returns the phrase for a definition, given an example with types, which shows the type and trait of an impl. */
    static String definition(String path, String example) {
        return example != null && path.contains("{impl#") && example.startsWith("<")
                ? code(withoutArguments(example))
                : definition(path);
    }

    private static String last(String path) {
        Matcher last = LAST.matcher(path);
        return last.matches() ? last.group(1) : path;
    }

    /** Returns a name without type arguments: {@code <Vec<_> as Drop>::drop} for {@code <Vec<u8> as Drop>::drop}. */
    private static String withoutArguments(String name) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean opens = c == '<' && i > 0 && Character.isJavaIdentifierPart(name.charAt(i - 1));
            if (depth > 0) {
                depth += c == '<' ? 1 : c == '>' && name.charAt(i - 1) != '-' ? -1 : 0;
                out.append(depth == 0 ? ">" : "");
            } else if (opens) {
                depth = 1;
                out.append("<_");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Returns the costliest labels, each with its time: {@code `typeck` 1.79 s}. */
    static List<String> costs(Map<String, Long> byLabel, long atLeastNanos, int most, RuleContext subject) {
        return byLabel.entrySet().stream().filter(entry -> entry.getValue() >= atLeastNanos)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(entry -> (entry.getKey().startsWith("(") ? entry.getKey().replaceAll("[()]", "")
                        : code(entry.getKey())) + " " + subject.time(entry.getValue()))
                .toList();
    }

    /** Returns a list as text: {@code `a`}, {@code `a` and `b`}, {@code `a`, `b` and 3 more}. */
    static String list(List<String> names, int most) {
        List<String> code = names.stream().limit(most).map(Phrase::code).toList();
        int more = names.size() - code.size();
        if (more > 0) {
            return String.join(", ", code) + " and " + more + " more";
        }
        return code.size() < 2 ? String.join("", code)
                : String.join(", ", code.subList(0, code.size() - 1)) + " and " + code.get(code.size() - 1);
    }

    /** Returns a text with a capital, for the start of a sentence. */
    static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Returns a number with its noun: {@code 1 instance}, {@code 2 instances}. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** Returns a share as text: {@code 12.4 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share);
    }

    /** Returns a multiple as text: {@code 12 times}. */
    static String times(double factor) {
        return String.format(Locale.ROOT, factor < 10 ? "%.1f times" : "%,.0f times", factor);
    }
}
