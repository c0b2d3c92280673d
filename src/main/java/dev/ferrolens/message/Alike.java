package dev.ferrolens.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the names that a user may have meant by an unknown one, for hints such as "did you mean". */
public final class Alike {
    private static final int MOST = 3;
    private static final String SEPARATOR = "::";

    private Alike() {}

    /** A name and its edit distance. */
    private record Candidate(String name, int distance) {}

    /**
     * Returns the end of a message that suggests the names closest to an unknown one.
     *
     * <pre>{@code hint("evaluate_obligatoin", labels)    ; did you mean evaluate_obligation?}</pre>
     *
     * @return the hint, or an empty string if no name is close
     */
    public static String hint(String name, Collection<String> names) {
        List<String> closest = closest(name, names);
        return closest.isEmpty() ? "" : "; did you mean " + String.join(" or ", closest) + "?";
    }

    /** Returns at most three names that are close to the given one, the closest first. */
    public static List<String> closest(String name, Collection<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int bound = Math.max(1, wanted.length() / 3);
        List<Candidate> alike = names.stream().distinct()
                .map(other -> new Candidate(other, distance(wanted, other.toLowerCase(Locale.ROOT), bound)))
                .filter(candidate -> candidate.distance <= bound)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name)).toList();
        if (alike.isEmpty()) {
            return names.stream().distinct()
                    .filter(other -> wanted.length() > 2 && other.toLowerCase(Locale.ROOT).contains(wanted))
                    .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                    .limit(MOST).toList();
        }
        // Names more than twice as far away as the closest one are no help.
        return alike.stream().filter(candidate -> candidate.distance <= 2 * alike.get(0).distance)
                .limit(MOST).map(Candidate::name).collect(Collectors.toList());
    }

    /** Returns the edit distance to a name, or to the end of a longer path with as many parts. */
    private static int distance(String wanted, String other, int bound) {
        int whole = edits(wanted, other, bound);
        String end = other;
        for (int surplus = parts(other) - parts(wanted); surplus > 0; surplus--) {
            end = end.substring(end.indexOf(SEPARATOR) + SEPARATOR.length());
        }
        return end.equals(other) ? whole : Math.min(whole, edits(wanted, end, bound));
    }

    private static int parts(String path) {
        int parts = 1;
        for (int at = path.indexOf(SEPARATOR); at >= 0; at = path.indexOf(SEPARATOR, at + SEPARATOR.length())) {
            parts++;
        }
        return parts;
    }

    /**
     * Returns how many letters have to be inserted, deleted, replaced or swapped with the next one; some number above
     * the bound if there are more.
     */
    private static int edits(String a, String b, int bound) {
        if (Math.abs(a.length() - b.length()) > bound) {
            return bound + 1;
        }
        int[] twoBefore = new int[b.length() + 1];
        int[] before = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, Math.min(before[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], twoBefore[j - 2] + 1);
                }
            }
            int[] free = twoBefore;
            twoBefore = before;
            before = now;
            now = free;
        }
        return before[b.length()];
    }
}
