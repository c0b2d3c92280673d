package dev.ferrolens.message;

import java.io.PrintStream;
import java.util.Deque;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line on the terminal that tells what takes longer than a second, and how far it is. It is written to standard error
 * and removed at the end. Without a terminal there is none. Of several that are open, one with steps is shown, or else
 * the first.
 *
 * <pre>{@code
 * try (ProgressLine progress = ProgressLine.of("Reading", files.size())) {
 *     … progress.step();
 * }
 * }</pre>
 */
public final class ProgressLine implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(1);
    private static final long INTERVAL = 200;
    private static final String ERASE = "\r\u001b[K";
    private static final Deque<ProgressLine> OPEN = new ConcurrentLinkedDeque<>();

    private final String what;
    private final int steps;
    private final long started = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    /** Null unless this line is the one that prints. */
    private Printing printing;

    private ProgressLine(String what, int steps) {
        this.what = what;
        this.steps = steps;
    }

    /** Begins something without known steps, such as {@code Answering}. */
    public static ProgressLine of(String what) {
        return of(what, 0);
    }

    /** Begins something with so many steps. */
    public static ProgressLine of(String what, int steps) {
        ProgressLine line = new ProgressLine(what, steps);
        if (Terminal.isWatched()) {
            line.open(System.err, PATIENCE);
        }
        return line;
    }

    /** Begins something, to be shown on a stream after a time in milliseconds. */
    static ProgressLine of(String what, int steps, PrintStream out, long patience) {
        ProgressLine line = new ProgressLine(what, steps);
        line.open(out, patience);
        return line;
    }

    private void open(PrintStream out, long patience) {
        boolean isFirst = OPEN.isEmpty();
        OPEN.add(this);
        if (isFirst) {
            printing = new Printing(out);
            printing.start(patience);
        }
    }

    /** Prints the line from time to time, and removes it at the end. */
    private static final class Printing extends TimerTask {
        private final PrintStream out;
        private final Timer timer = new Timer("progress", true);
        private boolean isShown;
        private boolean isOver;

        Printing(PrintStream out) {
            this.out = out;
        }

        void start(long patience) {
            timer.schedule(this, patience, INTERVAL);
        }

        @Override
        public synchronized void run() {
            Optional<ProgressLine> line = OPEN.stream().filter(open -> open.steps > 0).findFirst()
                    .or(() -> OPEN.stream().findFirst());
            if (!isOver && line.isPresent()) {
                isShown = true;
                out.print(ERASE + Printable.shortened(line.get().text(System.nanoTime()), Terminal.width() - 1));
                out.flush();
            }
        }

        synchronized void stop() {
            isOver = true;
            timer.cancel();
            if (isShown) {
                out.print(ERASE);
                out.flush();
            }
        }
    }

    /** Notes that one more step is done. Any thread may call this. */
    public void step() {
        done.incrementAndGet();
    }

    /** Returns the line at a time: {@code Reading: 5 of 43, 3 s}. */
    String text(long now) {
        return what + ": " + (steps == 0 ? "" : done + " of " + steps + ", ")
                + TimeUnit.NANOSECONDS.toSeconds(now - started) + " s";
    }

    @Override
    public void close() {
        OPEN.remove(this);
        if (printing != null) {
            printing.stop();
        }
    }
}
