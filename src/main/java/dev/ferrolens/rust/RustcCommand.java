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
 * with a space in it cannot be told from two. Of the options read here, only the file of a library may contain one.
 *
 * @see <a href="https://doc.rust-lang.org/rustc/command-line-arguments.html">rustc's options</a>
 */
public final class RustcCommand {
    /** The values of {@code --emit} for machine code and its earlier forms. */
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

    /** Returns the last value of a long option, given as {@code --name value} or {@code --name=value}. */
    public Optional<String> option(String name) {
        return last(values("--" + name));
    }

    /**
     * Returns the last value of a codegen option, given as {@code -C name=value} or {@code -Cname=value}; "yes" for one
     * without.
     */
    public Optional<String> codegen(String name) {
        return last(settings("-C", name));
    }

    /** Returns whether a flag such as {@code --test} is given. */
    public boolean has(String flag) {
        return words.contains(flag);
    }

    /** Returns the names of the crates that {@code --extern} gives, in their order. */
    public Set<String> externCrates() {
        return externs().stream().map(Extern::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Returns the crates of {@code --extern [OPTIONS:]NAME[=FILE]}, which the compilation may use, in their order.
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

    /**
     * Returns a word with the words after it that belong to the same file name, since folders may have spaces in their
     * names.
     */
    private String withItsFile(int first) {
        int last = first;
        while (words.get(first).contains("=") && !Extern.isLibrary(words.get(last))
                && last + 1 < words.size() && !words.get(last + 1).startsWith("-")) {
            last++;
        }
        return Extern.isLibrary(words.get(last)) ? String.join(" ", words.subList(first, last + 1)) : words.get(first);
    }

    /** Returns {@code -C extra-filename}, with which the names of its output files end; empty if it is not given. */
    public String extraFilename() {
        return codegen("extra-filename").orElse("");
    }

    /**
     * Returns the crate's root file as it was given: {@code src/main.rs}, relative to the folder in which cargo ran, or
     * absolute. The folders of an absolute one may have spaces in their names.
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
     * Returns the kind of the output: {@code test}, {@code documentation}, {@code build script}, {@code proc macro},
     * {@code binary}, {@code library}, or {@code unknown} if the command line does not tell.
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
     * Returns the cargo package of a build script, from the folder {@code build/PACKAGE-HASH} that cargo has it made
     * in, since all build scripts have the same crate name.
     */
    public Optional<String> buildScriptPackage() {
        if (!crateKind().equals("build script")) {
            return Optional.empty();
        }
        return option("out-dir").map(folder -> folder.substring(Math.max(folder.lastIndexOf('/'),
                folder.lastIndexOf('\\')) + 1)).map(name -> name.endsWith(extraFilename())
                        ? name.substring(0, name.length() - extraFilename().length()) : name);
    }

    /** Returns whether the program is rustdoc, which makes documentation and no code. */
    public boolean isRustdoc() {
        return words.stream().takeWhile(word -> !word.startsWith("-"))
                .anyMatch(word -> word.matches("(.*[/\\\\])?rustdoc(\\.exe)?"));
    }

    /**
     * Returns whether it only queries the compiler and compiles nothing of the user's: cargo's
     * {@code rustc - --crate-name ___ --print=file-names}, and the tests of build scripts with {@code autocfg}.
     */
    public boolean isProbe() {
        String crate = option("crate-name").orElse("");
        return words.contains("-")
                && (crate.equals("___") || crate.startsWith("autocfg_") || !values("--print").isEmpty());
    }

    /**
     * Returns whether machine code is made, as far as the command line tells: not by {@code cargo check} and rustdoc.
     */
    public boolean makesCode() {
        List<String> emitted = values("--emit").stream().flatMap(value -> Stream.of(value.split(",")))
                .map(kind -> kind.replaceFirst("=.*", "")).toList();
        return !isRustdoc() && settings("-Z", "no-codegen").isEmpty()
                && (emitted.isEmpty() || emitted.stream().anyMatch(CODE::contains));
    }

    /**
     * Returns the codegen backend: {@code llvm}, or the one of {@code -Zcodegen-backend}: {@code cranelift},
     * {@code gcc}.
     */
    public String backend() {
        String named = last(settings("-Z", "codegen-backend")).orElse("llvm");
        Matcher library = BACKEND.matcher(named);
        return library.matches() ? library.group(1) : named;
    }

    /**
     * Returns the compiler: the name of its toolchain if rustup installed it, such as
     * {@code nightly-x86_64-unknown-linux-gnu}, or else its program; empty if that is not known.
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

    /**
     * Returns the values of an option given as {@code -C name=value} or {@code -Cname=value}; "yes" for one without.
     */
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
