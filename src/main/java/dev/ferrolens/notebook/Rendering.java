package dev.ferrolens.notebook;

import dev.ferrolens.ProfileException;
import dev.ferrolens.Session;
import dev.ferrolens.breakdown.Incremental;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.html.HtmlSheet;
import dev.ferrolens.html.HtmlTable;
import dev.ferrolens.relation.Head;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * How a value looks as the last expression of a notebook's cell.
 *
 * @param text for a console
 * @param html for a page
 */
record Rendering(String text, String html) {
    /** What is shown so; anything else shows as the text that it prints. */
    static final List<Class<?>> TYPES = List.of(Relation.class, Head.class, Table.class, Session.class,
            Comparison.class, Incremental.class, Sheet.class);

    static Rendering of(Object value) {
        if (value instanceof Relation relation) {
            return of(relation);
        } else if (value instanceof Head head) {
            return of(head);
        } else if (value instanceof Table table) {
            return new Rendering(table.toString(), HtmlTable.of(Head.of(table, Relation.SHOWN_ROWS)));
        } else if (value instanceof Session session) {
            return of(session.overview());
        } else if (value instanceof Comparison comparison) {
            return of(comparison.overview());
        } else if (value instanceof Incremental incremental) {
            return of(incremental.overview());
        } else if (value instanceof Sheet sheet) {
            return of(sheet);
        }
        throw new IllegalArgumentException("Nothing says how a " + value.getClass().getName() + " looks.");
    }

    private static Rendering of(Relation relation) {
        try {
            return of(relation.head(Relation.SHOWN_ROWS));
        } catch (ProfileException e) {
            return of(Sheet.EMPTY.with(e.getMessage()));
        }
    }

    private static Rendering of(Head head) {
        return new Rendering(head.toString(), HtmlTable.of(head));
    }

    private static Rendering of(Sheet sheet) {
        return new Rendering(sheet.toString(), HtmlSheet.of(sheet));
    }
}
