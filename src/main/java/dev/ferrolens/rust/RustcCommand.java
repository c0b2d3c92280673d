package dev.ferrolens.rust;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line of a rustc process, as a profile records it: the arguments joined by spaces, so that an argument
 * with a space in it cannot be told from two. Of the options read here only a library's file may have one.
 *
 * @see <a href="https://doc.rust-lang.org/rustc/command-line-arguments.html">rustc's options</a>
 */
public final class RustcCommand {
    /** What {@code --emit} names that is machine code, or on the way to it. */
    private static final Set<String> CODE = Set.of("link", "obj", "asm", "llvm-ir", "llvm-bc", "thin-link-bitcode");
    private static final Pattern BACKEND =
            Pattern.compile("(?:.*[/\\\\])?(?:lib)?rustc_codegen_(\\w+?)(?:-\\w+)?\\.\\w+");
    private static final Pattern TOOLCHAIN = Pattern.compile("[/\\\\]toolchains[/\\\\]([^/\\\\]+)[/\\\\]bin[/\\\\]");

    private final List<String> words;

    private RustcCommand(List<String> words) {
        this.words = words;
    }

    /** Reads a command line; an empty one has no options. */
    public static RustcCommand parse(String command) {
        return new RustcCommand(List.of(command.strip().split("\\s+")));
    }

    /** The last value of a long option, given as {@code --name value} or {@code --name=value}. */
    public Optional<String> option(String name) {
        return last(values("--" + name));
    }

    /** The last value of a codegen option, given as {@code -C name=value} or {@code -Cname=value}; "yes" without. */
    public Optional<String> codegen(String name) {
        return last(settings("-C", name));
    }

    /** Whether a flag such as {@code --test} is there. */
    public boolean has(String flag) {
        return words.contains(flag);
    }

    /** The names of the crates that {@code --extern} gives, in their order. */
    public Set<String> externCrates() {
        return externs().stream().map(Extern::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What {@code --extern [OPTIONS:]NAME[=FILE]} names, in its order: the crates that the compilation may use.
     *
     * <pre>{@code --extern json=/deps/libserde_json-4e03.rmeta    json, serde_json, -4e03, by metadata}</pre>
     */
    public List<Extern> externs() {
        List<Extern> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--extern") && i + 1 < words.size()) {
                found.add(Extern.of(withItsFile(i + 1)));
            } else if (words.get(i).startsWith("--extern=")) {
                found.add(Extern.of(withItsFile(i).substring("--extern=".length())));
            }
        }
        return found;
    }

    /** A word with those after it that belong to the file it begins to name: a folder may have a space in its name. */
    private String withItsFile(int first) {
        int last = first;
        while (words.get(first).contains("=") && !Extern.isLibrary(words.get(last))
                && last + 1 < words.size() && !words.get(last + 1).startsWith("-")) {
            last++;
        }
        return Extern.isLibrary(words.get(last)) ? String.join(" ", words.subList(first, last + 1)) : words.get(first);
    }

    /** {@code -C extra-filename}: what the names of the files that it makes end in; empty if it is not given. */
    public String extraFilename() {
        return codegen("extra-filename").orElse("");
    }

    /**
     * The crate's root file, as it was given: {@code src/main.rs}, relative to the folder in which cargo ran, or
     * absolute. Of an absolute one, folders may have spaces in their names.
     */
    public Optional<String> rootFile() {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).endsWith(".rs") && !words.get(i).startsWith("-")) {
                int first = i;
                while (first > 1 && !isAbsolute(words.get(first)) && !words.get(first - 1).startsWith("-")) {
                    first--;
                }
                return Optional.of(isAbsolute(words.get(first)) ? String.join(" ", words.subList(first, i + 1))
                        : words.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isAbsolute(String word) {
        return word.matches("(/|\\\\|[A-Za-z]:[/\\\\]).*");
    }

    /**
     * What the compilation makes: {@code test}, {@code documentation}, {@code build script}, {@code proc macro},
     * {@code binary}, {@code library}, or {@code unknown} where the command line does not say.
     */
    public String crateKind() {
        List<String> types = values("--crate-type");
        if (has("--test")) {
            return "test";
        } else if (isRustdoc()) {
            return "documentation";
        } else if (option("crate-name").orElse("").startsWith("build_script_")) {
            return "build script";
        } else if (types.contains("proc-macro")) {
            return "proc macro";
        } else if (types.contains("bin")) {
            return "binary";
        }
        return types.isEmpty() ? "unknown" : "library";
    }

    /**
     * The cargo package of a build script, whose crate's name is that of every other build script: cargo has it made in
     * a folder {@code build/PACKAGE-HASH}.
     */
    public Optional<String> buildScriptPackage() {
        if (!crateKind().equals("build script")) {
            return Optional.empty();
        }
        return option("out-dir").map(folder -> folder.substring(Math.max(folder.lastIndexOf('/'),
                folder.lastIndexOf('\\')) + 1)).map(name -> name.endsWith(extraFilename())
                        ? name.substring(0, name.length() - extraFilename().length()) : name);
    }

    /** Whether the program is rustdoc, which makes documentation and no code. */
    public boolean isRustdoc() {
        return words.stream().takeWhile(word -> !word.startsWith("-"))
                .anyMatch(word -> word.matches("(.*[/\\\\])?rustdoc(\\.exe)?"));
    }

    /**
     * Whether it asks about the compiler and compiles nothing of the user's: cargo's
     * {@code rustc - --crate-name ___ --print=file-names}, and what build scripts try with {@code autocfg}.
     */
    public boolean isProbe() {
        String crate = option("crate-name").orElse("");
        return words.contains("-")
                && (crate.equals("___") || crate.startsWith("autocfg_") || !values("--print").isEmpty());
    }

    /** Whether machine code is made, as far as the command line says: not by {@code cargo check} and rustdoc. */
    public boolean makesCode() {
        List<String> emitted = values("--emit").stream().flatMap(value -> Stream.of(value.split(",")))
                .map(kind -> kind.replaceFirst("=.*", "")).toList();
        return !isRustdoc() && settings("-Z", "no-codegen").isEmpty()
                && (emitted.isEmpty() || emitted.stream().anyMatch(CODE::contains));
    }

    /** What makes the code: {@code llvm}, or what {@code -Zcodegen-backend} names: {@code cranelift}, {@code gcc}. */
    public String backend() {
        String named = last(settings("-Z", "codegen-backend")).orElse("llvm");
        Matcher library = BACKEND.matcher(named);
        return library.matches() ? library.group(1) : named;
    }

    /**
     * The compiler: the name of its toolchain where rustup has installed it, such as
     * {@code nightly-x86_64-unknown-linux-gnu}, or else its program; empty where that is not known.
     */
    public String compiler() {
        String program = String.join(" ", words.stream().takeWhile(word -> !word.startsWith("-")).toList());
        Matcher toolchain = TOOLCHAIN.matcher(program);
        return toolchain.find() ? toolchain.group(1) : words.get(0);
    }

    private List<String> values(String option) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals(option) && i + 1 < words.size()) {
                found.add(words.get(++i));
            } else if (word.startsWith(option + "=")) {
                found.add(word.substring(option.length() + 1));
            }
        }
        return found;
    }

    /** The values of an option given as {@code -C name=value} or {@code -Cname=value}; "yes" for one without. */
    private List<String> settings(String flag, String name) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).startsWith(flag)) {
                continue;
            }
            String setting = words.get(i).substring(2);
            if (setting.isEmpty() && i + 1 < words.size()) {
                setting = words.get(++i);
            }
            if (setting.equals(name)) {
                found.add("yes");
            } else if (setting.startsWith(name + "=")) {
                found.add(setting.substring(name.length() + 1));
            }
        }
        return found;
    }

    private static Optional<String> last(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }
}
