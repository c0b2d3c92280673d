package dev.ferrolens.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertEquals("it says nothing", CargoOutput.errors("\n"));
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
}
