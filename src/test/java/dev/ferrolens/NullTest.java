package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.ChartSpec;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.comparison.Grouping;
import dev.ferrolens.export.TraceOptions;
import dev.ferrolens.html.Html;
import dev.ferrolens.html.Page;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.report.HtmlReport;
import dev.ferrolens.report.HtmlTable;
import dev.ferrolens.report.MarkdownReport;
import dev.ferrolens.report.Report;
import dev.ferrolens.report.TextReport;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Format;
import dev.ferrolens.table.Units;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A null where something was to be given is a message, or stands for nothing; it is never a stack trace. */
class NullTest {
    private static final Set<String> NOT_OURS = Set.of("equals", "wait", "show", "close", "compareTo", "valueOf",
            "nanos");

    @Test
    void noPublicMethodEndsInAStackTrace() {
        List<String> failures = new ArrayList<>();
        try (Session s = Ferrolens.open(Recordings.own("format/v9"));
                Session other = Ferrolens.open(Recordings.own("format/v9"));
                Comparison change = s.compareTo(other)) {
            for (Object object : List.of(s, s.areas(), s.areas().rows().get(0), s.areas().head(1), s.areas().chart(),
                    s.flameGraph(), s.export(), s.findings(), s.build(), s.monomorphization(), s.traitResolution(),
                    s.typeck(), s.llvm(), s.macros(), s.incremental(), change, s.overview(), s.queries(),
                    Catalog.query("areas"), Units.TIME, TraceOptions.WHOLE)) {
                call(object.getClass(), object, failures);
            }
            for (Class<?> type : List.of(Ferrolens.class, Catalog.class, Chart.class, ChartSpec.class, Format.class,
                    Grouping.class, Html.class, HtmlTable.class, Page.class, HtmlReport.class, MarkdownReport.class,
                    Report.class, TextReport.class)) {
                call(type, null, failures);
            }
            compareWithNull(s, failures);
        }
        assertEquals("", String.join("\n", failures));
    }

    private static void compareWithNull(Session s, List<String> failures) {
        try {
            s.compareTo(null);
        } catch (FerrolensException message) {
            return;
        }
        failures.add("Session.compareTo");
    }

    /** Calls the methods that take an object with null for each one, and looks at what comes back. */
    private static void call(Class<?> type, Object object, List<String> failures) {
        for (Method method : type.getMethods()) {
            boolean takesObjects = List.of(method.getParameterTypes()).stream().anyMatch(p -> !p.isPrimitive());
            boolean isOurs = method.getDeclaringClass().getName().startsWith("dev.ferrolens")
                    && !NOT_OURS.contains(method.getName()) && (object == null) == Modifier.isStatic(method
                            .getModifiers());
            if (!takesObjects || !isOurs || method.isSynthetic()) {
                continue;
            }
            Object[] nulls = new Object[method.getParameterCount()];
            for (int i = 0; i < nulls.length; i++) {
                Class<?> parameter = method.getParameterTypes()[i];
                nulls[i] = parameter.isPrimitive() ? Array.get(Array.newInstance(parameter, 1), 0) : null;
            }
            try {
                Object result = method.invoke(object, nulls);
                if (result instanceof Relation) {
                    result.toString();
                }
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof FerrolensException)) {
                    failures.add(method + " ended in " + e.getCause());
                }
            } catch (IllegalAccessException e) {
                failures.add(method + " cannot be called");
            }
        }
    }
}
