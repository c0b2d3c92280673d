package dev.ferrolens.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.comparison.Grouping;
import dev.ferrolens.file.LocalPaths;
import dev.ferrolens.finding.Cost;
import dev.ferrolens.finding.Finding;
import dev.ferrolens.finding.Item;
import dev.ferrolens.finding.Saving;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a report for programs: JSON in the form that the resource {@code report.schema.json} describes. A change that
 * breaks programs, such as a member that is gone or renamed, adds one to the version.
 *
 * <p>Amounts are numbers whose unit ends their name. Where the recordings counted something else than time, that is
 * {@code cost_instructions} in place of {@code cost_ns}.
 */
final class JsonReport {
    private static final int VERSION = 1;
    private static final int EVIDENCE_ROWS = 8;
    private static final int CHANGES = 100;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Report report;
    private final Units units;

    private JsonReport(Report report) {
        this.report = report;
        this.units = report.session().query("compilations").units();
    }

    /** Returns the report as text that ends in a line break. */
    static String of(Report report) {
        try {
            return JSON.writeValueAsString(new JsonReport(report).root()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode root() {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", "ferrolens-report").put("version", VERSION).put("title", text(report.title()));
        root.set("overview", overview());
        report.change().ifPresent(change -> root.set("comparison", comparison(change)));
        Map<String, Row> places = places();
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding(finding, places)));
        root.put("findings_note", text(report.findings().note()));
        root.put("findings_hint", text(report.findings().hint()));
        return root;
    }

    private ObjectNode overview() {
        ObjectNode overview = JSON.createObjectNode();
        overview.put("counter", units.counter());
        overview.set("compilations", rows("compilations", row -> {
            ObjectNode options = row.object("opt_level", "codegen_units", "lto", "debug_info", "incremental",
                    "edition");
            ObjectNode compilation = row.object("crate", "crate_kind", "package", "wall_ns", "work_ns", "cpu_ns",
                    "threads", "cores", "peak_rss_bytes", "events", "compiler");
            compilation.set("options", options);
            return compilation.put("recording", LocalPaths.name(row.row.getString("file")));
        }));
        overview.set("phases", rows("phases", row -> row.object("crate", "phase", "wall_ns", "share_pct")));
        overview.set("areas", rows("areas", row -> row.object("area", "self_ns", "share_pct")));
        overview.set("lacking", rows("lacking", row -> row.object("crate", "lacks", "adds", "flag")));
        overview.set("warnings", rows("warnings", row -> {
            String file = row.row.getString("file");
            return JSON.createObjectNode().put("recording", LocalPaths.name(file))
                    .put("warning", text(row.row.getString("warning").replace(file, LocalPaths.name(file))))
                    .put("left_out", (Boolean) row.row.get("left_out"));
        }));
        return overview;
    }

    private ObjectNode comparison(Comparison change) {
        ObjectNode comparison = JSON.createObjectNode();
        comparison.set("compilations", rows(change.compilations(), row -> row.object("crate", "crate_kind", "package",
                "verdict", "before_recordings", "after_recordings", "before_wall_ns", "after_wall_ns", "options")));
        for (Grouping grouping : List.of(Grouping.CRATE, Grouping.LABEL, Grouping.DEFINITION)) {
            comparison.set(grouping.word() + "s", rows(
                    change.by(grouping).where("verdict NOT IN ('noise', 'same') AND apart IS NULL").limit(CHANGES),
                    row -> row.object("name", "before_ns", "after_ns", "change_ns", "change_pct", "beyond_noise_ns",
                            "before_calls", "after_calls", "verdict")));
        }
        comparison.put("compilers", text(change.compilers()));
        comparison.put("noise", text(change.noise()));
        comparison.put("apart", text(change.apart()));
        return comparison;
    }

    private ObjectNode finding(Finding finding, Map<String, Row> places) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", finding.rule()).put("title", text(finding.title()));
        ArrayNode names = node.putArray("names");
        Set<String> found = new LinkedHashSet<>();
        if (!finding.place().isEmpty()) {
            found.add(finding.place());
        }
        for (Item item : finding.items()) {
            names.add(JSON.createObjectNode().put("kind", word(item.kind())).put("name", text(item.name()))
                    .put("crate", item.crate().isEmpty() ? null : item.crate()));
            if (places.containsKey(item.name())) {
                found.add(places.get(item.name()).getString("place"));
            }
        }
        ArrayNode where = node.putArray("places");
        found.forEach(place -> where.add(place(text(place))));
        node.set("cost", amount("cost_ns", finding.cost()));
        node.set("saving", saving(finding.saving()));
        node.put("reason", text(finding.why())).put("advice", text(finding.advice()));
        ObjectNode evidence = node.putObject("evidence");
        evidence.put("sql", finding.evidence().sql());
        evidence.set("rows", rows(finding.evidence().limit(EVIDENCE_ROWS),
                row -> row.object(row.row.columns().toArray(new String[0]))));
        return node;
    }

    private ObjectNode amount(String name, Cost cost) {
        return JSON.createObjectNode().put(units.head(name), cost.nanos()).put("share_pct", cost.percent())
                .put("of", word(cost.whole())).put(units.head("whole_ns"), cost.wholeNanos());
    }

    private ObjectNode saving(Saving saving) {
        return JSON.createObjectNode().put("kind", word(saving.kind()))
                .put(units.head("low_ns"), saving.low().nanos()).put(units.head("high_ns"), saving.high().nanos())
                .put("low_pct", saving.lowPercent()).put("high_pct", saving.highPercent())
                .put("depends_on", saving.dependsOn().isEmpty() ? null : saving.dependsOn());
    }

    /** Returns file and line of a place such as {@code src/model.rs:12}. */
    private static ObjectNode place(String place) {
        int colon = place.lastIndexOf(':');
        return JSON.createObjectNode().put("file", place.substring(0, colon))
                .put("line", Integer.parseInt(place.substring(colon + 1)));
    }

    /** Returns the places of the definitions that findings are about, as far as they are known. */
    private Map<String, Row> places() {
        String names = report.findings().stream().flatMap(finding -> finding.items().stream()).map(Item::name)
                .distinct().collect(Collectors.joining("\n"));
        Map<String, Row> places = new TreeMap<>();
        if (!names.isEmpty()) {
            answered(report.session().query("places")
                    .where("list_contains(string_split(?, chr(10)), definition)", names))
                    .forEach(row -> places.put(row.getString("definition"), row));
        }
        return places;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String text(String text) {
        return LocalPaths.removed(text);
    }

    /** Makes an object of a row. */
    private interface RowForm {
        ObjectNode of(Values row);
    }

    private ArrayNode rows(String query, RowForm form) {
        return rows(report.session().query(query), form);
    }

    private ArrayNode rows(Relation answer, RowForm form) {
        ArrayNode nodes = JSON.createArrayNode();
        answered(answer).map(row -> form.of(new Values(row))).forEach(nodes::add);
        return nodes;
    }

    /** Returns the rows of an answer; none if the recording lacks what it needs, which the overview says. */
    private static Stream<Row> answered(Relation answer) {
        try {
            return answer.rows().stream();
        } catch (FerrolensException lacking) {
            return Stream.empty();
        }
    }

    /** The values of a row. */
    private final class Values {
        private final Row row;

        Values(Row row) {
            this.row = row;
        }

        ObjectNode object(String... columns) {
            ObjectNode object = JSON.createObjectNode();
            for (String column : columns) {
                Object value = row.get(column);
                // Processor time comes from the system, whatever the recording counted.
                object.putPOJO(column.equals("cpu_ns") ? column : units.head(column),
                        value instanceof String name ? text(name) : value);
            }
            return object;
        }
    }
}
