package dev.ferrolens.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolchainTest {
    private static final String STABLE = "stable-x86_64-unknown-linux-gnu (default)\n";

    @Test
    void aNightlyToolchainIsTakenWhereOneIsInstalled() {
        assertEquals(Optional.of("nightly-x86_64-unknown-linux-gnu"), Toolchain.choose(STABLE, """
                stable-x86_64-unknown-linux-gnu (active, default)
                nightly-2026-01-15-x86_64-unknown-linux-gnu
                nightly-x86_64-unknown-linux-gnu
                """));
        assertEquals(Optional.of("nightly-2026-01-15-x86_64-unknown-linux-gnu"), Toolchain.choose(STABLE, """
                nightly-2025-12-01-x86_64-unknown-linux-gnu
                nightly-2026-01-15-x86_64-unknown-linux-gnu
                stable-x86_64-unknown-linux-gnu (active, default)
                """));
    }

    @Test
    void otherwiseTheOneThatIsThere() {
        assertEquals(Optional.empty(), Toolchain.choose(STABLE, "stable-x86_64-unknown-linux-gnu (active, default)\n"));
        assertEquals(Optional.empty(), Toolchain.choose("", ""));
    }

    @Test
    void aToolchainThatTheProjectPinsIsTheOneToBeMeasured() {
        String installed = "1.90.0-x86_64-unknown-linux-gnu\nnightly-x86_64-unknown-linux-gnu\n";
        assertEquals(Optional.empty(), Toolchain.choose(
                "1.90.0-x86_64-unknown-linux-gnu (overridden by '/p/rust-toolchain.toml')\n", installed));
        assertEquals(Optional.empty(), Toolchain.choose(
                "1.90.0-x86_64-unknown-linux-gnu (overridden by environment variable RUSTUP_TOOLCHAIN)", installed));
    }

    @Test
    void itsProgramsRunThroughRustupIfItHasAName() {
        assertEquals(List.of("rustup", "run", "nightly", "cargo", "build"),
                new Toolchain(Optional.of("nightly"), "").command(List.of("cargo", "build")));
        assertEquals(List.of("cargo", "build"),
                new Toolchain(Optional.empty(), "").command(List.of("cargo", "build")));
    }

    @Test
    void aStableCompilerNeedsTheBootstrapVariableAndSaysSo() {
        Toolchain stable = new Toolchain(Optional.empty(), "rustc 1.95.0 (59807616e 2026-04-14)");
        assertTrue(stable.needsBootstrap());
        assertEquals("rustc 1.95.0 (59807616e 2026-04-14), which takes the profiler's flags with RUSTC_BOOTSTRAP=1",
                stable.toString());
        Toolchain nightly = new Toolchain(Optional.of("nightly"), "rustc 1.97.0-nightly (e50aa6fba 2026-05-19)");
        assertFalse(nightly.needsBootstrap());
        assertEquals("the toolchain nightly, rustc 1.97.0-nightly (e50aa6fba 2026-05-19)", nightly.toString());
        assertFalse(new Toolchain(Optional.empty(), "rustc 1.97.0-dev").needsBootstrap());
        assertTrue(new Toolchain(Optional.empty(), "rustc 1.96.0-beta.2 (a 2026-05-01)").needsBootstrap());
    }
}
