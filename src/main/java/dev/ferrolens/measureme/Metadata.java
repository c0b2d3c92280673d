package dev.ferrolens.measureme;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a recording says of its compilation as a whole.
 *
 * @param startNanos when the profiler started, in nanoseconds since 1970, or -1 where the file does not say
 * @param processId rustc's process id, or -1
 * @param command rustc's command line, or empty
 * @param counter what was counted: {@code wall-time} in nanoseconds unless asked for otherwise
 * @param crate the crate's name where the file gives it beside the command line, or empty
 * @param tool what wrote the file if it was neither rustc nor one of its profiler's tools, such as {@code lld}; or
 * empty
 */
public record Metadata(long startNanos, long processId, String command, String counter, String crate, String tool) {
    /** What a recording of rustc says. */
    public Metadata(long startNanos, long processId, String command, String counter, String crate) {
        this(startNanos, processId, command, counter, crate, "");
    }

    /** The counter of every recording that does not name one. */
    public static final String WALL_TIME = "wall-time";

    /** What stands for a counter whose name is blank: nobody knows whether it counts time. */
    private static final String UNNAMED_COUNTER = "unnamed";

    /** The characters of {@code u{10ffff}}. */
    private static final int LONGEST_ESCAPE = 9;

    /** The metadata of a recording that lost them. */
    static final Metadata UNKNOWN = new Metadata(-1, -1, "", WALL_TIME, "");

    /**
     * Nanoseconds from 1970 to the year 2096: later starts are no times of a compiler's, and their sums are no longs.
     */
    private static final long LATEST_START = 4_000_000_000_000_000_000L;

    private static final long LARGEST_PROCESS_ID = 0xffff_ffffL;

    /** Whether a process may have started then, in nanoseconds since 1970. */
    public static boolean isStart(long nanos) {
        return nanos >= 0 && nanos <= LATEST_START;
    }

    /** The id of a process, or -1 for a number that is none. */
    public static long processId(long number) {
        return number >= 0 && number <= LARGEST_PROCESS_ID ? number : -1;
    }

    /** Reads the metadata; each part that is missing gets the value that says so. */
    static Metadata parse(String text, Warnings warnings) {
        long startNanos = -1;
        long processId = -1;
        String command = "";
        String counter = WALL_TIME;
        // The streaming parser: a whole object mapper costs a fresh process a tenth of a second.
        try (JsonParser json = new JsonFactory().createParser(asJson(text))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(json, "no object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "start_time" -> startNanos = number(json);
                    case "process_id" -> processId = processId(number(json));
                    case "cmd" -> command = json.getValueAsString("");
                    case "counter" -> counter = counterName(json);
                    default -> {}
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            warnings.add("the metadata are not valid JSON: the command line, the crate's options and the start time"
                    + " may be missing");
        }
        if (startNanos != -1 && !isStart(startNanos)) {
            warnings.add("the start time is out of range, it is not known when the compilation began");
            startNanos = -1;
        }
        return new Metadata(startNanos, processId, command, counter, "");
    }

    /** A whole number, or -1; one that is no long is out of every range. */
    private static long number(JsonParser json) throws IOException {
        boolean isWhole = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
        return isWhole && json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? Long.MAX_VALUE
                : json.getValueAsLong(-1);
    }

    private static String counterName(JsonParser json) throws IOException {
        String name = WALL_TIME;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isName = json.currentName().equals("name");
                json.nextToken();
                name = isName ? json.getValueAsString(WALL_TIME) : name;
                json.skipChildren();
            }
        }
        return name.isBlank() ? UNNAMED_COUNTER : name;
    }

    /** rustc escapes the command line as a Rust string, some of whose escapes JSON lacks. */
    private static String asJson(String rust) {
        StringBuilder json = new StringBuilder(rust.length());
        for (int i = 0; i < rust.length(); i++) {
            char c = rust.charAt(i);
            if (c != '\\' || i + 1 == rust.length()) {
                json.append(c);
                continue;
            }
            char escaped = rust.charAt(++i);
            if (escaped == '\'') {
                json.append('\'');
            } else if (escaped == '0') {
                json.append("\\u0000");
            } else if (escaped == 'u' && rust.startsWith("{", i + 1)) {
                int close = rust.substring(i, Math.min(rust.length(), i + LONGEST_ESCAPE)).indexOf('}');
                json.append(close < 0 ? "\\ufffd" : codePoint(rust.substring(i + 2, i + close)));
                i += Math.max(0, close);
            } else {
                json.append(c).append(escaped);
            }
        }
        return json.toString();
    }

    private static String codePoint(String hex) {
        try {
            int value = Integer.parseInt(hex, 16);
            String text = Character.isValidCodePoint(value) ? Character.toString(value) : "\ufffd";
            StringBuilder escaped = new StringBuilder();
            text.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
            return escaped.toString();
        } catch (NumberFormatException e) {
            return "\\ufffd";
        }
    }

    /** The crate that a file's name {@code CRATE-PID.mm_profdata} tells, for recordings without metadata. */
    public static String crateOf(Path file) {
        String name = file.getFileName().toString();
        int end = name.indexOf('.');
        String stem = end < 0 ? name : name.substring(0, end);
        int dash = stem.lastIndexOf('-');
        boolean hasPid = dash > 0 && stem.substring(dash + 1).chars().allMatch(Character::isDigit);
        return hasPid ? stem.substring(0, dash) : stem;
    }
}
