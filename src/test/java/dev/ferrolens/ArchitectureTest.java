package dev.ferrolens;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which package may use which: the floors of ARCHITECTURE.md. */
class ArchitectureTest {
    private static final String ROOT = "dev.ferrolens";

    /** From the ground up. A package uses packages of floors below its own only, and none beside it. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("message"),
            Set.of("file"),
            Set.of("measureme", "rust", "source"),
            Set.of("chrome", "graph", "html", "table"),
            Set.of("chart", "input"),
            Set.of("store"),
            Set.of("relation"),
            Set.of("catalog"),
            Set.of("breakdown", "export", "finding", "flame"),
            Set.of("comparison"),
            Set.of("report"),
            Set.of("session"),
            Set.of("record"),
            Set.of("notebook"),
            Set.of(""),
            Set.of("shell"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    @Test
    void everyPackageHasAFloor() {
        Set<String> packages = CLASSES.stream().map(ArchitectureTest::packageOf)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(FLOORS.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new)), packages);
    }

    @Test
    void aPackageUsesOnlyFloorsBelowItsOwn() {
        Set<String> upwards = CLASSES.stream().flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith(ROOT))
                .filter(ArchitectureTest::leadsUp).map(Dependency::getDescription)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(upwards.isEmpty(), String.join("\n", upwards));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static boolean leadsUp(Dependency use) {
        String user = packageOf(use.getOriginClass());
        String used = packageOf(use.getTargetClass());
        return !user.equals(used) && floor(used) >= floor(user);
    }

    private static int floor(String name) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(name)) {
                return i;
            }
        }
        throw new AssertionError("The package " + name + " has no floor.");
    }

    /** Returns the package below the root, such as {@code store}; empty for the root itself. */
    private static String packageOf(JavaClass of) {
        return of.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
    }
}
