package dev.ferrolens.table;

import dev.ferrolens.message.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shortens the names of a column, so that different names remain different. Names are shortened in the middle. Where
 * that makes several names equal, what they have in common is left out instead.
 */
final class ShortNames {
    /** With fewer characters, there is no room for two ends. */
    private static final int LEAST = 8;

    private final int most;
    private final Map<String, String> shortened = new LinkedHashMap<>();

    private ShortNames(int most) {
        this.most = most;
    }

    /** Returns the names in the given order, each in at most so many characters. */
    static List<String> of(List<String> names, int most) {
        ShortNames column = new ShortNames(most);
        names.forEach(name -> column.shortened.computeIfAbsent(name, whole -> Printable.shortened(whole, most)));
        if (most >= LEAST) {
            column.tellApart(List.copyOf(column.shortened.keySet()), 0);
        }
        return names.stream().map(column.shortened::get).toList();
    }

    /**
     * Shortens names again that became equal.
     *
     * @param known how many characters at the beginning of all names were found to be the same
     */
    private void tellApart(List<String> names, int known) {
        Map<String, List<String>> equal = names.stream()
                .collect(Collectors.groupingBy(shortened::get, LinkedHashMap::new, Collectors.toList()));
        for (List<String> group : equal.values()) {
            int common = group.size() == 1 ? 0 : common(group);
            if (common > known) {
                group.forEach(name -> shortened.put(name, around(name, common)));
                tellApart(group, common);
            }
        }
    }

    /** Returns how many characters at the beginning of all names are the same. */
    private static int common(List<String> names) {
        String first = names.get(0);
        int common = first.length();
        for (String name : names) {
            int same = 0;
            while (same < Math.min(common, name.length()) && name.charAt(same) == first.charAt(same)) {
                same++;
            }
            common = same;
        }
        boolean isHalf = common > 0 && Character.isHighSurrogate(first.charAt(common - 1));
        return isHalf ? common - 1 : common;
    }

    /** Returns the beginning of a name and its end, or if there is no room for that, the part from a place on. */
    private String around(String name, int place) {
        int[] points = name.codePoints().toArray();
        int from = Math.min(name.codePointCount(0, place), points.length - 1);
        int head = Math.min(most / 3, from);
        int room = most - head - 1;
        boolean hasRoom = points.length - from <= room;
        return new String(points, 0, head) + "…" + (hasRoom
                ? new String(points, points.length - room, room)
                : new String(points, from, room - 1) + "…");
    }
}
