package dev.ferrolens.flame;

import dev.ferrolens.catalog.Names;
import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.chart.Apart;
import dev.ferrolens.chart.AreaColours;
import dev.ferrolens.chart.Browser;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.Part;
import dev.ferrolens.chart.Picture;
import dev.ferrolens.file.FileName;
import dev.ferrolens.file.NewFile;
import dev.ferrolens.file.Resource;
import dev.ferrolens.html.Page;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A flame graph of the events of a session, as a page that can be zoomed, searched and inverted. Each step is as wide
 * as its time. The root is the work of all threads together, to the nanosecond. Waiting for other threads and the
 * profiler's own cost are shown only on request, in grey.
 *
 * <pre>{@code
 * s.flameGraph().show()
 * s.flameGraph().ofCrate("clap").ofLabel("typeck").byItem().save("typeck.html")
 * s.flameGraph().inverted().show()             // what the time was spent in, whoever called it
 * s.flameGraph().withWaiting().show()          // the self time of all events, that of waiting included
 * s.flameGraph().icicle()                      // a chart for a notebook, and treemap()
 * before.compareTo(after).flameGraph().show()  // what became wider is red, what became narrower blue
 * }</pre>
 *
 * <p>Flame graphs are lazy and immutable: queries run when one is drawn.
 */
public final class FlameGraph {
    /** Steps smaller than this fraction of the whole are combined in a page, since nobody would zoom in that far. */
    private static final int SHARES = 200_000;
    /**
     * The greatest depth. Deeper events, which only a crafted recording has, count as time of the step at this depth.
     */
    private static final int DEEPEST = 500;

    private final QueryRunner session;
    private final QueryRunner before;
    private final String crate;
    private final Long thread;
    private final String label;
    private final boolean isByItem;
    private final boolean isInverted;
    private final boolean showsWaiting;

    private FlameGraph(QueryRunner session, QueryRunner before, String crate, Long thread, String label,
            boolean isByItem,
            boolean isInverted, boolean showsWaiting) {
        this.session = session;
        this.before = before;
        this.crate = crate;
        this.thread = thread;
        this.label = label;
        this.isByItem = isByItem;
        this.isInverted = isInverted;
        this.showsWaiting = showsWaiting;
    }

    /** Returns the flame graph of a session. */
    public static FlameGraph of(QueryRunner session) {
        return new FlameGraph(session, null, null, null, null, false, false, false);
    }

    /** Returns the difference of two sessions. */
    public static FlameGraph ofChange(QueryRunner before, QueryRunner after) {
        return new FlameGraph(after, before, null, null, null, false, false, false);
    }

    /** Keeps only the compilations of a crate. */
    public FlameGraph ofCrate(String name) {
        FerrolensException.requireGiven(name, "crate");
        return new FlameGraph(session, before, name, thread, label, isByItem, isInverted, showsWaiting);
    }

    /** Keeps only one thread, by its number in rustc. */
    public FlameGraph ofThread(long number) {
        return new FlameGraph(session, before, crate, number, label, isByItem, isInverted, showsWaiting);
    }

    /** Keeps only the outermost events of a label, and what is inside them. */
    public FlameGraph ofLabel(String name) {
        FerrolensException.requireGiven(name, "label");
        return new FlameGraph(session, before, crate, thread, name, isByItem, isInverted, showsWaiting);
    }

    /** Separates events of one label by their items, if they are long enough to be visible. Needs {@code args}. */
    public FlameGraph byItem() {
        return new FlameGraph(session, before, crate, thread, label, true, isInverted, showsWaiting);
    }

    /** Inverts the graph: what the time was spent in is at the root, and its callers inside it. */
    public FlameGraph inverted() {
        return new FlameGraph(session, before, crate, thread, label, isByItem, true, showsWaiting);
    }

    /** Adds the time of waiting for other threads and of the profiler, which are not work. */
    public FlameGraph withWaiting() {
        return new FlameGraph(session, before, crate, thread, label, isByItem, isInverted, true);
    }

    /** Returns the value of the root, in nanoseconds or in units of the counter. */
    public long total() {
        return frames().total();
    }

    /** Returns a title that describes the graph. */
    public String title() {
        String counted = units().isTime() ? "time" : units().counter();
        return (before == null ? Character.toUpperCase(counted.charAt(0)) + counted.substring(1)
                : "Change of " + counted) + (label == null ? "" : " in " + label)
                + (crate == null ? "" : " of " + crate) + (thread == null ? "" : " on thread " + thread)
                + (isByItem ? " by label and item" : " by label")
                + (isInverted ? ", inverted" : "") + (showsWaiting ? ", with waiting" : "");
    }

    /** Returns a self-contained fragment of HTML that draws the graph. */
    public String html() {
        return flamePage().fragment(true);
    }

    /** Returns {@link #html} without the title, for a page that has a heading for it. */
    public String untitledHtml() {
        return flamePage().fragment(false);
    }

    private FlamePage flamePage() {
        return new FlamePage(title(), bounded(), units(), before != null, isInverted);
    }

    /** Returns a self-contained document with the flame graph only. */
    public String page() {
        return Page.titled(title()).with("<style>\n" + Resource.text(FlameGraph.class, "whole.css") + "</style>").with(
                html()).html();
    }

    /**
     * Draws the graph as a chart of levels of bars, for a notebook cell. Steps that are too small to be visible are
     * combined.
     */
    public Chart icicle() {
        return Chart.icicle(title(), part(bounded(), AreaColours.of("")), units());
    }

    /**
     * Draws the graph as a chart of nested rectangles, for a notebook cell. Steps that are too small to be visible are
     * combined.
     */
    public Chart treemap() {
        return Chart.treemap(title(), part(bounded(), AreaColours.of("")), units());
    }

    /** Shows the graph in the browser; if there is no browser, writes a file and prints its path. */
    public void show() {
        Browser.show(title(), page());
    }

    /**
     * Writes the page to a file.
     *
     * @throws FerrolensException if the file cannot be written, or its name has the ending of a picture
     */
    public void save(Path file) {
        if (Picture.of(file) != Picture.PAGE) {
            throw new FerrolensException("A flame graph is a page: save(\"flame.html\") writes it, and"
                    + " icicle().save(\"flame.svg\") a picture of it; not " + file + ".");
        }
        String page = page();
        NewFile.writeText(file, out -> out.write(page));
    }

    /** Writes the page to a file. */
    public void save(String file) {
        save(FileName.path(file));
    }

    /** Returns a short description. A prompt prints this; {@link #show} opens it. */
    @Override
    public String toString() {
        return "A flame graph: " + Printable.line(title()) + ". Call show() to see it.";
    }

    private Units units() {
        return session.query("label-stacks").units();
    }

    private Frame bounded() {
        Frame frames = frames();
        return frames.withoutSmall((frames.total() + frames.totalBefore()) / SHARES);
    }

    /** Returns the root of the tree with all steps. */
    Frame frames() {
        Optional<String> missing = missing(session);
        if (before != null && missing.isPresent()) {
            // A name that exists on one side only is not an error.
            missing = missing(before);
        }
        missing.ifPresent(message -> {
            throw new FerrolensException(message);
        });
        Frame frames = frames(session);
        if (before != null) {
            frames = frames.since(frames(before));
        }
        if (frames.parts().isEmpty() && frames.total() == 0) {
            throw new FerrolensException("There is nothing to draw: " + (!showsWaiting && withWaiting().hasFrames()
                    ? "all of it is waiting or the profiler's own work; withWaiting() shows it."
                    : "the session has no event of this crate, thread or label."));
        }
        return isInverted ? frames.inverted() : frames;
    }

    private boolean hasFrames() {
        Frame frames = frames(session);
        return !frames.parts().isEmpty() || frames.total() != 0;
    }

    /** Returns an error message if a session does not have the crate, the thread or the label. */
    private Optional<String> missing(QueryRunner of) {
        return Names.missing(of, "crate", crate).or(() -> Names.missing(of, "thread", thread))
                .or(() -> Names.missing(of, "label", label));
    }

    private Frame frames(QueryRunner of) {
        Frame.Growing root = new Frame.Growing("all", "");
        if (before != null && missing(of).isPresent()) {
            return root.frame();
        }
        List<Object> parameters = new ArrayList<>();
        if (crate != null) {
            parameters.addAll(List.of("crate", crate));
        }
        if (thread != null) {
            parameters.addAll(List.of("thread", thread));
        }
        Relation stacks = of.query(isByItem ? "item-stacks" : "label-stacks", parameters.toArray());
        Map<Long, Frame.Growing> steps = new HashMap<>();
        for (Row row : stacks.rows()) {
            Frame.Growing parent = row.get("parent") == null ? root : steps.get(row.getLong("parent"));
            Frame.Growing step = parent.depth() == DEEPEST ? parent
                    : parent.part(row.getString("label"), row.getString("area"));
            if (showsWaiting || !Apart.contains(row.getString("area"))) {
                step.spend(row.getLong("self_ns"));
            }
            steps.put(row.getLong("stack"), step);
        }
        return label == null ? root.frame() : root.frame().below(label);
    }

    /** Returns a frame as a part for charts; one without an area has the colour of the whole. */
    private static Part part(Frame frame, String colourOfWhole) {
        String colour = frame.area().isEmpty() ? colourOfWhole : AreaColours.of(frame.area());
        return new Part(frame.name(), colour, frame.own() + frame.ownBefore(),
                frame.parts().stream().map(part -> part(part, colour)).toList());
    }
}
