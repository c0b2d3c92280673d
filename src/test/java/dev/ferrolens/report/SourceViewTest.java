package dev.ferrolens.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceViewTest {
    private static final long MILLISECOND = 1_000_000;

    @TempDir
    private Path folder;

    private Path project() {
        return folder.resolve("project");
    }

    private void source(String name, String text) throws IOException {
        Path file = project().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Opens a recording of a crate app, in which the type check of each definition takes 90 ms. */
    private Session session(String... checked) throws IOException {
        ProfileWriter events = ProfileWriter.withoutMetadata(9).unit(MILLISECOND).metadata("{\"start_time\":17,"
                + "\"process_id\":7,\"cmd\":\"rustc --crate-name app --edition=2021 src/main.rs --crate-type bin\"}");
        for (int i = 0; i < checked.length; i++) {
            events.interval("Query", "typeck", 100L * i, 100L * i + 90, checked[i]);
        }
        Files.createDirectories(folder.resolve("recorded"));
        events.writeTo(folder.resolve("recorded/app-7.mm_profdata"));
        return Ferrolens.open(folder.resolve("recorded"));
    }

    private void noteProject() throws IOException {
        Files.writeString(folder.resolve("recorded/app-7.process.json"),
                "{\"project\": \"" + project().toString().replace("\\", "\\\\") + "\"}");
    }

    @Test
    void theCostOfADefinitionStandsAboveItsLine() throws IOException {
        source("src/main.rs", "mod model;\nfn main() {}\n");
        source("src/model.rs", "\n\npub fn sieve() { a < b }\n");
        try (Session s = session("app::model::sieve")) {
            String page = s.source(project()).page();
            assertTrue(page.contains(
                    "90.00 ms: front end 90.00 ms</li>\n<li value=\"3\"><code>pub fn sieve() { a &lt; b"
                            + " }</code></li>"), page);
            assertTrue(page.contains("<a href=\"#source-0-3\">src/model.rs:3</a>"), page);
        }
    }

    @Test
    void theFileWithTheMostCostIsFirstAndAFileWithoutCostIsNotThere() throws IOException {
        source("src/main.rs", "mod model;\nmod idle;\nfn main() {}\n");
        source("src/model.rs", "pub fn a() {}\npub fn b() {}\n");
        source("src/idle.rs", "pub fn c() {}\n");
        try (Session s = session("app::main", "app::model::a", "app::model::b")) {
            String page = s.source(project()).page();
            int model = page.indexOf("<summary><code>src/model.rs</code> 180.0 ms");
            assertTrue(model > 0 && page.indexOf("<summary><code>src/main.rs</code> 90.00 ms") > model, page);
            assertFalse(page.contains("idle.rs"), page);
        }
    }

    @Test
    void saysHowMuchOfTheCostHasALine() throws IOException {
        source("src/main.rs", "fn main() {}\n");
        try (Session s = session("app::main", "app::written_by_a_macro")) {
            assertTrue(s.source(project()).page().contains("90.00 ms of 180.0 ms that the definitions of these crates"
                    + " cost are on a known line, 50.0 %."));
        }
    }

    @Test
    void aReportHasTheLinesAroundACostIfTheRecordingNamesTheProject() throws IOException {
        source("src/main.rs", "fn main() {}\n\n\n\n\n// far away\n");
        Files.createDirectories(folder.resolve("recorded"));
        noteProject();
        try (Session s = session("app::main")) {
            String page = HtmlReport.html(s.report());
            assertTrue(page.contains("<section id=\"source\">") && page.contains("<code>fn main() {}</code>"), page);
            assertFalse(page.contains("far away"), page);
            assertFalse(page.contains(folder.toString()), page);
        }
    }

    @Test
    void aReportHasNoSourceIfTheRecordingNamesNoProject() throws IOException {
        source("src/main.rs", "fn main() {}\n");
        try (Session s = session("app::main")) {
            assertFalse(HtmlReport.html(s.report()).contains("id=\"source\""));
        }
    }

    @Test
    void aReportHasNoSourceFromOutsideOfTheProject() throws IOException {
        source("src/main.rs", "fn main() {}\n");
        Files.createDirectories(folder.resolve("recorded"));
        Files.writeString(folder.resolve("recorded/app-7.process.json"),
                "{\"project\": \"" + folder.resolve("elsewhere").toString().replace("\\", "\\\\") + "\"}");
        Files.createSymbolicLink(Files.createDirectories(folder.resolve("elsewhere/src")).resolve("main.rs"),
                project().resolve("src/main.rs"));
        try (Session s = session("app::main")) {
            assertFalse(HtmlReport.html(s.report()).contains("id=\"source\""));
        }
    }

    @Test
    void aFolderWithoutSourcesIsAMistake() throws IOException {
        try (Session s = session("app::main")) {
            String message = assertThrows(FerrolensException.class, () -> s.source(folder)).getMessage();
            assertEquals("The folder " + folder + " has no source of a compiled crate: name the folder of the project,"
                    + " in which cargo ran.", message);
        }
    }
}
