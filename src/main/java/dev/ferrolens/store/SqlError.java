package dev.ferrolens.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * DuckDB's error for a statement that failed. DuckDB is asked for JSON, which tells the place in the statement.
 *
 * @param message the kind of error and its description by DuckDB
 * @param at the place in the statement, in bytes of UTF-8; -1 if unknown
 * @param length the number of bytes of the statement that are in error
 */
record SqlError(String message, int at, int length) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN = ColumnScan.UserMessageException.class.getName() + ": ";
    /** The stack trace that DuckDB adds to its internal errors, which has no meaning to the user. */
    private static final Pattern TRACE = Pattern.compile("\\s*^Stack Trace:.*", Pattern.MULTILINE | Pattern.DOTALL);
    private static final int WIDEST = 100;

    /** A part of the statement that the user wrote, and its place. */
    private record Piece(String text, int from) {
        int end() {
            return from + text.length();
        }
    }

    /** Reads an error of the driver. */
    static SqlError of(SQLException e) {
        return of(e.getMessage() == null ? "no reason given" : e.getMessage());
    }

    private static SqlError of(String whole) {
        String text = TRACE.matcher(whole).replaceFirst("");
        int json = text.indexOf('{');
        if (json >= 0) {
            try {
                JsonNode error = JSON.readTree(text.substring(json));
                if (error.hasNonNull("exception_message")) {
                    String[] place = error.path("location").asText("").replaceAll("[\\[\\] ]", "").split(",");
                    String message = TRACE.matcher(error.get("exception_message").asText()).replaceFirst("").strip();
                    if (message.contains("{\"exception_type\"")) {
                        // An error on a thread of DuckDB is inside of the error of its statement.
                        return of(message);
                    }
                    return new SqlError(error.path("exception_type").asText() + " Error: " + message,
                            error.path("position").asInt(-1), place.length < 2 ? 1 : Integer.parseInt(place[1]));
                }
            } catch (JsonProcessingException | NumberFormatException none) {
                // The driver's own errors are not JSON.
            }
        }
        return new SqlError(text.strip(), -1, 1);
    }

    /** Returns the first line of the message, for a sentence. */
    String firstLine() {
        String own = own().orElse(message);
        return own.lines().findFirst().orElse("no reason given").replaceFirst("\\.$", "");
    }

    /** Returns the reason why a file could not be written, for a sentence, such as that the disk is full. */
    String writeFailure() {
        String full = "No space left on device";
        return message.contains(full) ? full : firstLine();
    }

    /** Returns the message of our own code, if that failed inside DuckDB. */
    private Optional<String> own() {
        int start = message.indexOf(OWN);
        return start < 0 ? Optional.empty() : message.substring(start + OWN.length()).lines().findFirst();
    }

    /**
     * Returns the message for the user, with the place in the user's text.
     *
     * @param sql the statement
     * @param written the parts of the statement that the user wrote
     */
    String refusal(String sql, List<String> written) {
        return own().orElseGet(() -> "DuckDB refuses the query: " + cited(sql, written));
    }

    private String cited(String sql, List<String> written) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        if (at < 0 || at > bytes.length) {
            return message;
        }
        int from = new String(bytes, 0, at, StandardCharsets.UTF_8).length();
        int end = new String(bytes, 0, Math.min(bytes.length, at + length), StandardCharsets.UTF_8).length();
        List<Piece> pieces = written.stream().flatMap(text -> pieces(sql, text)).toList();
        Optional<Piece> around = pieces.stream().filter(piece -> piece.from <= from && from < piece.end())
                .min(Comparator.comparingInt(piece -> piece.text.length()));
        if (around.isPresent()) {
            return message + pointed(around.get().text, from - around.get().from, end - from);
        }
        // The user's text ends too early, and DuckDB names the text after it, which is not the user's.
        return pieces.stream().filter(piece -> piece.end() <= from
                && sql.substring(piece.end(), from).chars().allMatch(c -> " \n),".indexOf(c) >= 0))
                .max(Comparator.comparingInt(Piece::end))
                .map(piece -> message.replaceFirst("(?s) at or near \".*", " at the end")
                        + pointed(piece.text, piece.text.length(), 1))
                .orElse(message);
    }

    /** Returns all occurrences of a text in the statement. */
    private static Stream<Piece> pieces(String sql, String text) {
        return IntStream.iterate(sql.indexOf(text), at -> at >= 0, at -> sql.indexOf(text, at + 1))
                .mapToObj(at -> new Piece(text, at));
    }

    /** Returns the line of a text at a place, with a mark below it. */
    private static String pointed(String text, int at, int length) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int stop = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
        int shownFrom = at - start < WIDEST * 2 / 3 ? start : at - WIDEST / 3;
        int shownTo = Math.min(stop, shownFrom + WIDEST);
        String before = (shownFrom > start ? "…" : "") + text.substring(shownFrom, at);
        String shown = before + text.substring(at, Math.max(at, shownTo)) + (shownTo < stop ? "…" : "");
        int marks = Math.max(1, Math.min(length, shownTo - at));
        return "\n  " + shown + "\n  " + " ".repeat(before.codePointCount(0, before.length()))
                + "^".repeat(marks);
    }
}
