package dev.ferrolens.comparison;

import dev.ferrolens.file.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds labels that were renamed between two compilers, as listed in {@code renamed-labels.txt}. */
final class Renames {
    private static final Map<String, String> NEW_BY_OLD = read();

    private Renames() {}

    private static Map<String, String> read() {
        return Resource.lines(Renames.class, "renamed-labels.txt").stream().map(line -> line.split("\\s+"))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    /** Returns the labels of the side before that were renamed, each with its new name. */
    static Map<String, String> between(Set<String> before, Set<String> after) {
        Map<String, String> found = new LinkedHashMap<>();
        NEW_BY_OLD.forEach((oldName, newName) -> {
            if (isRenamed(oldName, newName, before, after)) {
                found.put(oldName, newName);
            } else if (isRenamed(newName, oldName, before, after)) {
                found.put(newName, oldName);
            }
        });
        return found;
    }

    private static boolean isRenamed(String was, String is, Set<String> before, Set<String> after) {
        return before.contains(was) && !before.contains(is) && after.contains(is) && !after.contains(was);
    }
}
