package dev.ferrolens.notebook;

import dev.ferrolens.breakdown.Build;
import dev.ferrolens.breakdown.Incremental;
import dev.ferrolens.breakdown.Llvm;
import dev.ferrolens.breakdown.Macros;
import dev.ferrolens.breakdown.Monomorphization;
import dev.ferrolens.breakdown.TraitResolution;
import dev.ferrolens.breakdown.Typeck;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.finding.Finding;
import dev.ferrolens.finding.Findings;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.report.HtmlFindings;
import dev.ferrolens.report.HtmlSheet;
import dev.ferrolens.report.HtmlTable;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Head;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * The text and HTML that a notebook shows for the value of a cell.
 *
 * @param text the text for a console
 * @param html the HTML for a page
 * @param svg the picture for viewers without HTML; empty if the value is not a picture
 */
record Rendering(String text, String html, String svg) {
    private static final List<Look<?>> LOOKS = List.of(
            new Look<>(Relation.class, Rendering::of),
            new Look<>(Head.class, Rendering::of),
            new Look<>(Table.class, table -> of(Head.of(table, Relation.SHOWN_ROWS))),
            new Look<>(Session.class, session -> of(session.details())),
            new Look<>(Comparison.class, comparison -> of(comparison.overview())),
            new Look<>(Sheet.class, Rendering::of),
            new Look<>(Monomorphization.class, breakdown -> of(breakdown.byLabel())),
            new Look<>(TraitResolution.class, breakdown -> of(breakdown.byLabel())),
            new Look<>(Typeck.class, breakdown -> of(breakdown.byLabel())),
            new Look<>(Llvm.class, breakdown -> of(breakdown.byLabel())),
            new Look<>(Macros.class, breakdown -> of(breakdown.byMacro())),
            new Look<>(Incremental.class, breakdown -> of(breakdown.overview())),
            new Look<>(Build.class, build -> of(build.criticalPath())),
            new Look<>(Findings.class, findings -> table(findings.toString(), HtmlFindings.of(findings))),
            new Look<>(Finding.class, finding -> table(finding.toString(), HtmlFindings.of(finding))),
            new Look<>(Chart.class, chart -> picture(chart.toString(), Pictures.html(chart), chart)),
            new Look<>(FlameGraph.class, graph -> picture(graph.toString(), Pictures.html(graph), graph.icicle())));

    /** The types that are rendered; other values are shown as text. */
    static final List<Class<?>> TYPES = LOOKS.stream().<Class<?>>map(Look::type).toList();

    private record Look<T>(Class<T> type, Function<T, Rendering> rendering) {
        Rendering of(Object value) {
            return rendering.apply(type.cast(value));
        }
    }

    /**
     * Returns the rendering of a value. If the recording lacks data for it, or there is nothing to draw, it is the
     * error message.
     */
    static Rendering of(Object value) {
        Look<?> look = LOOKS.stream().filter(one -> one.type().isInstance(value)).findFirst().orElseThrow();
        try {
            return look.of(value);
        } catch (FerrolensException e) {
            return of(Sheet.EMPTY.with(e.getMessage()));
        }
    }

    private static Rendering of(Relation relation) {
        return of(relation.head(Relation.SHOWN_ROWS));
    }

    private static Rendering of(Head head) {
        return table(head.toString(), HtmlTable.of(head));
    }

    private static Rendering of(Sheet sheet) {
        return table(sheet.toString(), HtmlSheet.of(sheet));
    }

    private static Rendering table(String text, String html) {
        return new Rendering(text, html, "");
    }

    private static Rendering picture(String text, String html, Chart picture) {
        return new Rendering(text, html, picture.svg());
    }
}
