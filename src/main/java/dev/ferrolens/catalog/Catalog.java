package dev.ferrolens.catalog;

import dev.ferrolens.file.Resource;
import dev.ferrolens.message.Alike;
import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ready-made queries: the files of {@code queries/}, which are packaged into the jar. */
public final class Catalog {
    private static final String FOLDER = "queries/";
    private static final String COMPARISON = "comparison/";
    private static final String ENDING = ".sql";
    private static final Pattern NAME = Pattern.compile("(" + COMPARISON + "|names/)?[a-z0-9-]+");
    private static final Map<String, NamedQuery> PARSED = new ConcurrentHashMap<>();

    private Catalog() {}

    /**
     * Returns the query with a name.
     *
     * @throws FerrolensException if there is no such query; the message lists similar names
     */
    public static NamedQuery query(String name) {
        FerrolensException.requireGiven(name, "name of a query");
        NamedQuery known = PARSED.get(name);
        if (known != null) {
            return known;
        }
        String file = "/" + FOLDER + name + ENDING;
        if (!NAME.matcher(name).matches() || Catalog.class.getResource(file) == null) {
            throw unknown(name);
        }
        NamedQuery query = NamedQuery.parse(name, Resource.text(Catalog.class, file));
        PARSED.put(name, query);
        return query;
    }

    /** Returns whether there is a query with a name. */
    static boolean has(String name) {
        try {
            query(name);
            return true;
        } catch (FerrolensException none) {
            return false;
        }
    }

    private static FerrolensException unknown(String name) {
        String start = name.split("-")[0];
        List<String> names = names();
        List<String> closest = Alike.closest(name, names);
        List<String> related = names.stream().filter(other -> !start.isEmpty() && other.startsWith(start)
                && !closest.contains(other)).toList();
        return new FerrolensException(("There is no query " + name
                + (closest.isEmpty() ? "; " : "; did you mean " + String.join(" or ", closest) + "? ")
                + (!related.isEmpty() ? (closest.isEmpty() ? "there are " : "There are also ")
                        + String.join(", ", related) + "."
                        : closest.isEmpty() ? "queries() lists what there is." : "")).strip());
    }

    /** Returns all queries, sorted by name. */
    public static QueryList all() {
        return new QueryList(names().stream().map(Catalog::query).toList());
    }

    /**
     * Returns the queries of comparisons, sorted by name. {@code comparison/compare} and {@code comparison/pairs} run
     * on the tables of a comparison; the others measure each side.
     */
    public static QueryList comparison() {
        return new QueryList(namesIn(COMPARISON, "compare").stream()
                .map(name -> query(COMPARISON + name)).toList());
    }

    private static List<String> names() {
        return namesIn("", "summary");
    }

    /** Returns the names of the queries in a folder, given one that it contains. */
    private static List<String> namesIn(String folder, String known) {
        String path = FOLDER + folder;
        URL anchor = Catalog.class.getResource("/" + path + known + ENDING);
        try {
            return anchor.openConnection() instanceof JarURLConnection jar
                    ? names(jar.getJarFile().stream().map(entry -> entry.getName())
                            .filter(entry -> entry.startsWith(path)).map(entry -> entry.substring(path.length())))
                    : namesIn(Path.of(anchor.toURI()).getParent());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the queries cannot be listed", e);
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return names(files.map(file -> file.getFileName().toString()));
        }
    }

    private static List<String> names(Stream<String> files) {
        return files.filter(file -> file.endsWith(ENDING) && file.indexOf('/') < 0)
                .map(file -> file.substring(0, file.length() - ENDING.length())).sorted().toList();
    }
}
