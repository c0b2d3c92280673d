package dev.ferrolens.chrome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/**
 * The result of reading the text of a trace, or a part of it.
 *
 * @param events the events up to the end of the text or the first error
 * @param ending the way in which the text ends
 */
record TracePart(TraceEvents events, Ending ending) {
    private static final JsonFactory JSON = new JsonFactory();

    enum Ending {
        /** With the end of the array of events. */
        CLOSED,
        /** After an event. */
        BETWEEN_EVENTS,
        /** In the middle of an event. */
        INSIDE_EVENT,
        /** With invalid JSON. */
        BROKEN,
        /** There is no array of events. */
        NO_EVENTS
    }

    /** Reads a block; returns null if it was not split between events, so that the trace has to be read as a whole. */
    static TracePart read(TraceBlocks.Block block) throws IOException {
        if (block.end() == TraceBlocks.End.ANYWHERE) {
            return null;
        }
        try (JsonParser json = JSON.createParser(block.bytes(), 0, block.length())) {
            TracePart part = read(json);
            return block.end() == TraceBlocks.End.CUT && part.ending == Ending.INSIDE_EVENT ? null : part;
        }
    }

    /** Reads text from its beginning, or from the array of events that a block begins with. */
    static TracePart read(JsonParser json) throws IOException {
        TraceEvents events = new TraceEvents();
        return new TracePart(events, read(json, events));
    }

    /** Returns this part joined with the next one. The two parts must not be used afterwards. */
    TracePart followedBy(TracePart next) {
        events.append(next.events);
        return new TracePart(events, next.ending);
    }

    private static Ending read(JsonParser json, TraceEvents events) throws IOException {
        JsonStreamContext array = null;
        try {
            if (!TraceFile.enterEvents(json)) {
                return Ending.NO_EVENTS;
            }
            array = json.getParsingContext();
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    events.read(json);
                } else {
                    events.warnings().add("an event that is not an object is skipped");
                    json.skipChildren();
                }
            }
        } catch (JsonEOFException e) {
            return json.getParsingContext() == array ? Ending.BETWEEN_EVENTS : Ending.INSIDE_EVENT;
        } catch (JsonProcessingException e) {
            return Ending.BROKEN;
        }
        warnIfMoreFollows(json, events);
        return Ending.CLOSED;
    }

    private static void warnIfMoreFollows(JsonParser json, TraceEvents events) throws IOException {
        try {
            JsonToken next = json.nextToken();
            if (next == JsonToken.START_ARRAY || next == JsonToken.START_OBJECT) {
                events.warnings().add("the file continues after the end of its events; the rest is not read");
            }
        } catch (JsonProcessingException e) {
            // This is the rest of the object around the array, whose beginning is in another block.
        }
    }
}
