package dev.ferrolens.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands after {@code cargo build}, and what of it {@code cargo clean} is to be told. */
final class CargoWords {
    private static final Map<String, String> LONG = Map.of("-p", "--package", "-r", "--release");
    private static final Set<String> FLAGS = Set.of("--release", "--locked", "--offline", "--frozen");
    private static final Set<String> WITH_VALUE =
            Set.of("--package", "--profile", "--target", "--target-dir", "--config", "-Z");

    private CargoWords() {}

    /**
     * What {@code cargo clean} understands, and needs to delete no more than what {@code cargo build} will make.
     *
     * <pre>{@code --package app --bin server --release    --package app --release}</pre>
     */
    static List<String> forClean(List<String> words) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = LONG.getOrDefault(words.get(i), words.get(i));
            if (FLAGS.contains(word) || WITH_VALUE.contains(word.replaceFirst("=.*", ""))) {
                kept.add(word);
            }
            if (WITH_VALUE.contains(word) && i + 1 < words.size()) {
                kept.add(words.get(++i));
            }
        }
        return kept;
    }

    /** Whether a package is named. */
    static boolean namePackages(List<String> words) {
        return words.stream().anyMatch(word -> word.equals("-p") || word.replaceFirst("=.*", "").equals("--package"));
    }

    /** Whether all packages of the workspace are asked for. */
    static boolean nameWorkspace(List<String> words) {
        return words.contains("--workspace") || words.contains("--all");
    }
}
