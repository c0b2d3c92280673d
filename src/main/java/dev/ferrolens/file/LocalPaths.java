package dev.ferrolens.file;

import dev.ferrolens.message.FerrolensException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes absolute paths relative in text that leaves this machine, since the folders tell whose machine it is.
 *
 * <p>Recordings have them where the compiler writes the file of a closure or of a macro's use in another crate.
 */
public final class LocalPaths {
    /** The folders of a package that hold its sources. */
    private static final Set<String> SOURCES = Set.of("src", "tests", "benches", "examples");
    /** Folders that hold packages of others, whose names are no secret: cargo's copies, and the standard library. */
    private static final Set<String> SHARED = Set.of("registry", "checkouts", "rustlib", "rustc");

    /** A name may hold spaces, but not the last one, which ends at a space. A shortened text begins anywhere. */
    private static final String WORD = "[^\\s/\\\\:;,\"'<>{}|]+";
    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w./\\\\])(?<!https:)(?<!http:)"
            + "(?:[A-Za-z]:[/\\\\]+|/+|\\\\\\\\|…[^/\\\\\\s]*[/\\\\])"
            + "(?:" + WORD + "(?: +" + WORD + ")*[/\\\\]+)+[^\\s/\\\\:;,\"'<>{}()|]*");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]+");

    private LocalPaths() {}

    /**
     * Returns the text with each absolute path made relative: to its package where it lies among the sources of one,
     * and otherwise to its folder.
     *
     * <pre>{@code
     * /home/alice/project/src/main.rs:3    src/main.rs:3
     * /home/alice/.cargo/registry/src/index.crates.io-6f17d22b/serde-1.0.1/src/lib.rs    serde-1.0.1/src/lib.rs
     * }</pre>
     */
    public static String removed(String text) {
        FerrolensException.requireGiven(text, "text");
        return text.indexOf('/') < 0 && text.indexOf('\\') < 0 ? text
                : ABSOLUTE.matcher(text).replaceAll(path -> Matcher.quoteReplacement(relative(path.group())));
    }

    /** Returns the last part of a path, whichever system it is of. */
    public static String name(String path) {
        String[] names = SEPARATOR.split(FerrolensException.requireGiven(path, "path"));
        return names.length == 0 ? "" : names[names.length - 1];
    }

    private static String relative(String path) {
        List<String> names = List.of(SEPARATOR.split(path));
        int sources = names.size() - 1;
        while (sources > 0 && !SOURCES.contains(names.get(sources))) {
            sources--;
        }
        // The sources of a registry's packages lie in a folder src, too, which holds no file itself.
        boolean isShared = names.stream().anyMatch(SHARED::contains);
        int from = sources == 0 ? names.size() - 1 : isShared ? sources - 1 : sources;
        return String.join("/", names.subList(from, names.size())) + (path.matches("(?s).*[/\\\\]") ? "/" : "");
    }
}
