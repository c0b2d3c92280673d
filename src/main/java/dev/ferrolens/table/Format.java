package dev.ferrolens.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The formats of answers. In {@code TABLE} and {@code MD}, numbers are scaled for people; in the others they are exact.
 */
public enum Format {
    /** Aligned columns, as many as the terminal has room for. */
    TABLE {
        @Override
        public void write(Result result, Units units, Writer out) throws IOException {
            out.write(Head.of(result, units, 0) + "\n");
        }
    },
    /** A header and a line for each row, as in RFC 4180. */
    CSV {
        @Override
        public void write(Result result, Units units, Writer out) throws IOException {
            writeLine(result.columns().stream().map(units::head).toList(), out);
            for (Row row : result.rows()) {
                writeLine(row.values(), out);
            }
        }

        private void writeLine(List<?> values, Writer out) throws IOException {
            for (int i = 0; i < values.size(); i++) {
                out.write(i == 0 ? "" : ",");
                out.write(values.get(i) == null ? "" : quoted(values.get(i).toString()));
            }
            out.write("\n");
        }

        private String quoted(String text) {
            boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
        }
    },
    /** An array with an object for each row. */
    JSON {
        @Override
        public void write(Result result, Units units, Writer out) throws IOException {
            try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.writeStartArray();
                for (Row row : result.rows()) {
                    json.writeRaw('\n');
                    json.writeStartObject();
                    for (String column : result.columns()) {
                        json.writeFieldName(units.head(column));
                        writeValue(row.get(column), json);
                    }
                    json.writeEndObject();
                }
                json.writeRaw('\n');
                json.writeEndArray();
                json.writeRaw('\n');
            }
        }

        private void writeValue(Object value, JsonGenerator json) throws IOException {
            if (value instanceof Double number) {
                json.writeNumber(number);
            } else if (value instanceof Number number) {
                json.writeNumber(number.longValue());
            } else if (value instanceof Boolean bool) {
                json.writeBoolean(bool);
            } else {
                json.writeString((String) value);
            }
        }
    },
    /** A table in GitHub Markdown. */
    MD {
        @Override
        public void write(Result result, Units units, Writer out) throws IOException {
            out.write(result.columns().stream().map(units::head).map(this::cell)
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
            out.write(result.columns().stream().map(column -> isNumeric(result, column) ? "---:" : "---")
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
            for (Row row : result.rows()) {
                out.write(IntStream.range(0, result.columns().size()).mapToObj(i -> cell(units.format(row, i)))
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
            }
            if (result.rows().isEmpty()) {
                out.write("\n" + Head.of(result, units, 0).rest() + "\n");
            }
        }

        private String cell(String text) {
            StringBuilder safe = new StringBuilder();
            text.codePoints().forEach(c -> {
                if ("\\`*_{}[]<>#|~&".indexOf(c) >= 0) {
                    safe.append('\\');
                }
                safe.appendCodePoint(c);
            });
            return safe.toString();
        }
    };

    /** Returns whether the format is for people and not for programs. */
    public boolean isForPeople() {
        return this == TABLE || this == MD;
    }

    public abstract void write(Result result, Units units, Writer out) throws IOException;

    /** Returns whether a column holds numbers. */
    static boolean isNumeric(Result result, String column) {
        return result.rows().stream().map(row -> row.get(column)).anyMatch(Number.class::isInstance);
    }

    /** Returns the format with the given name, such as {@code csv}. */
    public static Format of(String name) {
        try {
            return valueOf(FerrolensException.requireGiven(name, "format").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new FerrolensException("There is no format " + name + "; there are "
                    + Arrays.stream(values()).map(f -> f.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")) + ".", e);
        }
    }
}
