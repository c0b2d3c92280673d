package dev.ferrolens.chrome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/**
 * What was read from a trace's text, or from a part of it.
 *
 * @param events the events up to where the text ends or cannot be read on
 * @param ending how the text ends
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
        /** With what is no JSON. */
        BROKEN,
        /** There is no array of events. */
        NO_EVENTS
    }

    static TracePart read(TraceBlocks.Block block) throws IOException {
        try (JsonParser json = JSON.createParser(block.bytes(), 0, block.length())) {
            return read(json);
        }
    }

    static TracePart read(JsonParser json) throws IOException {
        TraceEvents events = new TraceEvents();
        return new TracePart(events, read(json, events));
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
                    events.warnings().add("an event that is no object is skipped");
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
                events.warnings().add("the file goes on after the end of its events, what follows is not read");
            }
        } catch (JsonProcessingException e) {
            // The rest of the object around the array, in a block that does not have its beginning.
        }
    }
}
