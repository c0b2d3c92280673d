package dev.ferrolens.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.finding.Finding;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.report.HtmlFindings;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places of definitions in answers and findings, from the sources of a project and from its recording. */
class PlacesTest {
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

    /** A recording of a crate app, which notes the project's folder beside it. */
    private Session session(String root, ProfileWriter events) throws IOException {
        Files.createDirectories(folder.resolve("recorded"));
        events.writeTo(folder.resolve("recorded/app-7.mm_profdata"));
        Files.writeString(folder.resolve("recorded/app-7.process.json"),
                "{\"project\": \"" + project().toString().replace("\\", "\\\\") + "\"}");
        return Ferrolens.open(folder.resolve("recorded"));
    }

    private static ProfileWriter recording(String root) {
        return ProfileWriter.withoutMetadata(9).unit(MILLISECOND).metadata("{\"start_time\":1700000000000000000,"
                + "\"process_id\":7,\"cmd\":\"rustc --crate-name app --edition=2021 " + root + " --crate-type bin\"}");
    }

    private Session session(String root, String... checked) throws IOException {
        ProfileWriter events = recording(root);
        for (int i = 0; i < checked.length; i++) {
            events.interval("Query", "typeck", 100L * i, 100L * i + 90, checked[i]);
        }
        return session(root, events);
    }

    private static String places(Session session) {
        return session.query("places").select("definition", "place", "known_by").rows().stream()
                .map(row -> row.getString("definition") + " " + row.getString("place") + " "
                        + row.getString("known_by"))
                .toList().toString();
    }

    @Test
    void answersSayWhereTheSourcesHaveADefinition() throws IOException {
        source("src/main.rs", "mod model;\nfn main() {}\n");
        source("src/model.rs", "\n\npub fn sieve() {}\n");
        try (Session s = session("src/main.rs", "app::model::sieve", "app::gone")) {
            assertEquals("[app::model::sieve src/model.rs:3 sources]", places(s));
            for (String answer : List.of("functions", "own-functions", "typeck-by-function")) {
                assertEquals("src/model.rs:3", s.query(answer).where("function = 'app::model::sieve'").rows().get(0)
                        .get("place"), answer);
            }
            assertEquals("src/model.rs:3", s.query("item-costs").where("item = 'app::model::sieve'").rows().get(0)
                    .get("place"));
            assertEquals(null, s.query("functions").where("function = 'app::gone'").rows().get(0).get("place"));
        }
    }

    @Test
    void findingsSayWhereTheirCauseStandsAndNameNoFolderOfTheMachine() throws IOException {
        source("src/main.rs", "mod model;\nfn main() {}\n");
        source("src/model.rs", "\n\npub fn sieve() {}\n");
        try (Session s = session("src/main.rs", "app::model::sieve")) {
            Finding finding = s.findings().get(0);
            assertEquals("src/model.rs:3", finding.place());
            assertTrue(s.findings().toString().contains("\n    src/model.rs:3\n"), s.findings()::toString);
            assertTrue(HtmlFindings.of(s.findings()).contains("<code>src/model.rs:3</code>"));
            assertFalse(HtmlFindings.of(s.findings()).contains(folder.toString()));
        }
    }

    @Test
    void aRootFileMayBeGivenFromTheFolderOfTheWorkspace() throws IOException {
        source("src/main.rs", "fn main() {}\n");
        try (Session s = session("project/src/main.rs", "app::main")) {
            assertEquals("[app::main src/main.rs:1 sources]", places(s));
        }
        try (Session s = session(project().resolve("src/main.rs").toString(), "app::main")) {
            assertEquals("[app::main src/main.rs:1 sources]", places(s));
        }
    }

    @Test
    void nothingIsReadOutsideOfTheProjectNorThroughLinks() throws IOException {
        Files.createDirectories(project().resolve("src"));
        Files.writeString(folder.resolve("other.rs"), "fn main() {}\n");
        try (Session s = session("../other.rs", "app::main")) {
            assertEquals("[]", places(s));
        }
        source("src/main.rs", "mod other;");
        Files.createSymbolicLink(project().resolve("src/other.rs"), folder.resolve("other.rs"));
        try (Session s = session("src/main.rs", "app::other::main")) {
            assertEquals("[]", places(s));
        }
    }

    @Test
    void othersDefinitionsOfTheSameLastNamesHaveNoPlace() throws IOException {
        source("src/main.rs", "struct Value;\nimpl Clone for Value {\n    fn clone(&self) {}\n}\n");
        try (Session s = session("src/main.rs", "app::main")) {
            SourceIndex index = SourceIndex.of("app", project().resolve("src/main.rs"));
            assertEquals(true, index.place("<app::Value as core::clone::Clone>::clone").isPresent());
            assertEquals(false, index.place("<json::Value as core::clone::Clone>::clone").isPresent());
            assertEquals("[]", places(s));
        }
    }

    @Test
    void aRecordingTellsWhereTheOneTypeOfAModuleDerivesATrait() {
        DeriveUses uses = new DeriveUses("app");
        uses.add("Serialize", "src/model.rs:2:62: 2:71");
        uses.add("Serialize", "src/a.rs:4:10: 4:19");
        uses.add("Serialize", "src/a.rs:8:10: 8:19");
        uses.add("Serialize", "/home/me/app/src/main.rs:1:1: 1:9");
        uses.add("Serialize", "unreadable");
        assertEquals("{<app::model::Kind as serde::Serialize>::serialize=src/model.rs:2}",
                uses.places(Set.of("<app::model::Kind as serde::Serialize>::serialize",
                        "<app::a::One as serde::Serialize>::serialize", "<app::a::Two as serde::Serialize>::serialize",
                        "<app::Opt as serde::Serialize>::serialize", "app::model::kind")).toString());
    }

    @Test
    void aMacroStandsWhereItsSlowestUseIs() throws IOException {
        try (Session s = session("src/main.rs", recording("src/main.rs")
                .interval("GenericActivity", "expand_proc_macro", 0, 100, "#[derive(Slow)]", "src/model.rs:2:62: 2:71")
                .interval("GenericActivity", "expand_proc_macro", 100, 400, "#[derive(Slow)]", "src/a.rs:4:10: 4:19")
                .interval("Query", "typeck", 400, 420, "app::main"))) {
            assertEquals("src/a.rs:4", s.query("macros").rows().get(0).get("place"));
            assertEquals("src/a.rs:4", s.findings().get(0).place());
        }
    }

    @Test
    void withoutSourcesNothingIsKnownAndNothingFails() throws IOException {
        try (Session s = session("src/main.rs", "app::main")) {
            assertEquals("[]", places(s));
            assertEquals("", s.findings().get(0).place());
            assertEquals(null, s.query("functions").rows().get(0).get("place"));
        }
    }
}
