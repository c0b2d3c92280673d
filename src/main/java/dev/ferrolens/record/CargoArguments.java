package dev.ferrolens.record;

import dev.ferrolens.message.FerrolensException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The arguments of {@code cargo build}, and those of them that {@code cargo clean} needs. */
final class CargoArguments {
    private static final String PACKAGE = "--package";
    private static final Map<Character, String> SHORT = Map.of('p', PACKAGE, 'r', "--release", 'F', "--features",
            'j', "--jobs", 'Z', "-Z");
    private static final Set<String> FLAGS = Set.of("--release", "--locked", "--offline", "--frozen");
    private static final Set<String> VALUES_FOR_CLEAN =
            Set.of("--profile", "--target", "--target-dir", "--config", "-Z");
    private static final Set<String> OTHER_VALUES = Set.of(PACKAGE, "--exclude", "--features", "--jobs");

    private final List<Option> options;

    /** An option with its value, or null if it has none; or a word that is not an option. */
    private record Option(String name, String value) {}

    private CargoArguments(List<Option> options) {
        this.options = options;
    }

    /** Parses words as cargo does: {@code -px}, {@code -p=x}, {@code --package=x} and {@code --package x}. */
    static CargoArguments parse(List<String> words) {
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() && !words.get(i + 1).startsWith("-") ? words.get(i + 1) : null;
            boolean valueFollows = word.matches("-[^-].+") ? parseShort(word, next, options)
                    : parseLong(word.length() == 2 && word.charAt(0) == '-'
                            ? SHORT.getOrDefault(word.charAt(1), word) : word, next, options);
            i += valueFollows && next != null ? 1 : 0;
        }
        return new CargoArguments(options);
    }

    private static boolean parseLong(String word, String next, List<Option> options) {
        int end = word.startsWith("--") ? word.indexOf('=') : -1;
        if (end >= 0) {
            options.add(new Option(word.substring(0, end), word.substring(end + 1)));
            return false;
        }
        boolean takesValue = takesValue(word);
        options.add(new Option(word, takesValue ? next : null));
        return takesValue;
    }

    /** Parses letters after one dash: flags, of which the last may take the following word as its value. */
    private static boolean parseShort(String word, String next, List<Option> options) {
        for (int i = 1; i < word.length(); i++) {
            String name = SHORT.getOrDefault(word.charAt(i), "-" + word.charAt(i));
            if (takesValue(name)) {
                String value = word.substring(i + 1).replaceFirst("^=", "");
                boolean follows = i + 1 == word.length();
                options.add(new Option(name, follows ? next : value));
                return follows;
            }
            options.add(new Option(name, null));
        }
        return false;
    }

    private static boolean takesValue(String name) {
        return VALUES_FOR_CLEAN.contains(name) || OTHER_VALUES.contains(name);
    }

    /**
     * Returns the arguments that {@code cargo clean} needs in order to delete only what {@code cargo build} will make,
     * without those that name packages.
     *
     * <pre>{@code --package app --bin server --release    --release}</pre>
     */
    List<String> forClean() {
        return options.stream().flatMap(option -> FLAGS.contains(option.name) ? Stream.of(option.name)
                : VALUES_FOR_CLEAN.contains(option.name) && option.value != null
                        ? Stream.of(option.name, option.value) : Stream.of()).toList();
    }

    /**
     * Returns the packages that {@code cargo build} builds, at least one.
     *
     * @throws FerrolensException if there are none, or they do not belong to the project
     */
    List<String> packages(CargoProject from, Path project) {
        if (has("--manifest-path")) {
            throw new FerrolensException("With --manifest-path, cargo builds another project than " + project
                    + ": record"
                    + " that project by its own folder. Nothing was deleted.");
        }
        List<String> named = has("--workspace") || has("--all") ? without(from.members(), values("--exclude"))
                : has(PACKAGE) ? values(PACKAGE).stream().flatMap(name -> matching(from.members(), name)).toList()
                : from.packages();
        List<String> packages = named.stream().filter(name -> !name.isBlank()).distinct().toList();
        if (packages.isEmpty()) {
            throw new FerrolensException("There is nothing to record in " + project + ": "
                    + (has(PACKAGE) || has("--exclude") ? "no package is named"
                            : "cargo builds no package there unless it is named, since default-members or the workspace"
                                    + " is empty") + "; name one with --package" + (from.members().isEmpty() ? ""
                                            : " (" + String.join(", ", from.members()) + ")")
                    + ". Nothing was deleted.");
        }
        return packages;
    }

    private boolean has(String name) {
        return options.stream().anyMatch(option -> option.name.equals(name));
    }

    private List<String> values(String name) {
        return options.stream().filter(option -> option.name.equals(name) && option.value != null)
                .map(Option::value).toList();
    }

    private static List<String> without(List<String> members, List<String> excluded) {
        List<String> rest = new ArrayList<>(members);
        excluded.forEach(pattern -> matching(members, pattern).forEach(rest::remove));
        return rest;
    }

    /**
     * Returns the packages that match a name with {@code *}, {@code ?} and {@code [...]}, which cargo clean does not
     * know.
     */
    private static Stream<String> matching(List<String> members, String name) {
        if (!name.matches(".*[*?\\[].*") || name.contains("://")) {
            return Stream.of(name);
        }
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
            return members.stream().filter(member -> matcher.matches(Path.of(member)));
        } catch (PatternSyntaxException e) {
            return Stream.of();
        }
    }
}
