package dev.ferrolens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.OwnProcess;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.html.Hostile;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.report.HtmlReport;
import dev.ferrolens.report.MarkdownReport;
import dev.ferrolens.report.TextReport;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the guide says that opening an untrusted profile may do, and that it does no more. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("ReturnValueIgnored")
class UntrustedProfileTest {
    private static final List<String> EVIL = List.of("'; DROP TABLE event; -- ../../x", "x' OR '1' = '1",
            "read_text('/etc/passwd')\u001b]0;owned\u0007%_\\ a\u0000b");
    /** What would have a query name a file, a setting or an extension. */
    private static final Pattern REACHES_OUT = Pattern.compile(
            "(?im)\\b(read_\\w+|\\w+_scan|glob|sniff_\\w+|parquet_\\w+"
                    + "|getenv|query|query_table)\\s*\\(|^\\s*(copy|attach|install|load|import|export|pragma)\\b"
                    + "|\\b(from|join)\\s+['\"]");

    @TempDir
    private Path folder;
    private Path file;
    private Session s;

    @BeforeAll
    void open(@TempDir Path profiles) {
        file = HostileProfiles.text().writeTo(profiles.resolve("hostile-1.mm_profdata"));
        s = Ferrolens.open(file);
    }

    @AfterAll
    void close() {
        s.close();
    }

    private static void assertCannotSteer(String shown) {
        assertEquals(List.of(), shown.codePoints().filter(c -> c != '\n' && (Character.isISOControl(c)
                || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069)).boxed().toList());
    }

    @Test
    void printsTextThatCannotSteerATerminal() throws Exception {
        StringWriter shown = new StringWriter();
        shown.append(s.toString());
        s.queries().forEach(query -> shown.append(s.query(query.name()).toString()));
        s.summary().write(Format.MD, shown);
        shown.append(s.summary().rows().toString()).append(s.warnings().rows().toString());
        shown.append(s.findings().toString()).append(s.flameGraph().toString()).append(s.schedule().toString());
        TextReport.write(s.report(), new PrintWriter(shown));
        shown.append(MarkdownReport.of(s.report()));
        assertCannotSteer(shown.toString());
        assertTrue(shown.toString().contains("'; DROP TABLE event; --"));
        assertEquals(1, s.compilations().count());
    }

    @Test
    void namesAFileWithoutForceInASentence() throws Exception {
        for (String name : List.of("\u001b[2J\u202e.mm_profdata", "\u009b31m.json", "\u0007.mm_profdata.gz")) {
            Path odd = Files.write(folder.resolve(name), new byte[] {1, 2, 3});
            assertCannotSteer(assertThrows(FerrolensException.class, () -> Ferrolens.open(odd)).getMessage());
            Files.delete(odd);
            assertCannotSteer(assertThrows(FerrolensException.class, () -> Ferrolens.open(odd)).getMessage());
        }
        String sentence = assertThrows(FerrolensException.class, s.sql("SELECT \"\u001b[2J\"")::rows).getMessage();
        assertCannotSteer(sentence);
    }

    @Test
    void aParameterIsAValueWhateverItsText() {
        int tried = 0;
        for (NamedQuery query : s.queries()) {
            for (NamedQuery.Parameter parameter : query.parameters()) {
                if (parameter.type().equals("VARCHAR")) {
                    for (String text : EVIL) {
                        answer(query, parameter.name(), text);
                        tried++;
                    }
                }
            }
        }
        assertTrue(tried > 30, tried + " tries");
        assertEquals(1, s.compilations().count());
        assertEquals(1, s.sql("SELECT count(*) FROM event").count());
        String sentence = assertThrows(FerrolensException.class,
                () -> s.query("summary", "crate", "x' OR '1' = '1").count()).getMessage();
        assertTrue(sentence.startsWith("There is no crate x' OR '1' = '1 in this session"), sentence);
        assertCannotSteer(sentence);
    }

    private void answer(NamedQuery query, String parameter, String text) {
        try {
            s.query(query.name(), parameter, text).rows();
        } catch (FerrolensException e) {
            assertFalse(e.getMessage().startsWith("DuckDB"), query.name() + ": " + e.getMessage());
        }
    }

    @Test
    void aValueInSqlIsAValueWhateverItsText() {
        for (String text : EVIL) {
            assertEquals(text, s.sql("SELECT ? AS text", text).rows().get(0).getString("text"));
            assertEquals(0, s.summary().where("label = ? AND self_ns < 0", text).count());
        }
    }

    @Test
    void noReadyMadeQueryNamesAFile() throws IOException {
        try (Stream<Path> queries = Files.walk(Path.of("queries"))) {
            for (Path query : queries.filter(path -> path.toString().endsWith(".sql")).toList()) {
                String sql = Files.readString(query).replaceAll("(?m)--.*", "");
                assertFalse(REACHES_OUT.matcher(sql).find(), query.toString());
            }
        }
    }

    /** The process of the next test: asks everything. */
    public static void main(String[] args) {
        try (Session s = Ferrolens.open(args)) {
            s.toString();
            Fuzz.ask(s);
            s.findings().toString();
            s.schedule().page();
            s.flameGraph().page();
        }
    }

    @Test
    void readsTheProfileAndLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path started = Files.createDirectory(folder.resolve("started"));
        Process process = OwnProcess.start(started, temporary, UntrustedProfileTest.class, file.toString());
        assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, process.waitFor());
        assertEquals(List.of(), List.of(temporary.toFile().list()));
        assertEquals(List.of(), List.of(started.toFile().list()));
        assertEquals(List.of("hostile-1.mm_profdata"), List.of(file.getParent().toFile().list()));
    }

    @Test
    void exportsOnlyToWhereItWasTold() throws Exception {
        Path around = Files.createDirectory(folder.resolve("around"));
        Path inside = Files.createDirectory(around.resolve("inside"));
        s.export().parquet(inside.resolve("parquet"));
        s.export().database(inside.resolve("s.duckdb"));
        s.export().folded(inside.resolve("s.folded"));
        s.export().speedscope(inside.resolve("s.json"));
        s.export().trace(inside.resolve("trace.json"));
        s.summary().csv(inside.resolve("s.csv"));
        s.flameGraph().save(inside.resolve("flames.html"));
        assertEquals(List.of("inside"), List.of(around.toFile().list()));
        try (Session again = Ferrolens.open(inside.resolve("s.duckdb"))) {
            assertEquals(s.summary().rows().toString(), again.summary().rows().toString());
        }
        try (Session again = Ferrolens.open(inside.resolve("trace.json"))) {
            assertEquals(1, again.compilations().count());
        }
    }

    @Test
    void aReportLoadsNothingAndHasNoMarkupOfTheProfile() throws IOException {
        Path page = folder.resolve("report.html");
        HtmlReport.write(s.report(), page);
        String html = Files.readString(page);
        assertNull(Hostile.loaded(html.replaceAll("href=\"#[^\"]*\"", "")));
        assertFalse(html.contains("<script>alert(1)"));
        assertTrue(html.contains("Content-Security-Policy"));
    }

    @Test
    void readsNothingBesideAProfileButTheCountsOfItsCrate() throws IOException {
        Path beside = Files.createDirectory(folder.resolve("beside"));
        Files.writeString(folder.resolve("secret.mono_items.json"), "[]");
        Path odd = ProfileWriter.withoutMetadata(9).metadata("{\"cmd\":\"rustc --crate-name ../secret\"}")
                .interval("Query", "typeck", 0, 9, "tiny::main").writeTo(beside.resolve("x-1.mm_profdata"));
        try (Session other = Ferrolens.open(odd)) {
            assertEquals("../secret", other.compilations().rows().get(0).getString("crate"));
            assertEquals(0, other.sql("FROM mono_item").count());
            assertEquals(0, other.warnings().count());
        }
    }
}
