package dev.ferrolens.flame;

import dev.ferrolens.catalog.Names;
import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.chart.Apart;
import dev.ferrolens.chart.Browser;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.Part;
import dev.ferrolens.chart.Picture;
import dev.ferrolens.file.FileName;
import dev.ferrolens.file.NewFile;
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
 * Where the time went, by what was inside what: a page in which each step is as wide as its time, to zoom into, to
 * search, and to turn over. Its root is the work of all threads together, to the nanosecond; waiting for other threads
 * and the profiler's own cost are there if asked for, in grey.
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
 * <p>Lazy and immutable: nothing is asked before it is drawn.
 */
public final class FlameGraph {
    /** In a page, what is narrower than this part of the whole is added up: nobody would zoom in that far. */
    private static final int SHARES = 200_000;
    /** What is deeper than this, in a recording that was made to be, counts as time of the step at this depth. */
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

    /** Separates events of one label by their items, if they are long enough to be seen. Needs {@code args}. */
    public FlameGraph byItem() {
        return new FlameGraph(session, before, crate, thread, label, true, isInverted, showsWaiting);
    }

    /** Inverts the graph: the leaves are at the root, and their callers inside them. */
    public FlameGraph inverted() {
        return new FlameGraph(session, before, crate, thread, label, isByItem, true, showsWaiting);
    }

    /** Adds the time of waiting for other threads and of the profiler's own work, which are not work. */
    public FlameGraph withWaiting() {
        return new FlameGraph(session, before, crate, thread, label, isByItem, isInverted, true);
    }

    /** Returns the value of its root: nanoseconds, or what was counted instead. */
    public long total() {
        return frames().total();
    }

    /** Returns what it shows, in words. */
    public String title() {
        String counted = units().isTime() ? "time" : units().counter();
        return (before == null ? Character.toUpperCase(counted.charAt(0)) + counted.substring(1)
                : "Change of " + counted) + (label == null ? "" : " in " + label)
                + (crate == null ? "" : " of " + crate) + (thread == null ? "" : " on thread " + thread)
                + (isByItem ? " by label and item" : " by label")
                + (isInverted ? ", inverted" : "") + (showsWaiting ? ", with waiting" : "");
    }

    /** Returns a fragment of HTML that draws itself; nothing else is needed on its page. */
    public String html() {
        return new FlamePage(title(), bounded(), units(), before != null, isInverted).fragment();
    }

    /** Returns a document with the flame graph alone, which needs nothing else. */
    public String page() {
        return Page.titled(title()).with("<style>body { max-width: none; }</style>").with(html()).html();
    }

    /** Levels of bars as a chart, for a notebook's cell. What is too small to see is added up. */
    public Chart icicle() {
        return Chart.icicle(title(), part(bounded()), units());
    }

    /** Draws nested rectangles as a chart, for a notebook's cell. What is too small to see is added up. */
    public Chart treemap() {
        return Chart.treemap(title(), part(bounded()), units());
    }

    /** Opens the browser on it; where there is none, writes a file and prints its path. */
    public void show() {
        Browser.show(title(), page());
    }

    /**
     * Writes the page to a file.
     *
     * @throws FerrolensException if the file cannot be written, or its name ends as that of a picture
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

    /** The whole, down to the smallest step. */
    Frame frames() {
        Optional<String> missing = missing(session);
        if (before != null && missing.isPresent()) {
            // What is new or gone is no mistake.
            missing = missing(before);
        }
        missing.ifPresent(sentence -> {
            throw new FerrolensException(sentence);
        });
        Frame frames = frames(session);
        if (before != null) {
            frames = frames.since(frames(before));
        }
        if (frames.parts().isEmpty() && frames.total() == 0) {
            throw new FerrolensException("There is nothing to draw: " + (!showsWaiting && withWaiting().hasFrames()
                    ? "what was asked for only waits, or is the profiler's own work; withWaiting() shows it."
                    : "the session has no event of the crate, thread or label asked for."));
        }
        return isInverted ? frames.inverted() : frames;
    }

    private boolean hasFrames() {
        Frame frames = frames(session);
        return !frames.parts().isEmpty() || frames.total() != 0;
    }

    /** Which of the crate, the thread and the label is not in a session at all, as a sentence. */
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

    private static Part part(Frame frame) {
        return new Part(frame.name(), frame.area(), frame.own() + frame.ownBefore(),
                frame.parts().stream().map(FlameGraph::part).toList());
    }
}
