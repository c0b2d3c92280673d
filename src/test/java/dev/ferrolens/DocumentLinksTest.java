package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The links of the README, the guide and the documents for contributors. */
class DocumentLinksTest {
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    static Stream<Path> documents() {
        return Stream.concat(Guide.pages().stream(),
                Stream.of("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Path::of));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFileAndAHeadingThatExist(Path document) {
        assertEquals(List.of(), brokenLinks(document, Guide.text(document)));
    }

    @Test
    void theIndexListsEveryPage() throws IOException {
        try (Stream<Path> files = Files.list(Guide.FOLDER)) {
            Set<Path> pages = new TreeSet<>(Guide.pages());
            pages.remove(Guide.README);
            assertEquals(pages, files.collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void theReadmeLinksToTheGuideAndToTheDocumentsForContributors() {
        String readme = Guide.text(Guide.README);
        Stream.of("src/site/markdown/index.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
                .forEach(name -> assertTrue(readme.contains("](" + name + ")"), name));
    }

    @ParameterizedTest
    @CsvSource({
        "[a](pom.xml) and [b](https://example.org) and [c](#here),",
        "[a](missing.md), missing.md",
        "[a](#nowhere), #nowhere",
        "[a](CONTRIBUTING.md#build-and-test),",
        "[a](CONTRIBUTING.md#nowhere), CONTRIBUTING.md#nowhere",
        "![a](missing.png), missing.png"})
    void aBrokenLinkIsFound(String text, String broken) {
        assertEquals(broken == null ? List.of() : List.of(broken), brokenLinks(Guide.README, "# Here\n\n" + text));
    }

    private static List<String> brokenLinks(Path document, String text) {
        String prose = CODE.matcher(text).replaceAll("");
        List<String> broken = new ArrayList<>();
        LINK.matcher(prose).results().map(link -> link.group(1)).filter(link -> !link.startsWith("https://"))
                .forEach(link -> {
                    String[] parts = link.split("#", 2);
                    Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
                    String target = parts[0].isEmpty() ? prose : parts.length == 1 || !Files.exists(file) ? ""
                            : CODE.matcher(Guide.text(file)).replaceAll("");
                    if (!Files.exists(file) || parts.length == 2 && !anchors(target).contains(parts[1])) {
                        broken.add(link);
                    }
                });
        return broken;
    }

    /** Returns the names that GitHub gives to the headings of a text. */
    private static Set<String> anchors(String text) {
        return HEADING.matcher(text).results().map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')).collect(Collectors.toSet());
    }
}
