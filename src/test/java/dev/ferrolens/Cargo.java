package dev.ferrolens;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The cargo that is installed, if any. */
public final class Cargo {
    private Cargo() {}

    /** Goes on if there is a cargo; otherwise the test is skipped and says so. */
    public static void assumeThere() {
        assumeTrue(runs(), "not run: there is no cargo here");
    }

    /** Whether there is one. */
    public static boolean runs() {
        return printedBy("cargo", "--version").isPresent();
    }

    /** What rustup calls the toolchain that plain {@code cargo} runs; empty where there is no rustup. */
    public static Optional<String> toolchain() {
        return printedBy("rustup", "show", "active-toolchain").map(text -> text.strip().split("\\s")[0])
                .filter(name -> !name.isEmpty());
    }

    private static Optional<String> printedBy(String... words) {
        try {
            Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
