package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    private static final int DEEP = 1_000_000;

    private static final List<String> LABELS = List.of("items_of_instance", "evaluate_obligation", "typeck",
            "object_file",
            "InstCombinePass", "erase_and_anonymize_regions_ty", "expand_proc_macro", "codegen_module");

    private static final List<String> SEEDS = List.of(
            "(Instance { def: Item(DefId(2:1 ~ core[c1f1]::option::{impl#0}::f)), args: ['{erased}, "
                    + "Closure(DefId(0:7 ~ demo[24ac]::g::{closure#0}), [u8, i16, Binder { "
                    + "value: extern \"RustCall\" fn((u8,)) -> u8, bound_vars: [] }, ()])] }, UsedItems)",
            "CanonicalQueryInput { canonical: Canonical { value: ParamEnvAnd { param_env: ParamEnv { "
                    + "caller_bounds: [] }, value: Binder { value: ProjectionPredicate(AliasTerm { args: [I/#0], "
                    + "def_id: DefId(2:9 ~ core[c1f1]::A::B), .. }, Term::Ty([u8; 3_usize])), bound_vars: [] } }, "
                    + "max_universe: U0 } }",
            "PseudoCanonicalInput { typing_env: TypingEnv { typing_mode: PostAnalysis }, "
                    + "value: &'^0.Named(DefId(2:7 ~ c[1]::'_)) dyn [Binder { value: Trait(std::ops::Fn<(u8,)>), "
                    + "bound_vars: [] }, Binder { value: Projection(ExistentialProjection { "
                    + "def_id: DefId(2:1 ~ core[c1f1]::A::B), term: Term::Ty(u8), .. }) }] + '_ }",
            "<demo::_::<impl demo::_::_serde::Deserialize<'de> for fn(&'a u8) -> u8 {f::<u8>}>::T as std::ops::Fn(u8) "
                    + "-> bool>",
            "<alloc[fdfd2bd8633a6659]::vec::Vec<(u8, "
                    + "[i8; 4usize])> as core[c1f1a4ba060b9bfa]::A<{closure@a<u8>::b}>>::f::<_>",
            "_RINvMs_NtCs1234_4demo5thingINtB4_3BoxhE3getFUKCTmcEEuDNtB2_1Ap4ItemhEL_E",
            "_ZN46_$LT$demo..T$u20$as$u20$core..clone..Clone$GT$5clone17h0123456789abcdefE.llvm.77",
            "Value { ty: &'{erased} str, valtree: Branch([103_u8, '\\'', \"a\\\"b\"]) }");

    @Test
    void mutilatedTextIsReadWithoutFailing() {
        Random random = new Random(20260801);
        for (int round = 0; round < 60_000; round++) {
            StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
            int wounds = 1 + random.nextInt(5);
            for (int i = 0; i < wounds && text.length() > 1; i++) {
                mutilate(text, random);
            }
            String label = LABELS.get(random.nextInt(LABELS.size()));
            List<String> arguments = random.nextBoolean() ? List.of(text.toString())
                    : List.of(text.toString(), "a.rs:1:1");
            Key facts = KeyReader.read(label, arguments, new Crates("demo", java.util.Set.of("clap")));
            assertNotNull(facts.form());
            assertNotNull(facts.facts());
            DefinitionIndex.of(List.of(facts), List.of(facts)).resolve(facts);
            join(text.toString(), facts);
        }
    }

    private static void join(String text, Key facts) {
        RustPath definition = facts.definition() == null ? Facts.path("a::B") : facts.definition();
        PrintedNames.of(List.of(facts), List.of(definition), List.of(new MonoItem(text, 9, 1, 9)), Crates.UNKNOWN);
    }

    private static void mutilate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(5)) {
            case 0 -> text.setLength(at);
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, "<>()[]{}':,\"&*^?#/ -=~\u00e9\ud83e".charAt(random.nextInt(24)));
            case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
            default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{", "<", "&", "*const ", "Vec<", "a::<impl ", "<impl ", "<T as ",
        "Binder { value: ", "Closure(DefId(0:1 ~ a[b]::{closure#0}), [", "dyn [Binder { value: Trait(",
        "Alias(Projection, AliasTy { args: [", "fn(", "fn() -> ", "Term::Ty(", "impl A<",
        "PseudoCanonicalInput { value: ", "Some(", "WellFormed(", "{a@b<", "?",
        "(Instance { def: Item(DefId(1:2 ~ a[b]::c)), args: [", "TraitPredicate(<", "unsafe ", "for<", "'", "\"", "'\\",
        "a(", "AliasTy { def_id: x", "x, ", "a::", "::<", "<unnamed", "core[c1f1a4ba060b9bfa]::<", "$LT$", "..",
        "_RINv", "a::{", "#1", "T/#0", "{{impl}}", "(A)", "Fn(", "_::_a::"})
    void endlessNestingIsBoundedInDepthAndTime(String opening) {
        String text = opening.repeat(DEEP / opening.length());

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String label : List.of("typeck", "InstCombinePass")) {
                Key facts = KeyReader.read(label, List.of(text));
                DefinitionIndex.of(List.of(facts), List.of(facts)).resolve(facts);
                join(text, facts);
            }
            KeyReader.read("typeck", List.of("PseudoCanonicalInput { typing_env: A, value: " + text));
        });
    }

    @Test
    void symbolsThatExplodeAreKeptWhole() {
        StringBuilder bomb = new StringBuilder("_RINvC1a1f");
        for (int i = 0; i < 40; i++) {
            bomb.append("TB9_B9_");
        }

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Facts.symbol(bomb + "E"));
    }
}
