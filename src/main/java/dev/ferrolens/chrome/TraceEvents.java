package dev.ferrolens.chrome;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.measureme.Warnings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of a trace, or of a part of it, by process.
 *
 * @see <a href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">the format</a>
 * @see <a href="https://github.com/rust-lang/measureme/blob/master/crox/src/main.rs">what crox writes of it</a>
 */
final class TraceEvents {
    private static final String ARGUMENT = "arg";
    private static final char[] UNKNOWN = "<unknown>".toCharArray();
    /** The longest duration of an event; recordings have 48 bits for nanoseconds. */
    private static final long LONGEST = 1L << 48;
    /** The same limit as for recordings. */
    private static final int LONGEST_NAME = 1 << 10;
    /** The value of a missing time. */
    private static final long MISSING = Micros.OUT_OF_RANGE + 1;

    private final Map<Long, ProcessEvents> processes = new LinkedHashMap<>();
    private final Warnings warnings = new Warnings();
    private ProcessEvents lastProcess;
    private long lastPid;
    private boolean hasFractions;

    /** The event that is being read. */
    private final Text name = new Text();
    private final Text category = new Text();
    private final Arguments arguments = new Arguments();
    private String phase;
    private long start;
    private long duration;
    private long pid;
    private long thread;
    private boolean hasName;
    private boolean hasOtherArguments;
    private boolean hasDetail;
    private boolean hasAverage;
    private String processName;
    private long sortIndex;
    private long started;

    /** Returns the processes in the order of the trace. */
    List<ProcessEvents> processes() {
        return new ArrayList<>(processes.values());
    }

    Warnings warnings() {
        return warnings;
    }

    /**
     * Returns the unit in nanoseconds to which times were truncated. crox writes whole microseconds; the unit is 0 if
     * some time has a fraction.
     */
    long unit() {
        return hasFractions ? 0 : 1000;
    }

    int size() {
        return processes.values().stream().mapToInt(ProcessEvents::size).sum();
    }

    /** Adds the events of a later part of the trace. */
    void append(TraceEvents later) {
        later.processes.forEach((number, events) -> process(number).append(events));
        warnings.addAll(later.warnings);
        hasFractions |= later.hasFractions;
    }

    /** Reads an event, of which the parser has read the opening brace. */
    void read(JsonParser json) throws IOException {
        clear();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            readField(field, json, json.nextToken());
        }
        switch (phase) {
            case "X" -> addInterval();
            case "M" -> addMetadata();
            case "" -> warnings.add("an object without a phase (ph) is not an event and is skipped");
            default -> warnings.add("events of the phase " + phase + " are not read, only complete ones (X) are");
        }
    }

    private void clear() {
        name.clear();
        category.clear();
        arguments.clear();
        phase = "";
        start = MISSING;
        duration = MISSING;
        pid = ProcessEvents.NO_PID;
        thread = 0;
        hasName = false;
        hasOtherArguments = false;
        hasDetail = false;
        hasAverage = false;
        processName = null;
        sortIndex = -1;
        started = -1;
    }

    private void readField(String field, JsonParser json, JsonToken value) throws IOException {
        switch (field) {
            case "name" -> hasName = readText(json, value, name);
            case "cat" -> readText(json, value, category);
            case "ph" -> phase = value == JsonToken.VALUE_STRING && json.getTextLength() == 1 ? json.getText() : "";
            case "ts" -> start = readMicros(json, value);
            case "dur" -> duration = readMicros(json, value);
            case "pid" -> pid = readWhole(json, value, ProcessEvents.NO_PID);
            case "tid" -> thread = readWhole(json, value, 0);
            case "args" -> readArguments(json, value);
            default -> json.skipChildren();
        }
    }

    private static boolean readText(JsonParser json, JsonToken value, Text into) throws IOException {
        into.clear();
        if (value != JsonToken.VALUE_STRING) {
            json.skipChildren();
            return false;
        }
        into.append(json.getTextCharacters(), json.getTextOffset(), Math.min(json.getTextLength(), LONGEST_NAME));
        return true;
    }

    private long readMicros(JsonParser json, JsonToken value) throws IOException {
        if (!value.isNumeric()) {
            json.skipChildren();
            return MISSING;
        }
        // A number such as 5.000 means that fractions are not truncated.
        hasFractions |= value == JsonToken.VALUE_NUMBER_FLOAT;
        return Micros.toNanos(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }

    private long readWhole(JsonParser json, JsonToken value, long otherwise) throws IOException {
        if (value == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        warnings.add("the id of a process or thread is not a number and is taken as " + otherwise);
        json.skipChildren();
        return otherwise;
    }

    private void readArguments(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            if (value != JsonToken.VALUE_NULL) {
                warnings.add("arguments (args) that are not an object are skipped");
            }
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken argument = json.nextToken();
            int number = argumentNumber(field);
            if (number >= 0 && argument == JsonToken.VALUE_STRING) {
                arguments.add(number, json);
            } else if (field.equals("detail") && argument == JsonToken.VALUE_STRING) {
                // The only argument of an event of a time trace: what it worked on.
                hasDetail = true;
                arguments.add(0, json);
            } else if (field.equals("avg ms") && argument.isNumeric()) {
                hasAverage = true;
            } else if (field.equals("count") && argument.isNumeric()) {
                json.skipChildren();
            } else if (field.equals("name") && argument == JsonToken.VALUE_STRING) {
                processName = new String(json.getTextCharacters(), json.getTextOffset(),
                        Math.min(json.getTextLength(), LONGEST_NAME));
            } else if (field.equals("sort_index") && argument == JsonToken.VALUE_NUMBER_INT) {
                sortIndex = readWhole(json, argument, -1);
            } else if (field.equals("started_ns") && argument == JsonToken.VALUE_NUMBER_INT) {
                started = readWhole(json, argument, -1);
            } else {
                hasOtherArguments = true;
                json.skipChildren();
            }
        }
    }

    /** Returns the number in {@code arg0}, {@code arg1}, …; -1 for other names. */
    private static int argumentNumber(String field) {
        if (!field.startsWith(ARGUMENT) || field.length() == ARGUMENT.length() || field.length() > 8) {
            return -1;
        }
        int number = 0;
        for (int i = ARGUMENT.length(); i < field.length(); i++) {
            char digit = field.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    private void addInterval() {
        // The sums at the end of a time trace, each on a separate thread, are not events.
        if (hasAverage && name.startsWith("Total ")) {
            process(pid).setTimeTrace();
            return;
        }
        if (start == MISSING || duration == MISSING) {
            warnings.add("an event without a time (ts, dur) is skipped");
            return;
        }
        if (start == Micros.OUT_OF_RANGE || duration == Micros.OUT_OF_RANGE || duration > LONGEST) {
            warnings.add("an event whose time is out of range is skipped");
            return;
        }
        if (duration < 0) {
            warnings.add("an event ends before it starts; its duration is taken as 0");
            duration = 0;
        }
        if (!hasName) {
            warnings.add("an event has no name; its label is <unknown>");
            name.append(UNKNOWN, 0, UNKNOWN.length);
        }
        if (hasDetail && category.length() == 0) {
            process(pid).setTimeTrace();
        }
        if (category.length() == 0) {
            category.append(UNKNOWN, 0, UNKNOWN.length);
        }
        if (hasOtherArguments || processName != null) {
            warnings.add("arguments other than arg0, arg1, … are skipped");
        }
        process(pid).add(start, duration, thread, category, name, arguments.joined());
    }

    private void addMetadata() {
        if (name.is("process_name") && processName != null) {
            process(pid).setName(processName);
        } else if (name.is("process_sort_index")) {
            process(pid).setSortIndex(sortIndex);
            if (started != -1 && !Metadata.isStart(started)) {
                warnings.add("the start time of a process is out of range and is ignored");
            }
            process(pid).setStarted(started);
        }
    }

    private ProcessEvents process(long number) {
        if (lastProcess == null || lastPid != number) {
            lastPid = number;
            lastProcess = processes.computeIfAbsent(number, ProcessEvents::new);
        }
        return lastProcess;
    }
}
