package dev.ferrolens.chrome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.ferrolens.measureme.InflatedSize;
import dev.ferrolens.measureme.Warnings;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens the file of a trace and detects its kind. Gzipped files are recognized by their content. */
final class TraceFile {
    private static final int BUFFER = 1 << 16;
    /** The number of bytes that are read to detect the kind of a file. */
    private static final int BEGINNING = 1 << 16;

    private TraceFile() {}

    /** Opens a file. If its gzip stream is truncated or corrupt, the text ends there, with a warning. */
    static InputStream open(Path file, Warnings warnings) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(2);
            boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzipped ? new WholeOrNot(new GZIPInputStream(in, BUFFER), new InflatedSize(file), warnings) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Returns whether a file begins like JSON. */
    static boolean isJson(Path file) {
        try (InputStream in = open(file, new Warnings())) {
            int first = in.read();
            while (first == ' ' || first == '\t' || first == '\n' || first == '\r' || isByteOrderMark(first)) {
                first = in.read();
            }
            return first == '[' || first == '{';
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isByteOrderMark(int b) {
        return b == 0xef || b == 0xbb || b == 0xbf;
    }

    /**
     * Returns whether a file begins like a trace: an array of events, or an object with such an array, {@code
     * traceEvents}.
     */
    static boolean isTrace(Path file) {
        try (InputStream in = open(file, new Warnings())) {
            byte[] beginning = in.readNBytes(BEGINNING);
            return beginsAsTrace(beginning);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether a file begins like a time trace: with a complete event that has no {@code cat}. */
    static boolean isTimeTrace(Path file) {
        try (InputStream in = open(file, new Warnings());
                JsonParser json = new JsonFactory().createParser(in.readNBytes(BEGINNING))) {
            if (!enterEvents(json) || json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            boolean isWhole = false;
            boolean hasKind = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                isWhole |= json.currentName().equals("dur");
                hasKind |= json.currentName().equals("cat");
                json.nextToken();
                json.skipChildren();
            }
            return isWhole && !hasKind;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean beginsAsTrace(byte[] text) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            if (!enterEvents(json)) {
                return false;
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    if (json.currentName().equals("ph")) {
                        return true;
                    }
                    json.nextToken();
                    json.skipChildren();
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Moves the parser to the beginning of the array of events; returns whether there is one. */
    static boolean enterEvents(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_OBJECT) {
            return first == JsonToken.START_ARRAY;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isEvents = json.currentName().equals("traceEvents");
            if (json.nextToken() == JsonToken.START_ARRAY && isEvents) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    /** A gzip stream that ends with a warning where it is truncated or corrupt. */
    private static final class WholeOrNot extends FilterInputStream {
        private final InflatedSize bound;
        private final Warnings warnings;
        private long inflated;

        WholeOrNot(InputStream in, InflatedSize bound, Warnings warnings) {
            super(in);
            this.bound = bound;
            this.warnings = warnings;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                int read = super.read(into, from, length);
                inflated += Math.max(0, read);
                bound.check(inflated);
                return read;
            } catch (EOFException e) {
                warnings.add("the gzip stream ends too early");
            } catch (ZipException e) {
                warnings.add("the gzip stream is damaged (" + e.getMessage() + ")");
            }
            return -1;
        }
    }
}
