package dev.ferrolens.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.chrome.MachineCode;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LLVM's time trace beside a recording tells how long the machine code of each function took. */
class MachineCodeTest {
    private static final Path RECORDED = Path.of("src/test/resources/machine-code");
    @TempDir
    Path folder;

    private Path trace(String events) throws IOException {
        return Files.writeString(folder.resolve("tiny.llvm_timings.json"), "{\"traceEvents\":[" + events
                + "],\"beginningOfTime\":1}");
    }

    private static String event(String name, int thread, int start, int micros, String detail) {
        return "{\"pid\":7,\"tid\":" + thread + ",\"ts\":" + start + ",\"ph\":\"X\",\"dur\":" + micros + ",\"name\":\""
                + name + "\",\"args\":{\"detail\":\"" + detail + "\"}}";
    }

    private Path recordingAlone() throws IOException {
        return Files.copy(RECORDED.resolve("tiny.mm_profdata.gz"), folder.resolve("tiny.mm_profdata.gz"));
    }

    private static Row sums(Session session) {
        return session.sql("SELECT CAST(sum(own_ns) AS BIGINT) AS own, CAST(sum(emit_ns) AS BIGINT) AS emit,"
                + " CAST((SELECT sum(caused_ns) FROM instance_copy) + (SELECT sum(self_ns) FROM cost WHERE area = 'llvm'"
                + " OR label = 'codegen_module' AND owner IS NULL) AS BIGINT) AS cost FROM instance_retained")
                .rows().get(0);
    }

    @Test
    void functionIsOfTheModuleAroundItOnItsThread() throws IOException {
        Path file = trace(event("OptFunction", 1, 10, 5, "a") + "," + event("OptFunction", 2, 10, 3, "b") + ","
                + event("OptFunction", 1, 30, 2, "a") + "," + event("OptModule", 1, 9, 10, "cgu.0") + ","
                + event("OptModule", 1, 29, 10, "cgu.1") + "," + event("Total OptFunction", 3, 0, 10, "a"));
        assertEquals(List.of(new MachineCode.Function("a", "cgu.0", 5000),
                new MachineCode.Function("a", "cgu.1", 2000), new MachineCode.Function("b", null, 3000)),
                MachineCode.read(file, 7));
    }

    @Test
    void traceOfAnotherProcessIsRefused() throws IOException {
        Path file = trace(event("OptFunction", 1, 10, 5, "a"));
        String said = assertThrows(FerrolensException.class, () -> MachineCode.read(file, 8)).getMessage();
        assertTrue(said.contains("it is of process 7, but the recording beside it of 8"), said);
    }

    @Test
    void nearlyAllEmissionHasADefinition() {
        try (Session s = Ferrolens.open(RECORDED)) {
            Row found = s.sql("SELECT CAST(sum(CASE WHEN is_instance THEN emit_ns ELSE 0 END) AS BIGINT) AS found,"
                    + " CAST(sum(emit_ns) AS BIGINT) AS emitted FROM machine_code").rows().get(0);
            assertTrue(found.getLong("found") >= 0.95 * found.getLong("emitted"), found.toString());
            assertEquals(2, s.sql("SELECT DISTINCT item FROM machine_code WHERE is_instance"
                    + " AND definition = 'tiny::Wrapper::largest' OR definition LIKE '%Wrapper%largest'").count());
        }
    }

    @Test
    void instancesCostTheirMachineCodeAndAddUp() {
        try (Session s = Ferrolens.open(RECORDED)) {
            Row sums = sums(s);
            assertEquals(sums.getLong("cost"), sums.getLong("own"));
            assertTrue(sums.getLong("emit") > 0, sums.toString());
            long emission = s.sql("SELECT CAST(sum(self_ns) AS BIGINT) AS ns FROM cost"
                    + " WHERE label = 'LLVM_module_codegen_emit_obj'").rows().get(0).getLong("ns");
            long byDefinition = s.sql("SELECT CAST(round(sum(emit_ns)) AS BIGINT) AS ns FROM emit_cost")
                    .rows().get(0).getLong("ns");
            assertEquals((double) emission, byDefinition, 1.0);
            assertTrue(s.llvm().byDefinition().rows().stream()
                    .noneMatch(row -> Boolean.TRUE.equals(row.get("is_shared"))));
        }
    }

    @Test
    void itemsAndModulesCostTheirMachineCode() {
        try (Session s = Ferrolens.open(RECORDED)) {
            long generated = s.sql("SELECT sum(shared_codegen_ns + shared_llvm_ns + emit_ns) AS ns"
                    + " FROM instance_retained JOIN key USING (key) WHERE instance_retained.crate = 'tiny'"
                    + " AND function IS NOT NULL").rows().get(0).getLong("ns");
            assertEquals(generated, s.query("item-costs", "at_least_pct", 0.0).where("label = '(code generation)'")
                    .rows().stream()
                    .mapToLong(row -> row.getLong("self_ns")).sum());
            long worked = s.sql("SELECT sum(self_ns) AS ns FROM function_cost WHERE crate = 'tiny'"
                    + " AND function IS NOT NULL AND module IS NOT NULL").rows().get(0).getLong("ns");
            assertEquals(worked + generated, s.query("modules").rows().stream()
                    .mapToLong(row -> row.getLong("cost_ns")).sum());
        }
    }

    @Test
    void withoutTheTraceEmissionIsSharedAndMarked() throws IOException {
        try (Session s = Ferrolens.open(recordingAlone())) {
            Row sums = sums(s);
            assertEquals(sums.getLong("cost"), sums.getLong("own"));
            assertEquals(0, sums.getLong("emit"));
            Row first = s.llvm().byFunction().rows().get(0);
            assertEquals(true, first.get("is_shared"));
            assertTrue(first.getLong("emit_ns") > 0, first.toString());
        }
    }

    @Test
    void badTraceIsAWarningAndNoFailure() throws IOException {
        Path recording = recordingAlone();
        trace("{\"pid\":");
        try (Session s = Ferrolens.open(recording)) {
            assertEquals(0, sums(s).getLong("emit"));
            String warning = s.warnings().rows().toString();
            assertTrue(warning.contains("does not tell the time of functions' machine code"), warning);
        }
    }
}
