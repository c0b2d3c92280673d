package dev.ferrolens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.ferrolens.chrome.MachineCode;
import dev.ferrolens.rust.Crates;
import dev.ferrolens.rust.ImplHeader;
import dev.ferrolens.rust.Key;
import dev.ferrolens.rust.KeyReader;
import dev.ferrolens.rust.MonoItem;
import dev.ferrolens.rust.PrintedNames;
import dev.ferrolens.rust.RustPath;
import dev.ferrolens.source.DeriveUses;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names that were chosen so that all have one hash code take no longer than others. A map finds texts of one hash code
 * in their order; keys that have no order, such as records, it compares one by one.
 */
class CollidingTextTest {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int POWER = 14;
    private static final List<String> NAMES = names(POWER);

    @TempDir
    private Path folder;

    /** Returns texts of one hash code, two to the power of a number: {@code Aa} has that of {@code BB}. */
    private static List<String> names(int power) {
        return IntStream.range(0, 1 << power).mapToObj(number -> IntStream.range(0, power)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining())).toList();
    }

    private static <T> T inTime(Callable<T> work) throws Exception {
        long before = MACHINE.getProcessCpuTime();
        T result = work.call();
        double seconds = (MACHINE.getProcessCpuTime() - before) / 1e9;
        assertTrue(seconds < 8, seconds + " s of processor time");
        return result;
    }

    @Test
    void theNamesHaveOneHashCode() {
        assertEquals(1, NAMES.stream().mapToInt(String::hashCode).distinct().count());
        assertEquals(1 << POWER, new HashSet<>(NAMES).size());
    }

    @Test
    void itemsAreJoinedWithDefinitions() throws Exception {
        List<Key> instances = NAMES.stream().map(name -> KeyReader.read("items_of_instance", List.of(
                "(Instance { def: Item(DefId(0:1 ~ demo[c1f1]::" + name + ")), args: [] }, UsedItems)"))).toList();
        List<MonoItem> items = NAMES.stream().map(name -> new MonoItem(name, 1, 10, 10)).toList();
        PrintedNames found = inTime(() -> PrintedNames.of(instances, Set.of(), items, new Crates("demo", Set.of())));
        assertEquals(Optional.of("demo::" + NAMES.get(7)), found.definition(NAMES.get(7)).map(RustPath::text));
    }

    @Test
    void functionsAreAddedUpByCodegenUnit() throws Exception {
        Path trace = folder.resolve("demo-1.llvm_timings.json");
        Files.writeString(trace, IntStream.range(0, NAMES.size()).mapToObj(i -> event("OptModule", 10 * i, 10,
                "u" + NAMES.get(i)) + ",\n" + event("OptFunction", 10 * i + 1, 2, NAMES.get(i)))
                .collect(Collectors.joining(",\n", "{\"traceEvents\": [", "]}")));
        List<MachineCode.Function> functions = inTime(() -> MachineCode.read(trace, 1));
        assertEquals(NAMES.size(), functions.size());
        assertEquals(new MachineCode.Function(NAMES.get(7), "u" + NAMES.get(7), 2_000), functions.get(7));
    }

    private static String event(String name, int start, int duration, String detail) {
        return String.format(
                "{\"pid\": 1, \"tid\": 1, \"ph\": \"X\", \"name\": \"%s\", \"ts\": %d, \"dur\": %d, \"args\":"
                        + " {\"detail\": \"%s\"}}", name, start, duration, detail);
    }

    @Test
    void derivesArePlaced() throws Exception {
        DeriveUses uses = new DeriveUses("demo");
        NAMES.forEach(name -> uses.add("Show", "src/" + name + ".rs:2:10: 2:14"));
        Set<String> definitions = NAMES.stream().map(name -> "<demo::" + name + "::T as Show>::show")
                .collect(Collectors.toSet());
        assertEquals(NAMES.size(), inTime(() -> uses.places(definitions)).size());
    }

    @Test
    void headersOfImplsAreToldApart() throws Exception {
        Set<ImplHeader> headers = new HashSet<>();
        RustPath trait = RustPath.of("demo", "Show");
        inTime(() -> NAMES.stream().filter(name -> headers.add(new ImplHeader(RustPath.of("demo", name), trait,
                List.of(RustPath.of(name))))).count());
        assertEquals(NAMES.size(), headers.size());
    }
}
