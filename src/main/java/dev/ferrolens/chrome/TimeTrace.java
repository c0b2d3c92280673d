package dev.ferrolens.chrome;

import dev.ferrolens.measureme.EventKind;

/**
 * The time traces of LLVM ({@code rustc -Zllvm-time-trace}), lld ({@code --time-trace}) and clang ({@code
 * -ftime-trace}): Chrome traces by LLVM's {@code TimeProfiler}, whose events have no kind and at most one argument,
 * {@code detail}.
 *
 * @see <a href="https://github.com/llvm/llvm-project/blob/main/llvm/lib/Support/TimeProfiler.cpp">TimeProfiler</a>
 */
final class TimeTrace {
    /** The kind of lld's events. */
    static final String LLD = "lld";

    private TimeTrace() {}

    /** Returns the tool for the name of a process; {@code rust-lld} and {@code wasm-ld} are lld. */
    static String tool(String process) {
        if (process.contains("lld") || process.contains("wasm-ld")) {
            return "lld";
        }
        return process.startsWith("clang") ? "clang" : "LLVM";
    }

    /** Returns the kind of all events of a tool; empty if they have no common kind. */
    static String kind(String tool) {
        return switch (tool) {
            case "LLVM" -> EventKind.LLVM_PASS.text();
            case "lld" -> LLD;
            default -> "";
        };
    }
}
