package dev.ferrolens.chrome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.ferrolens.measureme.Warnings;
import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how long LLVM took to make the machine code of each function. rustc's profiler has only one event for this in
 * each codegen unit, {@code LLVM_module_codegen_emit_obj}. The times are in LLVM's time trace, which {@code record
 * --llvm} writes beside a recording.
 *
 * <p>The file is one object, {@code {"traceEvents": […], "beginningOfTime": µs}}. Its events are complete ({@code "ph":
 * "X"}), with {@code tid}, and {@code ts} and {@code dur} in microseconds; {@code args.detail} says what they are
 * about. The event of one function's machine code is {@code OptFunction}, since LLVM's legacy pass manager emits code.
 * Its detail is the symbol, optionally followed by {@code .llvm.NUMBER}. The {@code OptModule} around it on the same
 * thread has the name of the module: that of the codegen unit, or a hash. Rows {@code Total …} at the end are sums over
 * threads.
 *
 * <p>A file is read as a stream, since it may be several times larger than the recording; only the functions are kept.
 *
 * @see <a href="https://github.com/llvm/llvm-project/blob/main/llvm/lib/Support/TimeProfiler.cpp">the writer</a>
 * @see <a href="https://github.com/llvm/llvm-project/blob/main/llvm/lib/IR/LegacyPassManager.cpp">its two events</a>
 */
public final class MachineCode {
    private static final String FUNCTION = "OptFunction";
    private static final String MODULE = "OptModule";
    private static final Pattern RECORDING = Pattern.compile("(.+)\\.mm_profdata(?:\\.gz)?");
    private static final String TIMINGS = ".llvm_timings.json";

    /**
     * The time to make the machine code of a function in one codegen unit.
     *
     * @param symbol the function's symbol
     * @param codegenUnit the codegen unit, or null if there is no module around the event
     * @param nanos the time in nanoseconds
     */
    public record Function(String symbol, String codegenUnit, long nanos) {}

    private record Event(String name, long process, long thread, long start, long nanos, String detail) {
        boolean isAround(Event other) {
            return start <= other.start && other.start + other.nanos <= start + nanos;
        }
    }

    private final Path file;
    private final long processId;
    private final List<Event> functions = new ArrayList<>();
    /** The modules by thread and by start time; those of one thread follow each other. */
    private final Map<Long, TreeMap<Long, Event>> modulesOfThread = new HashMap<>();

    private MachineCode(Path file, long processId) {
        this.file = file;
        this.processId = processId;
    }

    /** Returns the time trace beside a recording, plain or gzipped; empty if there is none. */
    public static Optional<Path> beside(Path recording) {
        Matcher name = RECORDING.matcher(String.valueOf(recording.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        Path plain = recording.resolveSibling(name.group(1) + TIMINGS);
        Path gzipped = recording.resolveSibling(name.group(1) + TIMINGS + ".gz");
        return Files.isRegularFile(plain) ? Optional.of(plain)
                : Files.isRegularFile(gzipped) ? Optional.of(gzipped) : Optional.empty();
    }

    /**
     * Reads a time trace. The result has each function once for each codegen unit, in the order of the file.
     *
     * @param processId the process that must have written the file; negative if unknown
     * @throws FerrolensException if the file is not complete, is of another process, or has no such events
     */
    public static List<Function> read(Path file, long processId) {
        MachineCode found = new MachineCode(file, processId);
        Warnings cut = new Warnings();
        try (InputStream in = TraceFile.open(file, cut); JsonParser json = new JsonFactory().createParser(in)) {
            if (!TraceFile.enterEvents(json)) {
                throw found.refused("it has no traceEvents");
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                found.add(event(json));
            }
            if (json.currentToken() != JsonToken.END_ARRAY) {
                throw found.refused("one of its events is no object");
            }
        } catch (IOException e) {
            throw found.refused("it is damaged or cut off");
        }
        if (found.functions.isEmpty()) {
            throw found.refused("it has no events OptFunction");
        }
        return found.byPlace();
    }

    private FerrolensException refused(String why) {
        return new FerrolensException("The time trace " + file + " does not tell the time of functions' machine code: "
                + why + ". The time of emission is divided by an estimate; record again with record --llvm.");
    }

    private static Event event(JsonParser json) throws IOException {
        String name = "";
        String detail = null;
        long process = -1;
        long thread = -1;
        long start = 0;
        long nanos = -1;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "name" -> name = value == JsonToken.VALUE_STRING ? json.getText() : "";
                case "pid" -> process = value == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
                case "tid" -> thread = value == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
                case "ts" -> start = nanos(json, value);
                case "dur" -> nanos = nanos(json, value);
                case "args" -> detail = detail(json, value);
                default -> json.skipChildren();
            }
        }
        return new Event(name, process, thread, start, nanos, detail);
    }

    private static long nanos(JsonParser json, JsonToken value) throws IOException {
        if (!value.isNumeric()) {
            json.skipChildren();
            return Micros.OUT_OF_RANGE;
        }
        return Micros.toNanos(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }

    private static String detail(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        String detail = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isDetail = json.currentName().equals("detail");
            if (json.nextToken() == JsonToken.VALUE_STRING && isDetail) {
                detail = json.getText();
            }
            json.skipChildren();
        }
        return detail;
    }

    private void add(Event event) {
        boolean isFunction = event.name.equals(FUNCTION);
        if (!isFunction && !event.name.equals(MODULE) || event.detail == null || event.nanos < 0
                || event.start == Micros.OUT_OF_RANGE) {
            return;
        }
        if (processId >= 0 && event.process != processId) {
            throw refused("it is of process " + event.process + ", but the recording beside it of " + processId);
        }
        if (isFunction) {
            functions.add(event);
        } else {
            modulesOfThread.computeIfAbsent(event.thread, thread -> new TreeMap<>()).put(event.start, event);
        }
    }

    private List<Function> byPlace() {
        Map<String, Map<String, Long>> nanosByUnit = new LinkedHashMap<>();
        for (Event function : functions) {
            nanosByUnit.computeIfAbsent(function.detail, symbol -> new LinkedHashMap<>(2))
                    .merge(unit(function), function.nanos, Long::sum);
        }
        List<Function> found = new ArrayList<>();
        nanosByUnit.forEach((symbol, byUnit) -> byUnit.forEach((unit, nanos) -> found.add(new Function(symbol, unit,
                nanos))));
        return found;
    }

    /** Returns the codegen unit of the event of a function, or null. */
    private String unit(Event function) {
        TreeMap<Long, Event> modules = modulesOfThread.get(function.thread);
        Map.Entry<Long, Event> last = modules == null ? null : modules.floorEntry(function.start);
        return last == null || !last.getValue().isAround(function) ? null : last.getValue().detail;
    }
}
