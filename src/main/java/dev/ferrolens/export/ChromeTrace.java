package dev.ferrolens.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ferrolens.export.ThreadRows.ThreadRow;
import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.store.Database;
import dev.ferrolens.table.Units;
import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Writes a Chrome trace, an array of events that Perfetto and chrome://tracing load.
 *
 * <p>Events have the phase {@code X}, as in crox's output, in the order of their starts; {@code ts} and {@code dur} are
 * microseconds with three decimals, and so keep nanoseconds. {@code ts} counts from the start of the first compilation,
 * and the event {@code process_sort_index} of each compilation has its start since 1970 as {@code started_ns}. Sizes of
 * artifacts are counters ({@code C}).
 *
 * @see <a href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">the format</a>
 */
final class ChromeTrace {
    /** A compilation as a process of the trace. */
    private record Process(long number, String crate, Long startedNanos, long offset, ThreadRows threads) {}

    private final Database database;
    private final TraceOptions options;
    private final JsonGenerator json;
    private final Map<Integer, Process> processes = new LinkedHashMap<>();

    private ChromeTrace(Database database, TraceOptions options, JsonGenerator json) {
        this.database = database;
        this.options = options;
        this.json = json;
    }

    static void write(Database database, TraceOptions options, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new ChromeTrace(database, options, json).write();
            json.writeRaw('\n');
        }
    }

    private void write() throws IOException {
        readProcesses();
        json.writeStartArray();
        for (Process process : processes.values()) {
            writeNames(process);
        }
        writeSizes();
        IntFunction<String> keyTexts = database.keyTexts();
        ExportRows.each(database, "trace-events", row -> writeEvent(row, keyTexts),
                Units.nanos(options.minimumDuration()));
        json.writeRaw('\n');
        json.writeEndArray();
    }

    private void readProcesses() throws IOException {
        ExportRows.each(database, "trace-processes", row -> {
            if (!row.getString("counter").equals(Metadata.WALL_TIME)) {
                throw new FerrolensException("A Chrome trace has times, but this recording counted "
                        + row.getString("counter") + ": export folded stacks or speedscope instead.");
            }
            processes.put(row.getInt("compilation"), new Process(row.getLong("process"), row.getString("crate"),
                    startedNanos(row), row.getLong("offset_ns"), new ThreadRows(options.collapseThreads())));
        });
        ExportRows.each(database, "trace-threads", row -> processes.get(row.getInt("compilation")).threads.add(
                new ThreadRows.Thread(row.getLong("thread"), row.getLong("first_ns"), row.getLong("last_ns"),
                        row.getString("main_label"))));
    }

    private static Long startedNanos(ResultSet row) throws SQLException {
        long nanos = row.getLong("started_ns");
        return row.wasNull() ? null : nanos;
    }

    private void writeNames(Process process) throws IOException {
        startMetadata("process_name", process);
        json.writeStringField("name", process.crate);
        endEvent();
        if (process.startedNanos != null) {
            startMetadata("process_sort_index", process);
            json.writeNumberField("sort_index", process.startedNanos / 1000);
            json.writeNumberField("started_ns", process.startedNanos);
            endEvent();
        }
        int place = 0;
        for (ThreadRow row : process.threads.rows()) {
            startThreadMetadata("thread_name", process, row);
            json.writeStringField("name", row.name());
            endEvent();
            startThreadMetadata("thread_sort_index", process, row);
            json.writeNumberField("sort_index", place++);
            endEvent();
        }
    }

    private void startMetadata(String name, Process process) throws IOException {
        startEvent(name, "M", process);
        json.writeObjectFieldStart("args");
    }

    private void startThreadMetadata(String name, Process process, ThreadRow row) throws IOException {
        startEvent(name, "M", process);
        json.writeNumberField("tid", row.number());
        json.writeObjectFieldStart("args");
    }

    private void writeSizes() throws IOException {
        // All values of one counter belong to one event.
        String[] open = {null};
        ExportRows.each(database, "trace-sizes", row -> {
            Process process = processes.get(row.getInt("compilation"));
            String counter = row.getInt("compilation") + " " + row.getString("label");
            if (!counter.equals(open[0])) {
                if (open[0] != null) {
                    endEvent();
                }
                startEvent(row.getString("label"), "C", process);
                writeMicros("ts", process.offset + row.getLong("start_ns"));
                json.writeObjectFieldStart("args");
                open[0] = counter;
            }
            json.writeNumberField(row.getString("name"), row.getLong("value"));
        });
        if (open[0] != null) {
            endEvent();
        }
    }

    /** Writes a row of trace-events.sql, whose columns are numbered: to find them by name takes long. */
    /** Reads columns by their places, since to look for a name in each of millions of rows takes long. */
    private void writeEvent(ResultSet row, IntFunction<String> keyTexts) throws SQLException, IOException {
        Process process = processes.get(row.getInt(1));
        startEvent(row.getString(4), "X", process);
        json.writeStringField("cat", row.getString(3));
        writeMicros("ts", process.offset + row.getLong(6));
        writeMicros("dur", row.getLong(7));
        json.writeNumberField("tid", process.threads.rowOf(row.getLong(2)));
        int key = row.getInt(5);
        if (row.wasNull()) {
            json.writeEndObject();
            return;
        }
        json.writeObjectFieldStart("args");
        int number = 0;
        for (String argument : keyTexts.apply(key).split("\u001e", -1)) {
            json.writeStringField("arg" + number++, argument);
        }
        endEvent();
    }

    private void startEvent(String name, String phase, Process process) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("ph", phase);
        json.writeNumberField("pid", process.number);
    }

    /** Closes the arguments and the event. */
    private void endEvent() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeMicros(String field, long nanos) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(micros(nanos));
    }

    /** Returns nanoseconds as microseconds, exactly. */
    static String micros(long nanos) {
        long size = Math.abs(nanos);
        long places = size % 1000;
        return (nanos < 0 ? "-" : "") + size / 1000 + '.' + places / 100 + places / 10 % 10 + places % 10;
    }
}
