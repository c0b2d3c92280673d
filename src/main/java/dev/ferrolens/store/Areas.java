package dev.ferrolens.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of {@code areas.txt}: which area of the compiler's work an event belongs to, by its kind and label. */
final class Areas {
    /** The area of what no rule fits. */
    static final String OTHER = "other";

    private static final Areas RULES = new Areas(read());

    private final List<Rule> rules;

    private Areas(List<Rule> rules) {
        this.rules = rules;
    }

    static Areas rules() {
        return RULES;
    }

    /** The area of the first rule that fits, or {@link #OTHER}. */
    String of(String kind, String label) {
        for (Rule rule : rules) {
            if (fits(rule.label, label) && fits(rule.kind, kind)) {
                return rule.area;
            }
        }
        return OTHER;
    }

    /** The areas that the rules name, each once, in their order. */
    List<String> named() {
        return rules.stream().map(Rule::area).distinct().toList();
    }

    private record Rule(String area, String kind, String label) {}

    private static List<Rule> read() {
        try (InputStream in = Areas.class.getResourceAsStream("areas.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split(" {2,}"))
                    .map(words -> new Rule(words[0], words[1], words[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a text fits a pattern in which a star stands for any text. */
    private static boolean fits(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        if (!text.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        if (rest.indexOf('*') < 0) {
            return text.length() >= star + rest.length() && text.endsWith(rest);
        }
        for (int from = star; from <= text.length(); from++) {
            if (fits(rest, text.substring(from))) {
                return true;
            }
        }
        return false;
    }
}
