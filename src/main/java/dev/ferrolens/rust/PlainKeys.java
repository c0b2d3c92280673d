package dev.ferrolens.rust;

import dev.ferrolens.rust.RustType.Text;
import java.util.List;
import java.util.Set;

/**
 * Reads keys that are names and not Rust text: codegen units, files, macros, crates, and the functions of LLVM passes.
 */
final class PlainKeys {
    private static final int INCREMENTAL_NAME = 25;
    private static final int LONGEST_NAME = 256;
    private static final Set<String> FILES = Set.of("linked_artifact", "object_file", "crate_metadata", "dep_graph",
            "query_cache", "work_product_index", "dwo_file", "assembly_file", "llvm_bitcode_file", "llvm_asm_file");
    private static final Set<String> NAMES = Set.of("encode_query_results_for", "pre_AST_expansion_lint_checks",
            "check_expectations", "render_item", "render_mod_item", "create_renderer", "renderer_after_krate");

    private PlainKeys() {}

    /** Returns the key, or null if the arguments are Rust text. */
    static Key read(String label, List<String> arguments) {
        String first = arguments.get(0);
        if (FILES.contains(label) || first.length() < LONGEST_NAME && first.contains(".rcgu.")) {
            return file(first);
        }
        if (arguments.size() > 1 && first.length() > 1 && isMacro(label, first)) {
            return Key.of(KeyKind.MACRO, new Text(first)).source(arguments.get(1)).build();
        }
        String unit = codegenUnit(label, first);
        if (unit != null) {
            return Key.of(KeyKind.CODEGEN_UNIT, new Text(unit)).crate(crateOfUnit(unit)).codegenUnit(unit).build();
        }
        if (isPass(label) || Symbols.isSymbol(first)) {
            List<Key> functions = functions(arguments);
            return functions.size() > 1 ? several(functions) : Symbols.read(first);
        }
        if (NAMES.contains(label) || first.startsWith("(crate")) {
            return Key.other(first);
        }
        if (first.startsWith("(") && !first.contains(", ") && first.endsWith(")")) {
            return pair(first);
        }
        if (isIdentifier(first) && !isTypeQuery(label)) {
            // Impls are looked up by a simplified type, `Str` or `Array`: a single word, but no path in a crate.
            RustPath name = RustPath.of(first);
            return Character.isUpperCase(first.charAt(0)) ? Key.bare(KeyKind.TYPE, name)
                    : Key.of(KeyKind.CRATE, name).definition(name).module(name).build();
        }
        return null;
    }

    /**
     * Returns the functions in the arguments of an LLVM pass; empty for a pass on a module or on loops, and for other
     * events.
     */
    static List<Key> symbols(String label, List<String> arguments) {
        Key all = arguments.isEmpty() ? null : read(label, arguments);
        return all != null && all.form() == KeyKind.SYMBOL ? functions(arguments) : List.of();
    }

    private static List<Key> functions(List<String> arguments) {
        return arguments.stream().map(Symbols::read).filter(facts -> facts.form() == KeyKind.SYMBOL).toList();
    }

    /**
     * Returns the key of a pass on functions that call each other, which names them all but tells details of the first.
     */
    private static Key several(List<Key> functions) {
        return functions.get(0).withItem(new Text(RustType.text(functions.stream().map(Key::item).toList())));
    }

    /** Returns whether the key of a query is a type, which cannot be told from the path of a definition. */
    static boolean isTypeQuery(String label) {
        return label.endsWith("_ty") || label.endsWith("_type");
    }

    static Key module(RustPath path) {
        return Key.of(KeyKind.DEFINITION, path).definition(path).module(path).build();
    }

    /** Returns the key of the last part of {@code (krate,path)} or {@code (path,path)}, which tells most. */
    private static Key pair(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return text.equals("()") ? Key.other(text) : null;
        }
        RustText second = new RustText(text, comma + 1, text.length() - 1, Crates.UNKNOWN).definingPaths();
        RustPath path = Cursor.isIdentifierStart(second.peek()) ? PathReader.read(second) : null;
        return path == null ? null
                : Key.of(KeyKind.DEFINITION, path).definition(path).function(path.function()).build();
    }

    private static boolean isMacro(String label, String text) {
        return text.startsWith("#[") || text.endsWith("!") || label.startsWith("expand_") && label.contains("macro");
    }

    /**
     * Returns the key of a file; {@code clap-539d098395b0ff5a.clap.24ac0e9bab348c04-cgu.13.rcgu.o} is the object file
     * of a codegen unit.
     */
    private static Key file(String name) {
        int suffix = name.indexOf(".rcgu.");
        int dot = name.indexOf('.');
        String unit = suffix > dot && dot > 0 ? name.substring(dot + 1, suffix) : null;
        return Key.of(KeyKind.FILE, new Text(name)).codegenUnit(unit).build();
    }

    // LLVM passes have names in CamelCase; events of rustc are in snake_case or begin with LLVM_.
    private static boolean isPass(String label) {
        return !label.isEmpty() && Character.isUpperCase(label.charAt(0)) && !label.startsWith("LLVM_");
    }

    /**
     * Returns the name of a codegen unit, {@code clap.24ac0e9bab348c04-cgu.02}, or the 25 letters and digits of an
     * incremental build (16 in older compilers, recognised by the label only).
     */
    private static String codegenUnit(String label, String text) {
        boolean isQuoted = text.length() > 2 && text.charAt(0) == '"' && text.endsWith("\"");
        String name = isQuoted ? text.substring(1, text.length() - 1) : text;
        if (name.length() > LONGEST_NAME) {
            return null;
        }
        int cgu = name.lastIndexOf("-cgu.");
        boolean isNumbered = cgu > 0 && cgu + 5 < name.length() && isDigits(name, cgu + 5);
        boolean byLabel = label.startsWith("codegen_") || label.startsWith("LLVM_") || label.startsWith("cgu_");
        boolean isHashed = isBase36(name) && (byLabel || name.length() >= INCREMENTAL_NAME - 2 && hasDigit(name));
        return isNumbered || isHashed ? name : null;
    }

    private static String crateOfUnit(String unit) {
        int dot = unit.indexOf('.');
        return dot < 0 ? null : unit.substring(0, dot);
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isBase36(String text) {
        if (text.length() < 8 || text.length() > INCREMENTAL_NAME + 2) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Cursor.isIdentifierPart(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
