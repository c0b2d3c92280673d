package dev.ferrolens.measureme;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The facts about a compilation in its recording.
 *
 * @param startNanos the time at which the profiler started, in nanoseconds since 1970, or -1 if unknown
 * @param processId rustc's process id, or -1
 * @param command rustc's command line, or empty
 * @param counter the counter: {@code wall-time} in nanoseconds by default
 * @param crate the crate's name if the file has it apart from the command line, or empty
 * @param tool the tool that wrote the file if it is neither rustc nor a tool of its profiler, such as {@code lld}; or
 *     empty
 */
public record Metadata(long startNanos, long processId, String command, String counter, String crate, String tool) {
    /** Creates the metadata of a recording of rustc. */
    public Metadata(long startNanos, long processId, String command, String counter, String crate) {
        this(startNanos, processId, command, counter, crate, "");
    }

    /** The counter of recordings that do not name one. */
    public static final String WALL_TIME = "wall-time";

    /** The name for a counter whose name is blank, of which it is not known whether it counts time. */
    private static final String UNNAMED_COUNTER = "unnamed";

    /** The length of {@code u{10ffff}}. */
    private static final int LONGEST_ESCAPE = 9;

    /** The metadata of a recording that lacks them. */
    static final Metadata UNKNOWN = new Metadata(-1, -1, "", WALL_TIME, "");

    /** The latest start, in nanoseconds since 1970, in the year 2096. Sums of later times might not fit a long. */
    private static final long LATEST_START = 4_000_000_000_000_000_000L;

    private static final long LARGEST_PROCESS_ID = 0xffff_ffffL;

    /** Returns whether a number is a possible start of a process, in nanoseconds since 1970. */
    public static boolean isStart(long nanos) {
        return nanos >= 0 && nanos <= LATEST_START;
    }

    /** Returns a process id, or -1 if the number is not one. */
    public static long processId(long number) {
        return number >= 0 && number <= LARGEST_PROCESS_ID ? number : -1;
    }

    /** Parses metadata; missing parts get the values for unknown ones. */
    static Metadata parse(String text, Warnings warnings) {
        long startNanos = -1;
        long processId = -1;
        String command = "";
        String counter = WALL_TIME;
        // The streaming parser is used because an object mapper costs a fresh process a tenth of a second.
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
            warnings.add("the start time is out of range and is ignored");
            startNanos = -1;
        }
        return new Metadata(startNanos, processId, command, counter, "");
    }

    /** Returns a whole number, or -1 if it is not one or does not fit a long. */
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

    /** Converts the escapes of a Rust string, as which rustc writes the command line, to those of JSON. */
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

    /** Returns the crate in the name of a file, {@code CRATE-PID.mm_profdata}, for recordings without metadata. */
    public static String crateOf(Path file) {
        String name = file.getFileName().toString();
        int end = name.indexOf('.');
        String stem = end < 0 ? name : name.substring(0, end);
        int dash = stem.lastIndexOf('-');
        boolean hasPid = dash > 0 && stem.substring(dash + 1).chars().allMatch(Character::isDigit);
        return hasPid ? stem.substring(0, dash) : stem;
    }
}
