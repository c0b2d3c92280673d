package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainKeyTest {

    @ParameterizedTest
    @CsvSource({
        "LLVM_module_optimize, clap.24ac0e9bab348c04-cgu.02",
        "AlwaysInlinerPass, clap.24ac0e9bab348c04-cgu.02",
        "codegen_copy_artifacts_from_incr_cache, 1vw504xqquknht7q41qt4mnh6",
        "cgu_instructions, 2fkpj6013q9efw5y",
    })
    void codegenUnitsAreKnownByTheirNames(String label, String name) {
        KeyFacts facts = Facts.of(label, name);

        assertEquals(KeyKind.CODEGEN_UNIT, facts.form());
        assertEquals(name, facts.codegenUnit());
    }

    @Test
    void aQuotedUnitIsTheSameUnit() {
        assertEquals("demo.b947d693ab6d0a33-cgu.07",
                Facts.of("codegen_unit", "\"demo.b947d693ab6d0a33-cgu.07\"").codegenUnit());
    }

    @Test
    void aMacroHasAPlaceInTheSource() {
        KeyFacts facts = Facts.of("expand_proc_macro", "#[derive(Serialize)]", "src/model.rs:2:62: 2:71");

        assertEquals(KeyKind.MACRO, facts.form());
        assertEquals("#[derive(Serialize)]", facts.item());
        assertEquals("src/model.rs:2:62: 2:71", facts.source());
    }

    @Test
    void anObjectFileNamesItsUnit() {
        KeyFacts facts = Facts.of("object_file", "clap-539d098395b0ff5a.clap.24ac0e9bab348c04-cgu.13.rcgu.o");

        assertEquals(KeyKind.FILE, facts.form());
        assertEquals("clap.24ac0e9bab348c04-cgu.13", facts.codegenUnit());
    }

    @Test
    void otherFilesAreNames() {
        assertEquals(KeyKind.FILE, Facts.of("linked_artifact", "libclap-539d098395b0ff5a.rlib").form());
        assertNull(Facts.of("linked_artifact", "libclap-539d098395b0ff5a.rlib").codegenUnit());
    }

    @Test
    void whatSaysNothingIsKeptWhole() {
        assertEquals(Key.other("()").facts(), Facts.of("analysis", "()"));
    }

    @Test
    void noArgumentsAreNoFacts() {
        KeyFacts facts = KeyReader.read("typeck", List.of()).facts();

        assertEquals(KeyKind.OTHER, facts.form());
        assertNull(facts.item());
    }
}
