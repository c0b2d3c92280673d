package dev.ferrolens.record;

import java.util.List;

/** Reads what cargo and rustc print for people, for the messages of this package. */
final class CargoOutput {
    private static final int MOST_ERRORS = 5;

    private CargoOutput() {}

    /** The first five errors, each in one line with the place it names; or the last line, if there is none. */
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
        // The message that contains it goes on.
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }

    /** Warnings about the profiler itself, each once: a counter that is not permitted, events that do not exist. */
    static List<String> profilerWarnings(String output) {
        return lines(output).stream()
                .filter(line -> line.contains("failed to create profiler") || line.contains("self-profiler"))
                .distinct().toList();
    }

    /** Whether rustc itself went wrong, and not a proc macro or a build script. */
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
