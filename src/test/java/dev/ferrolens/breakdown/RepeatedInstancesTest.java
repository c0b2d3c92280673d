package dev.ferrolens.breakdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedInstancesTest {
    @TempDir
    private Path folder;

    private static ProfileWriter compilation(String crate) {
        return ProfileWriter.withoutMetadata(9)
                .metadata("{\"start_time\":1700000000000000000,\"process_id\":42,\"cmd\":\"rustc --crate-name " + crate
                        + " --crate-type lib\"}");
    }

    private static String instance(String definition, String arguments) {
        return "(Instance { def: Item(DefId(2:7 ~ low[c1f1]::" + definition + ")), args: [" + arguments
                + "] }, UsedItems)";
    }

    private static String rows(Relation relation) {
        return relation.rows().stream().map(row -> row.values().toString()).collect(Collectors.joining(" "));
    }

    /** {@code generic::<u64>} is made three times, {@code generic::<u8>} and {@code new::<u64>} twice. */
    @BeforeEach
    void record() {
        compilation("low")
                .interval("Query", "layout_of", 10, 30, "type")
                .interval("Query", "items_of_instance", 0, 100, instance("generic", "u64"))
                .interval("Query", "items_of_instance", 100, 110, instance("generic", "u8"))
                .interval("LLVM Pass", "InstCombinePass", 200, 260, "_RINvCs1_3low7genericyECs1_3low")
                .writeTo(folder.resolve("low-1.mm_profdata"));
        compilation("mid")
                .interval("Query", "items_of_instance", 0, 70, instance("generic", "u64"))
                .interval("Query", "items_of_instance", 100, 130, instance("generic", "u8"))
                .interval("Query", "items_of_instance", 130, 150, instance("new", "u64"))
                .interval("Query", "items_of_instance", 150, 155, instance("new", "i32"))
                .interval("LLVM Pass", "InstCombinePass", 200, 240, "_RINvCs1_3low7genericyECs2_3mid")
                .interval("Query", "items_of_instance", 300, 390, instance("alone", "u64"))
                .writeTo(folder.resolve("mid-2.mm_profdata"));
        compilation("top")
                .interval("Query", "items_of_instance", 0, 90, instance("generic", "u64"))
                .interval("Query", "items_of_instance", 100, 105, instance("new", "u64"))
                .writeTo(folder.resolve("top-3.mm_profdata"));
    }

    @Test
    void theCheapestCopyOfAnInstanceIsNoRepeat() {
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[low::generic::<u64>, 3, 270, 360, 260, 100, low, mid, top]"
                    + " [low::generic::<u8>, 2, 30, 40, 40, 0, low, mid] [low::new::<u64>, 2, 20, 25, 25, 0, mid, top]",
                    rows(s.monomorphization().repeated().select("instance", "compilations", "repeats_ns", "cost_ns",
                            "caused_ns", "llvm_ns", "crates")));
        }
    }

    @Test
    void aDefinitionAddsUpTheRepeatsOfItsInstances() {
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[low::generic, 2, 5, 3, 300, 400, 300, 100] [low::new, 1, 2, 2, 20, 25, 25, 0]",
                    rows(s.monomorphization().repeatedDefinitions()));
        }
    }

    @Test
    void oneCompilationRepeatsNothing() {
        try (Session s = Ferrolens.open(folder.resolve("mid-2.mm_profdata"))) {
            assertEquals(0, s.monomorphization().repeated().count());
            assertEquals(0, s.monomorphization().repeatedDefinitions().count());
        }
    }

    @Test
    void whatLlvmSpentIsSharedOutOnce() {
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[100]", rows(s.sql("SELECT sum(llvm_ns) AS llvm_ns FROM instance_copy")));
        }
    }
}
