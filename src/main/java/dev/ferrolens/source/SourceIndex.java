package dev.ferrolens.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the lines on which the items of a crate are defined.
 *
 * <p>Files are searched line by line for the keywords that begin an item; macros are not expanded, and {@code cfg} is
 * not evaluated. A name that is defined at several places is left out, since each may be meant. The number and size of
 * the files are limited, and unreadable files are skipped: an index adds to an answer, and never makes it fail.
 *
 * <pre>{@code
 * SourceIndex index = SourceIndex.of("inventory", Path.of("src/main.rs"));
 * index.place("inventory::model::Kind")                                      // src/model.rs:12
 * index.place("<inventory::model::Kind as serde::Deserialize>::deserialize")  // the derive above it
 * }</pre>
 */
public final class SourceIndex {
    private static final int MOST_FILES = 5_000;
    private static final int MOST_BYTES = 4 << 20;
    /** The limit for all files together. */
    private static final long MOST_BYTES_READ = 64 << 20;
    private static final int DEEPEST = 32;
    private static final String VISIBILITY = "(?:pub(?:\\s*\\([^)]*\\))?\\s+)?";
    private static final Pattern FUNCTION = Pattern.compile("^" + VISIBILITY
            + "(?:default\\s+|const\\s+|async\\s+|unsafe\\s+|extern(?:\\s+\"[^\"]*\")?\\s+)*fn\\s+(\\w+)");
    private static final Pattern ITEM = Pattern.compile("^" + VISIBILITY
            + "(?:unsafe\\s+|auto\\s+)*(?:struct|enum|union|trait|type|const|static(?:\\s+mut)?|macro)\\s+(\\w+)");
    private static final Pattern MODULE = Pattern.compile("^" + VISIBILITY + "mod\\s+(\\w+)\\s*(\\{)?");
    private static final Pattern RULES = Pattern.compile("^macro_rules!\\s*(\\w+)");
    private static final Pattern IMPL = Pattern.compile("^(?:default\\s+|unsafe\\s+)*impl\\b(.*)");
    private static final Pattern TRAIT = Pattern.compile("^" + VISIBILITY + "(?:unsafe\\s+|auto\\s+)*trait\\s+(\\w+)");
    private static final Pattern DERIVE = Pattern.compile("^#\\[derive\\(([^)]*)\\)]");
    private static final Pattern NAMED = Pattern.compile("^<([^<>]+) as ([^<> ]+)(?:<.*>)?>(?:::(\\w+))?");
    private static final Place SEVERAL = new Place(Path.of(""), 0);

    private final Map<String, Place> places = new HashMap<>();

    private final String crate;
    private long bytes;

    private SourceIndex(String crate) {
        this.crate = crate;
    }

    /**
     * Returns the index of a crate.
     *
     * @param crate its name
     * @param root the crate's root file, such as {@code src/lib.rs}; modules are searched in its folder
     * @return the index; empty if there is no such file
     */
    public static SourceIndex of(String crate, Path root) {
        return of(crate, root, Path.of(""));
    }

    /** Returns the index of a crate, with paths relative to a folder that contains the root file. */
    static SourceIndex of(String crate, Path root, Path base) {
        SourceIndex index = new SourceIndex(crate);
        Path folder = root.toAbsolutePath().getParent();
        if (folder == null || !Files.isRegularFile(root, LinkOption.NOFOLLOW_LINKS)) {
            return index;
        }
        Path shown = base.toString().isEmpty() ? root : base.toAbsolutePath().relativize(root.toAbsolutePath());
        index.read(shown, root, crate);
        for (Path file : files(folder)) {
            if (!file.equals(root.toAbsolutePath())) {
                index.read(shown.resolveSibling(folder.relativize(file)), file,
                        crate + module(folder.relativize(file)));
            }
        }
        return index;
    }

    /** Returns the files below a folder, without links and other packages. */
    private static List<Path> files(Path folder) {
        List<Path> found = new ArrayList<>();
        int[] seen = {0};
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    String name = String.valueOf(inner.getFileName());
                    boolean isOther = !inner.equals(folder) && (name.startsWith(".") || name.equals("target")
                            || Files.exists(inner.resolve("Cargo.toml")));
                    return isOther ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && file.toString().endsWith(".rs")) {
                        found.add(file);
                    }
                    return ++seen[0] < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException | RuntimeException unreadable) {
            // The files that were found until then are read.
        }
        found.sort(null);
        return found;
    }

    /** Returns the module of a file: {@code ::a::b} for {@code a/b.rs} and {@code a/b/mod.rs}. */
    private static String module(Path file) {
        StringBuilder path = new StringBuilder();
        for (Path part : file) {
            String name = part.toString();
            if (!name.equals("mod.rs")) {
                path.append("::").append(name.endsWith(".rs") ? name.substring(0, name.length() - 3) : name);
            }
        }
        return path.toString();
    }

    /**
     * Returns the place of a definition: its own line, or that of the impl, the derive or the type that it belongs to.
     *
     * @param definition the path of an item, or the method of an impl, spelled as in answers
     */
    @SuppressWarnings("ReferenceEquality")
    public Optional<Place> place(String definition) {
        Matcher named = NAMED.matcher(definition);
        if (named.find()) {
            // Types and traits of other crates may have the same last names as the crate's own.
            if (!isOwn(named.group(1)) && !isOwn(named.group(2))) {
                return Optional.empty();
            }
            String impl = lastNames(named.group(1), named.group(2));
            Optional<Place> method = named.group(3) == null ? Optional.empty() : at(impl + "::" + named.group(3));
            return places.get(impl + "::" + named.group(3)) == SEVERAL ? Optional.empty() : method.or(() -> at(impl));
        }
        String path = definition.replaceFirst("::\\{(closure|coroutine|constant|async)[^:]*}.*", "");
        if (path.contains("{") || !isOwn(path)) {
            return Optional.empty();
        }
        if (places.containsKey(path)) {
            return at(path);
        }
        String type = path.substring(0, path.lastIndexOf("::"));
        boolean isPartOfType = Character.isUpperCase(type.charAt(type.lastIndexOf(':') + 1));
        return inherent(path).or(() -> isPartOfType && isOwn(type) ? at(type) : Optional.empty());
    }

    private boolean isOwn(String path) {
        return path.startsWith(crate + "::");
    }

    /** Returns the place of a method whose impl is in another module than the type. */
    private Optional<Place> inherent(String path) {
        String[] names = path.split("::");
        return names.length < 2 ? Optional.empty()
                : at("impl " + names[names.length - 2] + "::" + names[names.length - 1]);
    }

    @SuppressWarnings("ReferenceEquality")
    private Optional<Place> at(String path) {
        return Optional.ofNullable(places.get(path)).filter(place -> place != SEVERAL);
    }

    /** Returns a trait and a type by their last names, as sources name them: {@code Deserialize for Kind}. */
    private static String lastNames(String type, String trait) {
        return last(trait) + " for " + last(type);
    }

    private static String last(String path) {
        String plain = path.replaceAll("<.*", "").strip();
        return plain.substring(plain.lastIndexOf(':') + 1).strip();
    }

    private void read(Path shown, Path file, String module) {
        String text;
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES || bytes + size > MOST_BYTES_READ) {
                return;
            }
            bytes += size;
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException unreadable) {
            return;
        }
        new Reader(shown, module).read(text);
    }

    /** Reads one file line by line. */
    private final class Reader {
        private final Path file;
        /** The modules, impls and traits around the line, with their paths and the depths of their braces. */
        private final Deque<Scope> scopes = new ArrayDeque<>();
        private String derives = "";
        private int derivesLine;
        private int depth;
        private boolean isComment;

        private record Scope(String path, int depth, String impl) {}

        Reader(Path file, String module) {
            this.file = file;
            scopes.push(new Scope(module, 0, null));
        }

        void read(String text) {
            int number = 0;
            for (String line : text.split("\n", -1)) {
                number++;
                line(withoutComments(line).strip(), number);
            }
        }

        private void line(String line, int number) {
            Scope scope = scopes.peek();
            boolean isDirect = depth == scope.depth;
            Scope opened = isDirect && !line.isEmpty() ? item(line, number, scope) : null;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '"') {
                    i = afterString(line, i);
                } else if (c == '{') {
                    depth++;
                    if (opened != null) {
                        scopes.push(new Scope(opened.path, depth, opened.impl));
                        opened = null;
                    }
                } else if (c == '}') {
                    depth--;
                    while (scopes.size() > 1 && depth < scopes.peek().depth) {
                        scopes.pop();
                    }
                }
            }
            if (opened != null && !line.endsWith(";")) {
                // The brace is on a later line.
                scopes.push(new Scope(opened.path, depth + 1, opened.impl));
            }
        }

        private Scope item(String line, int number, Scope scope) {
            Matcher derive = DERIVE.matcher(line);
            if (derive.find()) {
                derives += "," + derive.group(1);
                derivesLine = number;
                return null;
            }
            Matcher function = FUNCTION.matcher(line);
            if (function.find()) {
                note(scope.path + "::" + function.group(1), number);
                if (scope.impl != null) {
                    note(scope.impl + "::" + function.group(1), number);
                }
                return null;
            }
            Matcher impl = IMPL.matcher(line);
            if (impl.find()) {
                return impl(impl.group(1), number, scope);
            }
            Matcher module = MODULE.matcher(line);
            if (module.find()) {
                return module.group(2) == null ? null : new Scope(scope.path + "::" + module.group(1), 0, null);
            }
            Matcher item = ITEM.matcher(line);
            Matcher rules = RULES.matcher(line);
            if (item.find() || rules.find()) {
                String name = line.startsWith("macro_rules!") ? rules.group(1) : item.group(1);
                note(scope.path + "::" + name, number);
                derived(name);
                Matcher trait = TRAIT.matcher(line);
                return trait.find() ? new Scope(scope.path + "::" + trait.group(1), 0, null) : null;
            }
            if (!line.startsWith("#") && !line.startsWith("//")) {
                derives = "";
            }
            return null;
        }

        private void derived(String type) {
            for (String trait : derives.split(",")) {
                if (!trait.isBlank()) {
                    note(lastNames(type, trait.strip()), derivesLine);
                }
            }
            derives = "";
        }

        /** Reads the header of an impl: {@code impl<T> a::Trait<T> for Type<T> where …}. */
        private Scope impl(String header, int number, Scope scope) {
            String rest = withoutAngles(header).replaceAll("\\bwhere\\b.*", "").replace("{", "").strip();
            int of = rest.indexOf(" for ");
            String type = last(of < 0 ? rest : rest.substring(of + 5)).replaceAll("[^\\w]", "");
            if (type.isEmpty()) {
                return null;
            }
            String name = of < 0 ? null : lastNames(type, rest.substring(0, of).replace("!", ""));
            if (name != null) {
                note(name, number);
            }
            // The items of an impl of a trait are found by the names of both.
            return of < 0 ? new Scope(scope.path + "::" + type, 0, "impl " + type) : new Scope(name, 0, null);
        }

        private void note(String name, int number) {
            places.merge(name, new Place(file, number), (a, b) -> a.equals(b) ? a : SEVERAL);
        }

        private String withoutComments(String line) {
            StringBuilder code = new StringBuilder();
            int at = 0;
            while (at < line.length()) {
                if (isComment) {
                    int end = line.indexOf("*/", at);
                    isComment = end < 0;
                    at = end < 0 ? line.length() : end + 2;
                } else if (line.startsWith("//", at)) {
                    break;
                } else if (line.startsWith("/*", at)) {
                    isComment = true;
                    at += 2;
                } else if (line.charAt(at) == '"') {
                    int end = Math.min(line.length(), afterString(line, at) + 1);
                    code.append(line, at, end);
                    at = end;
                } else if (line.startsWith("'{'", at) || line.startsWith("'}'", at) || line.startsWith("'\"'", at)) {
                    at += 3;
                } else {
                    code.append(line.charAt(at++));
                }
            }
            return code.toString();
        }

        private static int afterString(String line, int from) {
            int at = from + 1;
            while (at < line.length() && line.charAt(at) != '"') {
                at += line.charAt(at) == '\\' ? 2 : 1;
            }
            return at;
        }

        private static String withoutAngles(String text) {
            StringBuilder plain = new StringBuilder();
            int angles = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '<') {
                    angles++;
                } else if (c == '>' && (i == 0 || text.charAt(i - 1) != '-')) {
                    angles = Math.max(0, angles - 1);
                } else if (angles == 0) {
                    plain.append(c);
                }
            }
            return plain.toString();
        }
    }
}
