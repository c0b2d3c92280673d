package dev.ferrolens.rust;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dependency that a command line names. The file's name identifies the build of the crate, whatever name it is used
 * by: {@code libserde_json-4e03.rlib} is the output of a compilation with {@code --crate-name serde_json} and
 * {@code -C extra-filename=-4e03}.
 *
 * @param name the name that the crate is used by
 * @param crate the crate's own name, or null if no file is named
 * @param extraFilename the {@code -C extra-filename} of the compilation that made it, or empty
 * @param byMetadata whether the file contains the crate's metadata only, which are written before its code
 * @see <a href="https://doc.rust-lang.org/rustc/command-line-arguments.html">--extern</a>
 */
public record Extern(String name, String crate, String extraFilename, boolean byMetadata) {
    /**
     * The file name of a library. A crate's name has no hyphen; Windows' own kinds of files have no {@code lib} before
     * it.
     */
    private static final Pattern LIBRARY = Pattern.compile(
            "(?:.*[/\\\\])?(?:lib(?!.*\\.dll$))?([^/\\\\-]+)(-[^/\\\\]*)?\\.(rlib|rmeta|so|dylib|dll)");

    /** Returns whether a word ends like the name of a library file. */
    static boolean isLibrary(String word) {
        return LIBRARY.matcher(word).matches();
    }

    static Extern of(String value) {
        int equals = value.indexOf('=');
        String named = equals < 0 ? value : value.substring(0, equals);
        String name = named.substring(named.lastIndexOf(':') + 1);
        Matcher file = LIBRARY.matcher(value.substring(equals + 1));
        if (equals < 0 || !file.matches()) {
            return new Extern(name, null, "", false);
        }
        String extra = file.group(2) == null ? "" : file.group(2);
        return new Extern(name, file.group(1), extra, file.group(3).equals("rmeta"));
    }
}
