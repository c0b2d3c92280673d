package dev.ferrolens.report;

import dev.ferrolens.breakdown.Incremental;
import dev.ferrolens.breakdown.Llvm;
import dev.ferrolens.breakdown.Macros;
import dev.ferrolens.breakdown.Monomorphization;
import dev.ferrolens.breakdown.TraitResolution;
import dev.ferrolens.breakdown.Typeck;
import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.comparison.Grouping;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;

/** Collects the breakdowns of a report. */
final class Breakdowns {
    private Breakdowns() {}

    static Sheet of(QueryRunner s) {
        Sheet sheet = Sheet.EMPTY;
        Relation compilations = s.query("compilations");
        if (compilations.count() > 1) {
            sheet = sheet.with("Crates", compilations.select(compilations.units().isTime()
                    ? new String[] {"crate", "crate_kind", "package", "wall_ns", "work_ns", "opt_level"}
                    : new String[] {"crate", "crate_kind", "package", "work_ns", "opt_level"}));
        }
        sheet = sheet
                .with("The costliest functions, over all areas", s.query("functions").select("function", "self_ns",
                        "share_pct", "typeck_ns", "borrowck_ns", "mir_ns", "llvm_ns"))
                .with("Monomorphization", new Monomorphization(s).byLabel()
                        .select("label", "self_ns", "inclusive_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Monomorphization by definition", new Monomorphization(s).byDefinition()
                        .select("definition", "instances", "self_ns", "share_pct", "caused_ns", "llvm_ns"))
                .with("Monomorphization by type argument", s.query("type-arguments")
                        .select("type", "instances", "definitions", "cost_ns", "caused_ns", "llvm_ns"))
                .with("Trait resolution", new TraitResolution(s).byLabel()
                        .select("label", "self_ns", "inclusive_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Trait resolution by trait", new TraitResolution(s).byTrait()
                        .select("trait", "self_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Trait resolution by self type", new TraitResolution(s).bySelfType()
                        .select("self_type", "self_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Type and borrow checking", new Typeck(s).byLabel()
                        .select("label", "self_ns", "inclusive_ns", "share_pct", "calls", "hit_pct", "max_ns"))
                .with("Type checking, borrow checking and MIR by function", new Typeck(s).byFunction()
                        .select("function", "self_ns", "share_pct", "typeck_ns", "borrowck_ns", "mir_pass_ns"))
                .with("LLVM", new Llvm(s).byLabel().select("label", "self_ns", "inclusive_ns", "share_pct", "calls",
                        "max_ns"))
                .with("LLVM by codegen unit", new Llvm(s).byCodegenUnit()
                        .select("codegen_unit", "llvm_ns", "share_pct", "alone_ns", "instructions", "object_bytes"))
                .with("LLVM by definition", new Llvm(s).byDefinition()
                        .select("definition", "self_ns", "share_pct", "functions"))
                .with("LLVM by pass", new Llvm(s).byPass().select("pass", "self_ns", "share_pct", "calls", "max_ns"))
                .with("Macros", new Macros(s).byMacro().select("macro", "kind", "uses", "self_ns", "share_pct"))
                .with("Reading the metadata of dependencies", s.query("metadata-by-crate"));
        Relation reused = new Incremental(s).summary();
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
