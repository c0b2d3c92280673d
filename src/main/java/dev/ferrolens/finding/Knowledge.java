package dev.ferrolens.finding;

import dev.ferrolens.file.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The knowledge of the labels that can dominate a build: the topics of {@code knowledge.txt}, in their order. */
final class Knowledge {
    private static final List<Topic> TOPICS = read();

    private Knowledge() {}

    /** Returns all topics. */
    static List<Topic> topics() {
        return TOPICS;
    }

    /** Returns the topics on work on a crate as a whole. */
    static List<Topic> ofCrates() {
        return TOPICS.stream().filter(topic -> !topic.isOfItem()).toList();
    }

    /** Returns the topics that may be a cause although no item stands out. */
    static List<Topic> ofKinds() {
        return TOPICS.stream().filter(topic -> topic.dominates() > 0).toList();
    }

    /** Returns the first topic that applies to an item with this cost; the last topic on items applies to each. */
    static Topic ofItem(Map<String, Long> byLabel) {
        long whole = byLabel.values().stream().mapToLong(Long::longValue).sum();
        return TOPICS.stream().filter(topic -> topic.appliesToItem(byLabel, whole)).findFirst().orElseThrow();
    }

    private static List<Topic> read() {
        return parse(Resource.text(Knowledge.class, "knowledge.txt"));
    }

    /** Reads topics: a heading {@code [name]}, then {@code field = text}; an indented line continues a text. */
    static List<Topic> parse(String text) {
        List<Topic> topics = new ArrayList<>();
        for (String section : text.split("(?m)^(?=\\[)")) {
            if (section.startsWith("[")) {
                topics.add(topic(section));
            }
        }
        return List.copyOf(topics);
    }

    private static Topic topic(String section) {
        String name = section.substring(1, section.indexOf(']'));
        Map<String, String> fields = new HashMap<>();
        String last = "";
        for (String line : section.lines().skip(1).filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith(" ")) {
                fields.merge(last, line.strip(), (before, more) -> before + " " + more);
            } else if (equals > 0) {
                last = line.substring(0, equals).strip();
                fields.put(last, line.substring(equals + 1).strip());
            } else {
                throw new IllegalArgumentException("knowledge.txt, topic " + name + ": no field: " + line);
            }
        }
        for (String field : List.of("about", "labels", "from", "title", "why", "try", "saves", "source")) {
            if (!fields.containsKey(field)) {
                throw new IllegalArgumentException("knowledge.txt, topic " + name + ": it lacks " + field);
            }
        }
        String[] saves = fields.get("saves").split(" +");
        return new Topic(name, fields.get("about").equals("item"),
                labels(fields.get("labels")).and(labels(fields.getOrDefault("except", "")).negate()),
                labels(fields.getOrDefault("along", "")), labels(fields.getOrDefault("signs", "")),
                labels(fields.getOrDefault("without", "")), Double.parseDouble(fields.get("from")),
                Double.parseDouble(fields.getOrDefault("least", "6")),
                Double.parseDouble(fields.getOrDefault("dominates", "0")),
                fields.get("title"), fields.get("why"), fields.get("try"),
                Double.parseDouble(saves[0]), Double.parseDouble(saves[1]));
    }

    /** Reads patterns of labels, in which a star stands for any text; without a pattern, no label fits. */
    private static Predicate<String> labels(String patterns) {
        if (patterns.isBlank()) {
            // As a pattern, it would fit an empty label, which a damaged recording can have.
            return label -> false;
        }
        String alternatives = Stream.of(patterns.split(" +"))
                .map(pattern -> Stream.of(pattern.split("\\*", -1)).map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .collect(Collectors.joining("|"));
        return Pattern.compile(alternatives, Pattern.DOTALL).asMatchPredicate();
    }
}
