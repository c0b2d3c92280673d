package dev.ferrolens;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

/** The cargo that is installed, if any. */
public final class Cargo {
    private Cargo() {}

    /** Goes on if there is a cargo; otherwise the test is skipped and says so. */
    public static void assumeThere() {
        assumeTrue(runs(), "not run: there is no cargo here");
    }

    /** Whether there is one. */
    public static boolean runs() {
        try {
            return new ProcessBuilder("cargo", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
