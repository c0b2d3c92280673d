package dev.ferrolens.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The columns that the Javadoc of a method lists are those of the query that it names. */
class ColumnsInJavadocTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern COLUMNS = Pattern.compile("Columns: ([^.;]*)");
    private static final Pattern QUERY = Pattern.compile("queries/([\\w/-]+)\\.sql");

    @Test
    void javadocListsTheColumnsOfItsQuery() throws IOException {
        int compared = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher comment = COMMENT.matcher(Files.readString(file));
                while (comment.find()) {
                    String text = comment.group().replaceAll("\\n\\s*\\*", " ");
                    Matcher columns = COLUMNS.matcher(text);
                    Matcher query = QUERY.matcher(text);
                    if (columns.find() && query.find()) {
                        compared++;
                        assertEquals(names(query.group(1)), listed(columns.group(1)), file + ", " + query.group(1));
                    }
                }
            }
        }
        assertTrue(compared > 50, "only " + compared + " lists were found");
    }

    private static List<String> names(String query) throws IOException {
        return NamedQuery.parse(query, Files.readString(Path.of("queries", query + ".sql"))).columns().stream().map(
                NamedQuery.ColumnNote::name).toList();
    }

    /** Returns the names in a list such as {@code name, verdict (changed, noise, same)}. */
    private static List<String> listed(String columns) {
        return Stream.of(columns.replaceAll("\\([^)]*\\)", "").replace(" and ", ", ").split(","))
                .map(String::strip).filter(name -> !name.isEmpty()).toList();
    }
}
