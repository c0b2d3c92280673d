package dev.ferrolens.input;

import dev.ferrolens.message.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar on the terminal while many files are read. It is removed at the end, and not shown without a terminal.
 */
final class Progress implements AutoCloseable {
    private static final int HANDFUL = 8;

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    static Progress over(int files) {
        return new Progress(files <= HANDFUL || !isWatched() ? null : new ProgressBarBuilder()
                .setTaskName("Reading")
                .setUnit(" files", 1)
                .setInitialMax(files)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .setConsumer(new OnOneLine())
                .hideEta()
                .build());
    }

    /** Writes the bar on one line; the library's own consumers leave an empty line behind. */
    private static final class OnOneLine extends ConsoleProgressBarConsumer {
        OnOneLine() {
            super(System.err);
        }

        @Override
        public void close() {
            clear();
        }
    }

    /** Notes that a file has been read. Any thread may call this. */
    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** Returns whether standard error, to which the bar is written, is a terminal. */
    private static boolean isWatched() {
        try {
            return Terminal.isPresent() && Files.isSameFile(Path.of("/dev/stdout"), Path.of("/dev/stderr"));
        } catch (IOException e) {
            // Windows does not have these files.
            return System.getProperty("os.name").startsWith("Windows");
        }
    }
}
