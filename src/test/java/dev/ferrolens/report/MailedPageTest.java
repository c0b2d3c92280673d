package dev.ferrolens.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is mailed does not tell where it was made: each folder here has a name by which it would be found. */
class MailedPageTest {
    private static final String SOURCE = "/home/telling name/telling/src/main.rs";

    @TempDir
    private Path temporary;
    private Path folder;

    @BeforeEach
    void record() throws IOException {
        folder = Files.createDirectories(temporary.resolve("telling/target"));
        ProfileWriter.withoutMetadata(9)
                .metadata("{\"start_time\":1,\"process_id\":42,\"cmd\":\"/home/telling/bin/rustc --crate-name tiny "
                        + SOURCE.replace(' ', '-') + " --out-dir /home/telling/target\"}")
                .interval("Query", "typeck", 0, 900_000_000, "tiny::{closure@" + SOURCE + ":3:5: 3:9}")
                .interval("GenericActivity", "expand_proc_macro", 900_000_000, 1_900_000_000, "#[derive(Made)]",
                        SOURCE + ":3:1: 3:9")
                .interval("GenericActivity", "link_crate", 1_900_000_000, 2_900_000_000L,
                        "C:\\Users\\telling\\link.exe")
                .writeTo(folder.resolve("tiny-42.mm_profdata"));
        Files.writeString(folder.resolve("tiny-42.process.json"), "{\"cwd\": \"" + folder.getParent() + "\"}");
        Files.writeString(folder.resolve("broken.mm_profdata"), "no profile");
    }

    private static void assertTellsNothing(String page) {
        int at = page.indexOf("telling");
        assertFalse(at >= 0, () -> page.substring(Math.max(0, at - 80), Math.min(page.length(), at + 80)));
    }

    @Test
    void aReportNamesFilesByTheirNamesOnly() {
        try (Session s = Ferrolens.open(folder)) {
            String page = HtmlReport.html(s.report());
            assertTellsNothing(page);
            assertTrue(page.contains("broken.mm_profdata"), "the file that was left out");
            assertTrue(page.contains("src/main.rs:3"), "a place");
            assertTellsNothing(s.report().json());
            assertTellsNothing(MarkdownReport.of(s.report()));
        }
    }

    @Test
    void aReportOnAChangeNamesFilesByTheirNamesOnly() {
        try (Session s = Ferrolens.open(folder);
                Session after = Ferrolens.open(folder);
                Comparison change = s.compareTo(after)) {
            assertTellsNothing(HtmlReport.html(after.report(change)));
            assertTellsNothing(after.report(change).json());
        }
    }

    @Test
    void aChartNamesFilesByTheirNamesOnly() throws IOException {
        try (Session s = Ferrolens.open(folder)) {
            Path chart = temporary.resolve("chart.html");
            s.query("macro-uses").select("source", "self_ns").chart().save(chart);
            assertTellsNothing(Files.readString(chart));
            assertTellsNothing(s.query("macro-uses").select("source", "self_ns").chart().svg());
            assertTellsNothing(s.schedule().svg());
            assertTellsNothing(s.longestEvents().select("item", "self_ns").chart().svg());
            s.flameGraph().byItem().save(chart);
            assertTellsNothing(Files.readString(chart));
        }
    }
}
