package dev.ferrolens.rust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The measurements of one rustc process by the operating system, from {@code CRATE-PID.process.json}, which
 * {@code record} writes beside {@code CRATE-PID.mm_profdata}.
 *
 * <pre>{@code
 * {
 *   "crate": "app",
 *   "process_id": 12985,
 *   "project": "/home/me/app",
 *   "cleaned": true,
 *   "graph": true,
 *   "exit_code": 0,
 *   "cores": 2,
 *   "wall_ns": 813154180,
 *   "user_ns": 244118000,
 *   "system_ns": 77854000,
 *   "cpu_ns": 321972000,
 *   "peak_rss_bytes": 152707072
 * }
 * }</pre>
 *
 * <p>Processor time and memory are those of {@code getrusage}: the linker, which rustc waits for, is included in the
 * first, and in the second if it used more. They are missing on Windows. Unknown members are ignored.
 *
 * @param processId the number of the process
 * @param cpuNanos processor time, user and system
 * @param peakBytes the peak memory
 * @param cores the number of threads that the machine lets it run at once
 * @param cleaned whether {@code record} deleted the results of earlier builds
 * @param graph whether cache hits were recorded for the instantiation graph, which needs the recording's instants
 * @param project the folder of the recorded project, on the machine of the recording
 */
public record RustcProcess(OptionalLong processId, OptionalLong cpuNanos, OptionalLong peakBytes, OptionalLong cores,
        boolean cleaned, boolean graph, Optional<Path> project) {
    /** The measurements of a process without such a file. */
    public static final RustcProcess UNKNOWN = new RustcProcess(OptionalLong.empty(), OptionalLong.empty(),
            OptionalLong.empty(), OptionalLong.empty(), false, false, Optional.empty());

    private static final int MOST_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Returns the file that belongs to a recording. A recording whose name the locale cannot encode has none, since its
     * file could not be named either.
     */
    public static Optional<Path> beside(Path recording) {
        String name = recording.getFileName().toString();
        try {
            return Optional.of(
                    recording.resolveSibling(name.replaceFirst("\\.mm_profdata(\\.gz)?$", "") + ".process.json"));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a file.
     *
     * @throws FerrolensException if it cannot be read or is no such file
     */
    public static RustcProcess read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw wrong(file, "it has " + Files.size(file) + " bytes", null);
            }
            JsonNode json = JSON.readTree(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (json == null || !json.isObject()) {
                throw wrong(file, "it holds no JSON object", null);
            }
            return new RustcProcess(number(file, json, "process_id", 0), number(file, json, "cpu_ns", 0),
                    number(file, json, "peak_rss_bytes", 0), number(file, json, "cores", 1),
                    json.path("cleaned").asBoolean(), json.path("graph").asBoolean(),
                    folder(json.path("project").asText()));
        } catch (JsonProcessingException e) {
            throw wrong(file, "it is no JSON", e);
        } catch (IOException e) {
            throw FerrolensException.ofReading(file, e);
        }
    }

    /** Returns a folder, or empty if the name is no path here, since it may come from another machine. */
    private static Optional<Path> folder(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong number(Path file, JsonNode json, String name, long least) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToLong() || value.longValue() < least) {
            throw wrong(file, name + " is no whole number from " + least + " on", null);
        }
        return OptionalLong.of(value.longValue());
    }

    private static FerrolensException wrong(Path file, String why, Exception cause) {
        return new FerrolensException("The file " + file + " does not tell what rustc took: " + why
                + "; the recording is read without it.", cause);
    }
}
