package dev.ferrolens.record;

import java.util.List;

/** Extracts errors and warnings from the output of cargo and rustc. */
final class CargoOutput {
    private static final int MOST_ERRORS = 5;

    private CargoOutput() {}

    /** Returns the first five errors, each on one line with its place; the last line if there are no errors. */
    static String errors(String output) {
        List<String> lines = lines(output);
        StringBuilder errors = new StringBuilder();
        int found = 0;
        for (int i = 0; i < lines.size() && found < MOST_ERRORS; i++) {
            if (lines.get(i).startsWith("error")) {
                errors.append(found++ == 0 ? "" : "; ").append(lines.get(i).replaceFirst("^error: ", ""));
                if (i + 1 < lines.size() && lines.get(i + 1).startsWith("--> ")) {
                    errors.append(" at ").append(lines.get(++i).substring("--> ".length()));
                }
            }
        }
        String said = found > 0 ? errors.toString()
                : lines.isEmpty() ? "it printed no error" : lines.get(lines.size() - 1);
        // The message that contains this continues.
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }

    /**
     * Returns warnings about the profiler, each once, such as a counter that is not permitted or events that do not
     * exist.
     */
    static List<String> profilerWarnings(String output) {
        return lines(output).stream()
                .filter(line -> line.contains("failed to create profiler") || line.contains("self-profiler"))
                .distinct().toList();
    }

    /** Returns whether rustc itself panicked, and not a proc macro or a build script. */
    static boolean tellsThatRustcPanicked(String output) {
        return lines(output).stream().anyMatch(line -> line.startsWith("error: the compiler unexpectedly panicked")
                || line.startsWith("error: internal compiler error")
                || line.matches("thread 'rustc'.* panicked at .*"));
    }

    private static List<String> lines(String output) {
        return output.replaceAll("\u001b\\[[0-9;]*m", "").lines().map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
    }
}
