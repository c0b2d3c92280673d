package dev.ferrolens.report;

import dev.ferrolens.table.Row;

/**
 * What a definition cost.
 *
 * @param definition the function or another item
 * @param frontEnd the cost before monomorphization
 * @param codegen the cost of collecting its instances and of making LLVM IR
 * @param llvm the cost of LLVM's work on its instances
 * @param instances how many instances are compiled
 * @param retained the cost of all instances that only its own need, and of these
 */
record SourceCost(String definition, double frontEnd, double codegen, double llvm, long instances, double retained) {
    static SourceCost of(Row row) {
        return new SourceCost(row.getString("definition"), row.getDouble("front_end_ns"), row.getDouble("codegen_ns"),
                row.getDouble("llvm_ns"), row.getLong("instances"), row.getDouble("retained_ns"));
    }

    double total() {
        return frontEnd + codegen + llvm;
    }
}
