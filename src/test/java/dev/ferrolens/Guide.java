package dev.ferrolens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents for users: the README, and the pages of the guide in the order of their index. */
final class Guide {
    static final Path README = Path.of("README.md");
    static final Path FOLDER = Path.of("src/site/markdown");
    static final Path INDEX = FOLDER.resolve("index.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[[^]]+]\\(([\\w-]+\\.md)\\) \\|");

    private Guide() {}

    /** Returns the README, the index and the pages that it lists. */
    static List<Path> pages() {
        return Stream.concat(Stream.of(README, INDEX), ROW.matcher(text(INDEX)).results()
                .map((MatchResult row) -> FOLDER.resolve(row.group(1)))).toList();
    }

    /** Returns the text of a page. */
    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
