package dev.ferrolens.input;

import dev.ferrolens.message.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal while many files are read, gone once they are; where nobody looks there is none. */
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

    /** The library's own leave an empty line behind. */
    private static final class OnOneLine extends ConsoleProgressBarConsumer {
        OnOneLine() {
            super(System.err);
        }

        @Override
        public void close() {
            clear();
        }
    }

    /** To be called by any thread that has read a file. */
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

    /** Whether the bar, which goes to standard error, is seen on a terminal. */
    private static boolean isWatched() {
        try {
            return Terminal.isPresent() && Files.isSameFile(Path.of("/dev/stdout"), Path.of("/dev/stderr"));
        } catch (IOException e) {
            // Windows has no such files.
            return System.getProperty("os.name").startsWith("Windows");
        }
    }
}
