package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalKeyTest {

    @Test
    void aTraitGoalIsReadBehindItsAssumptions() {
        KeyFacts facts = Facts.goal("TraitPredicate(<&'^c_0 std::vec::Vec<u8> as std::cmp::PartialEq<[u8]>>, "
                + "polarity:Positive)");

        assertEquals(KeyKind.TRAIT_GOAL, facts.form());
        assertEquals("<&alloc::vec::Vec<u8> as core::cmp::PartialEq<[u8]>>", facts.item());
        assertEquals("core::cmp::PartialEq", facts.trait());
        assertEquals("core::cmp::PartialEq", facts.definition());
        assertEquals("core", facts.crate());
        assertEquals("&alloc::vec::Vec<u8>", facts.selfType());
        assertEquals(List.of("[u8]"), facts.typeArguments());
        assertNull(facts.function());
    }

    @Test
    void keysAboutTheSameThingShareTheirFacts() {
        KeyReader reader = new KeyReader();
        String part = "typing_env: .., value: Instance { def: Item(DefId(2:1 ~ core[c1f1]::mem::swap)), args: [u8] }";

        Key bare = reader.read(reader.subject("symbol_name",
                List.of("Instance { def: Item(DefId(2:1 ~ core[c1f1]::mem::swap)), args: [u8] }")), Crates.UNKNOWN);
        Key behindBounds = reader.read(reader.subject("fn_abi_of_instance",
                List.of("PseudoCanonicalInput { " + part + " }")), Crates.UNKNOWN);
        Key another = reader.read(reader.subject("symbol_name",
                List.of("Instance { def: Item(DefId(2:1 ~ core[c1f1]::mem::swap)), args: [u16] }")), Crates.UNKNOWN);

        assertSame(bare, behindBounds);
        assertEquals("core::mem::swap::<u16>", another.facts().item());
    }

    @Test
    void aNegativeGoalSaysSo() {
        assertEquals("<u8 as !core::marker::Freeze>",
                Facts.goal("TraitPredicate(<u8 as std::marker::Freeze>, polarity:Negative)").item());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<isize as std::cmp::PartialOrd>                                      | core::cmp::PartialOrd | isize",
        "<for<'a> fn(&'a str) -> u8 as clap::Parser>                          | clap::Parser          | fn(&str) -> u8",
        "<{closure@src/main.rs:7:10: 7:16} as std::marker::Copy> "
                + "| core::marker::Copy    | {closure@src/main.rs:7:10: 7:16}",
        "<<T as demo::A>::B as std::ops::Drop> "
                + "| core::ops::drop::Drop | <T as demo::A>::B",
        "<dyn std::error::Error + std::marker::Send + 'a as std::fmt::Debug> "
                + "| core::fmt::Debug      | dyn core::error::Error + core::marker::Send",
        "<^c_0 as std::ops::Shl<^c_1>>                                        | core::ops::bit::Shl   | _",
    })
    void candidatesAreTraitGoals(String reference, String trait, String self) {
        KeyFacts facts = Facts.type(reference);

        assertEquals(trait, facts.trait());
        assertEquals(self, facts.selfType());
    }

    @Test
    void aVtableIsATraitGoal() {
        assertEquals("<u8 as core::fmt::Debug>", Facts.of("vtable_allocation", "(u8, Some(std::fmt::Debug))").item());
    }

    @Test
    void aProjectionHasTraitTypeAndValue() {
        KeyFacts facts = Facts.goal("ProjectionPredicate(AliasTerm { args: [demo::F, (u8,)], def_id: DefId(2:4305 ~ "
                + "core[c1f1]::ops::function::FnOnce::Output), .. }, Term::Ty(bool))");

        assertEquals(KeyKind.PROJECTION, facts.form());
        assertEquals("<demo::F as core::ops::function::FnOnce<(u8,)>>::Output == bool", facts.item());
        assertEquals("core::ops::function::FnOnce", facts.trait());
        assertEquals("core::ops::function::FnOnce::Output", facts.definition());
        assertEquals("demo::F", facts.selfType());
    }

    @Test
    void aConstTraitGoalIsATraitGoal() {
        assertEquals("core::marker::Destruct", Facts.goal(
                "HostEffectPredicate { trait_ref: <T as std::marker::Destruct>, constness: Maybe }").trait());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "OutlivesPredicate(T/#0, 'static)          | T: 'static                    | T",
        "OutlivesPredicate(&'^c_0 demo::T, '^c_1)  | &demo::T: '_                  | &demo::T",
        "OutlivesPredicate('a/#0, 'b/#1)           | '_: '_                        |",
        "WellFormed(Term::Ty(std::vec::Vec<u8>))   | WellFormed(alloc::vec::Vec<u8>) | alloc::vec::Vec<u8>",
        "ConstArgHasType(1_usize, usize)           | ConstArgHasType(1, usize)     | 1",
    })
    void otherGoalsAreKeptReadable(String predicate, String item, String self) {
        KeyFacts facts = Facts.goal(predicate);

        assertEquals(KeyKind.GOAL, facts.form());
        assertEquals(item, facts.item());
        assertEquals(self, facts.selfType());
    }

    @Test
    void theNextSolverAsksTheSameGoals() {
        assertEquals("<u8 as core::clone::Clone>", Facts.of("evaluate_goal_raw", "CanonicalQueryInput { canonical: "
                + "Canonical { value: QueryInput { goal: Goal { param_env: ParamEnv { caller_bounds: [] }, "
                + "predicate: Binder { value: TraitPredicate(<u8 as std::clone::Clone>, polarity:Positive), "
                + "bound_vars: [] } }, predefined_opaques: [] }, max_universe: U0 }, typing_mode: Coherence }").item());
    }
}
