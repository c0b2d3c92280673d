package dev.ferrolens.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.store.Database;
import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes the JSON of www.speedscope.app: a frame for each label, and for each thread a profile of frames that open and
 * close.
 *
 * @see <a href="https://www.speedscope.app/file-format-schema.json">the format</a>
 */
final class Speedscope {
    private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

    /** An open frame. */
    private record Open(int frame, long end) {}

    private final Database database;
    private final JsonGenerator json;
    private final Map<String, Integer> frames = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    /** The thread that is being written. */
    private int compilation = -1;
    private long thread = -1;
    private long last;

    private Speedscope(Database database, JsonGenerator json) {
        this.database = database;
        this.json = json;
    }

    static void write(Database database, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new Speedscope(database, json).write();
            json.writeRaw('\n');
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("exporter", "Ferrolens");
        writeFrames();
        json.writeArrayFieldStart("profiles");
        ExportRows.each(database, "speedscope-events", this::writeEvent);
        endThread();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFrames() throws IOException {
        json.writeObjectFieldStart("shared");
        json.writeArrayFieldStart("frames");
        ExportRows.each(database, "speedscope-frames", row -> {
            frames.put(row.getString("label"), frames.size());
            json.writeStartObject();
            json.writeStringField("name", row.getString("label"));
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeEvent(ResultSet row) throws SQLException, IOException {
        if (row.getInt("compilation") != compilation || row.getLong("thread") != thread) {
            endThread();
            startThread(row);
        }
        closeTo(row.getInt("depth"));
        // Truncated times may end after the event around them, which the format does not allow.
        long start = Math.max(last, row.getLong("start_ns"));
        long end = Math.max(start, row.getLong("end_ns"));
        Open opened = new Open(frames.get(row.getString("label")),
                open.isEmpty() ? end : Math.min(end, open.peek().end));
        writeMark("O", opened.frame, start);
        open.push(opened);
    }

    private void startThread(ResultSet row) throws SQLException, IOException {
        compilation = row.getInt("compilation");
        thread = row.getLong("thread");
        last = row.getLong("first_ns");
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "evented");
        json.writeStringField("name", row.getString("crate") + ", thread " + thread);
        json.writeStringField("unit", row.getString("counter").equals(Metadata.WALL_TIME) ? "nanoseconds" : "none");
        json.writeNumberField("startValue", last);
        json.writeNumberField("endValue", row.getLong("last_ns"));
        json.writeArrayFieldStart("events");
    }

    private void endThread() throws IOException {
        if (compilation >= 0) {
            closeTo(0);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void closeTo(int depth) throws IOException {
        while (open.size() > depth) {
            Open closed = open.pop();
            writeMark("C", closed.frame, Math.max(last, closed.end));
        }
    }

    private void writeMark(String type, int frame, long at) throws IOException {
        last = at;
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeNumberField("frame", frame);
        json.writeNumberField("at", at);
        json.writeEndObject();
    }
}
