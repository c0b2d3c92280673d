package dev.ferrolens.report;

import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.comparison.Grouping;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.session.Session;

/** Collects the breakdowns of a report. */
final class Breakdowns {
    private Breakdowns() {}

    static Sheet of(Session s) {
        Sheet sheet = Sheet.EMPTY;
        if (s.compilations().count() > 1) {
            sheet = sheet.with("Crates", s.compilations().select(s.compilations().units().isTime()
                    ? new String[] {"crate", "crate_kind", "package", "wall_ns", "work_ns", "opt_level"}
                    : new String[] {"crate", "crate_kind", "package", "work_ns", "opt_level"}));
        }
        sheet = sheet
                .with("The costliest functions, over all areas", s.functions().select("function", "self_ns",
                        "share_pct", "typeck_ns", "borrowck_ns", "mir_ns", "llvm_ns"))
                .with("Monomorphization", s.monomorphization().byLabel()
                        .select("label", "self_ns", "inclusive_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Monomorphization by definition", s.monomorphization().byDefinition()
                        .select("definition", "instances", "self_ns", "share_pct", "caused_ns", "llvm_ns"))
                .with("Monomorphization by type argument", s.query("type-arguments")
                        .select("type", "instances", "definitions", "cost_ns", "caused_ns", "llvm_ns"))
                .with("Trait resolution", s.traitResolution().byLabel()
                        .select("label", "self_ns", "inclusive_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Trait resolution by trait", s.traitResolution().byTrait()
                        .select("trait", "self_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Trait resolution by self type", s.traitResolution().bySelfType()
                        .select("self_type", "self_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Type and borrow checking", s.typeck().byLabel()
                        .select("label", "self_ns", "inclusive_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Type checking, borrow checking and MIR by function", s.typeck().byFunction()
                        .select("function", "self_ns", "share_pct", "typeck_ns", "borrowck_ns", "mir_pass_ns"))
                .with("LLVM", s.llvm().byLabel().select("label", "self_ns", "inclusive_ns", "share_pct", "calls",
                        "max_ns"))
                .with("LLVM by codegen unit", s.llvm().byCodegenUnit()
                        .select("codegen_unit", "llvm_ns", "share_pct", "alone_ns", "instructions", "object_bytes"))
                .with("LLVM by definition", s.llvm().byDefinition()
                        .select("definition", "self_ns", "share_pct", "functions"))
                .with("LLVM by pass", s.llvm().byPass().select("pass", "self_ns", "share_pct", "calls", "max_ns"))
                .with("Macros", s.macros().byMacro().select("macro", "kind", "uses", "self_ns", "share_pct"))
                .with("Reading the metadata of dependencies", s.query("metadata-by-crate"));
        Relation reused = s.incremental().summary();
        return isEmpty(reused) ? sheet : sheet.with("Incremental reuse", reused);
    }

    private static boolean isEmpty(Relation answer) {
        return answer.limit(1).rows().isEmpty();
    }

    static Sheet of(Comparison change) {
        Sheet sheet = Sheet.EMPTY;
        for (Grouping grouping : Grouping.values()) {
            sheet = sheet.with("By " + grouping.word().replace('-', ' '), change.by(grouping).select("name",
                    "before_ns", "after_ns", "change_ns", "change_pct", "beyond_noise_ns", "verdict"));
        }
        return sheet;
    }
}
