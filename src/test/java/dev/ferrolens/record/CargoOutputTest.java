package dev.ferrolens.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CargoOutputTest {
    @Test
    void errorsAreNamedWithTheirPlaces() {
        assertEquals("error[E0308]: mismatched types at src/main.rs:1:25; could not compile `tiny` (bin \"tiny\") due"
                + " to 1 previous error", CargoOutput.errors("""
                   Compiling tiny v0.1.0 (/p)
                \u001b[1m\u001b[91merror[E0308]\u001b[0m: mismatched types
                 --> src/main.rs:1:25
                  |
                1 | fn main() {let x: u32 = "a"; }
                  |                   ---   ^^^ expected `u32`, found `&str`

                error: could not compile `tiny` (bin "tiny") due to 1 previous error
                """));
    }

    @Test
    void ofManyErrorsTheFirstFiveAreNamed() {
        assertEquals("1; 2; 3; 4; 5", CargoOutput.errors("error: 1\nerror: 2\nerror: 3\nerror: 4\nerror: 5\nerror: 6"));
    }

    @Test
    void whereNothingIsCalledAnErrorTheLastLineIsIt() {
        assertEquals("Killed", CargoOutput.errors("   Compiling tiny v0.1.0\nKilled\n"));
        assertEquals("it printed no error", CargoOutput.errors("\n"));
    }

    @Test
    void whatEndsASentenceIsLeftToTheSentenceAroundIt() {
        assertEquals("The manifest is virtual", CargoOutput.errors("error: The manifest is virtual.\n"));
    }

    @Test
    void warningsAboutTheProfilerAreFoundAmongOthers() {
        assertEquals(List.of("warning: failed to create profiler: \"x\" is not a valid counter name",
                "WARN rustc_data_structures::profiling Unknown self-profiler events specified: y."),
                CargoOutput.profilerWarnings("""
                   Compiling tiny v0.1.0 (/p)
                warning: failed to create profiler: "x" is not a valid counter name

                warning: unused variable: `profiler`
                 WARN rustc_data_structures::profiling Unknown self-profiler events specified: y.
                warning: failed to create profiler: "x" is not a valid counter name
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread 'rustc' panicked at compiler/rustc_middle/src/ty.rs:1:2:",
        "thread 'rustc' (1234) panicked at library/core/src/str.rs:1:2:",
        "\u001b[91merror\u001b[0m: the compiler unexpectedly panicked. This is a bug.",
        "error: internal compiler error: no type for local"})
    void aPanicOfTheCompilerIsKnown(String line) {
        assertTrue(CargoOutput.tellsThatRustcPanicked("   Compiling tiny v0.1.0 (/p)\n" + line + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread 'main' panicked at build.rs:1:2:", "error: proc macro panicked",
        "error: could not compile `tiny` (lib) due to 1 previous error"})
    void aPanicOfABuildScriptOrAMacroIsNone(String line) {
        assertFalse(CargoOutput.tellsThatRustcPanicked(line));
    }
}
