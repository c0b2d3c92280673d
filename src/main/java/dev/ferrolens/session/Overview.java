package dev.ferrolens.session;

import dev.ferrolens.finding.Findings;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the overview of a session, which is what users see first: one screen of 24 lines and 80 columns. */
final class Overview {
    private static final int WIDTH = 78;
    private static final int BAR = 60;
    /** Phases with less of the wall time are not named. */
    private static final double LEAST_SHARE = 0.005;
    private static final int AREA_BAR = 24;
    private static final int MOST_AREAS = 4;
    private static final int MOST_FINDINGS = 3;
    /** What the parts of the bar are drawn with, the longest first; all further parts together with the last one. */
    private static final List<String> SHADES = List.of("█", "▓", "▒", "░", "·");

    private final Session session;
    private final Units units;

    Overview(Session session, Units units) {
        this.session = session;
        this.units = units;
    }

    Sheet sheet() {
        if (session.verdict().isPresent()) {
            return Sheet.EMPTY.with(session.verdict().get().split("\n"));
        }
        List<Row> compilations = session.compilations().rows();
        if (compilations.isEmpty()) {
            return Sheet.EMPTY.with("There is no compilation in this session.");
        }
        List<String> titles;
        boolean hasFindings = false;
        try {
            titles = titles(session.findings());
            hasFindings = !session.findings().isEmpty();
        } catch (FerrolensException e) {
            // Times can be read even if the names of a damaged recording cannot.
            titles = List.of(Printable.shortened(e.getMessage(), 2 * WIDTH));
        }
        return withPhases(Sheet.EMPTY.with(Printable.shortened(summary(compilations), 2 * WIDTH)), compilations)
                .with("Work by area, all threads", areas())
                .with(hasFindings ? "Slow, and what to do about it" : "Findings", titles.stream())
                .with(Stream.concat(remarks(), Stream.of(next(compilations, hasFindings))).toArray(String[]::new));
    }

    private String summary(List<Row> compilations) {
        Row first = compilations.get(0);
        String work = units.duration(compilations.stream().mapToLong(row -> row.getLong("work_ns")).sum()) + " of work";
        String wall = first.get("wall_ns") == null ? "" : units.duration(first.getLong("wall_ns")) + " of wall time";
        if (compilations.size() > 1) {
            return compilations.size() + " compilations, " + work + ". The longest is " + first.get("crate")
                    + (wall.isEmpty() ? "." : ", " + wall + ".");
        }
        String options = Stream.of(first.get("crate_kind"), option("opt-level ", first.get("opt_level")),
                option("codegen-units ", first.get("codegen_units")),
                Boolean.TRUE.equals(first.get("incremental")) ? "incremental" : null)
                .filter(option -> option != null).map(String::valueOf).collect(Collectors.joining(", "));
        return first.get("crate") + " (" + options + "): " + (wall.isEmpty() ? "" : wall + ", ") + work + " on "
                + units.format("threads", first.get("threads")) + " threads";
    }

    private static String option(String name, Object value) {
        return value == null ? null : name + value;
    }

    /** Adds the wall time by phase as one bar, of recordings of rustc that counted time. */
    private Sheet withPhases(Sheet sheet, List<Row> compilations) {
        List<Row> phases = !units.isTime() || !Details.isOfRustc(compilations) ? List.of() : session.phases()
                .groupBy("phase", "sum(wall_ns) AS wall_ns").where("wall_ns > 0").orderBy("wall_ns DESC", "phase")
                .rows();
        long wall = phases.stream().mapToLong(row -> row.getLong("wall_ns")).sum();
        if (wall == 0) {
            return sheet;
        }
        StringBuilder bar = new StringBuilder();
        List<String> legend = new ArrayList<>(List.of(""));
        for (int i = 0; i < phases.size(); i++) {
            String shade = SHADES.get(Math.min(i, SHADES.size() - 1));
            double share = (double) phases.get(i).getLong("wall_ns") / wall;
            bar.append(shade.repeat((int) Math.round(share * BAR)));
            if (share >= LEAST_SHARE) {
                append(String.format(Locale.ROOT, "%s %s %.0f %%  ", shade, phases.get(i).get("phase"), 100 * share),
                        legend);
            }
        }
        return sheet.with("Wall time " + units.duration(wall), Stream.concat(Stream.of(bar.toString()),
                legend.stream()));
    }

    /** Appends a word to the last line, or to a new one if that has no room. */
    private static void append(String word, List<String> lines) {
        int last = lines.size() - 1;
        if (lines.get(last).length() + word.length() > WIDTH) {
            lines.add(word);
        } else {
            lines.set(last, lines.get(last) + word);
        }
    }

    private Stream<String> areas() {
        List<Row> areas = session.areas().where("share_pct IS NOT NULL").rows();
        double most = areas.stream().mapToDouble(row -> row.getDouble("share_pct")).max().orElse(1);
        Stream<String> shown = areas.stream().limit(MOST_AREAS).map(row -> String.format(Locale.ROOT,
                "%-18s %-" + AREA_BAR + "s %10s  %s", row.get("area"),
                "█".repeat((int) Math.round(row.getDouble("share_pct") / Math.max(most, 1) * AREA_BAR)),
                units.format("self_ns", row.get("self_ns")), units.format("share_pct", row.get("share_pct"))));
        int rest = areas.size() - MOST_AREAS;
        return Stream.concat(shown, rest <= 0 ? Stream.empty() : Stream.of(rest + " more: s.areas()"));
    }

    private static List<String> titles(Findings findings) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(findings.size(), MOST_FINDINGS); i++) {
            lines.add(Printable.shortened(i + 1 + ". " + findings.get(i).title(), WIDTH - 2));
        }
        return findings.isEmpty() ? List.of(findings.note()) : lines;
    }

    /** Returns what to know about the recordings, at most a line each. */
    private Stream<String> remarks() {
        List<String> lacking = session.lacking().rows().stream().map(row -> row.getString("lacks")).distinct()
                .sorted(Comparator.naturalOrder()).toList();
        long warnings = session.warnings().count();
        return Stream.of(
                lacking.isEmpty() ? "" : Printable.shortened("Not recorded: " + String.join(", ", lacking), WIDTH - 14)
                        + "; s.lacking()",
                warnings == 0 ? "" : warnings + (warnings == 1 ? " remark" : " remarks")
                        + " on the files; s.warnings()")
                .filter(line -> !line.isEmpty());
    }

    private static String next(List<Row> compilations, boolean hasFindings) {
        return "Next: " + (hasFindings ? "s.findings()" : "s.details()") + "  "
                + (compilations.size() == 1 ? "s.functions()  s.schedule().show()"
                        : "s.build().criticalPath()  s.areasByCrate()")
                + "  help()";
    }
}
