package dev.ferrolens.report;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.chart.AreaColours;
import dev.ferrolens.chart.Browser;
import dev.ferrolens.chart.Picture;
import dev.ferrolens.file.FileName;
import dev.ferrolens.file.NewFile;
import dev.ferrolens.file.Resource;
import dev.ferrolens.html.Html;
import dev.ferrolens.html.Page;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.rust.RustcCommand;
import dev.ferrolens.rust.RustcProcess;
import dev.ferrolens.source.CrateSources;
import dev.ferrolens.source.Place;
import dev.ferrolens.source.SourceIndex;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sources of the compiled crates as a page, with the cost of each definition above its line: a bar for front end,
 * codegen and LLVM, and what its instances retain. It is a page to open beside the editor.
 *
 * <pre>{@code
 * s.source("path/to/project").show()
 * s.source("path/to/project").save("source.html")
 * }</pre>
 *
 * <p>The SQL is {@code queries/source-costs.sql}. A definition whose line is not known, as that of code that a macro
 * wrote, is in no file; the page says how much of the cost has a line.
 */
public final class SourceView {
    private static final int MOST_BYTES = 4 << 20;
    private static final int COSTLIEST = 20;
    /** The number of files whose text is unfolded at first. */
    private static final int OPEN = 3;
    /** The number of lines shown around each line with a cost, where not all are shown. */
    private static final int AROUND = 2;

    /** A part of a bar: a stage of the compiler, in the colour that it has in charts. */
    private record Stage(String name, String colour, Function<SourceCost, Double> cost) {}

    private static final List<Stage> STAGES = List.of(
            new Stage("front end", AreaColours.of("typeck"), SourceCost::frontEnd),
            new Stage("codegen", AreaColours.of("codegen"), SourceCost::codegen),
            new Stage("LLVM", AreaColours.of("llvm"), SourceCost::llvm));

    private final String title;
    private final List<SourceFile> files;
    private final double all;
    private final Units units;

    private SourceView(String title, List<SourceFile> files, double all, Units units) {
        this.title = title;
        this.files = files;
        this.all = all;
        this.units = units;
    }

    /**
     * Returns the sources in a project's folder.
     *
     * @throws FerrolensException if the folder has no source of a compiled crate, or the recordings lack arguments
     */
    public static SourceView of(QueryRunner session, Path folder) {
        FerrolensException.requireGiven(session, "session");
        Path project = FerrolensException.requireGiven(folder, "folder").toAbsolutePath().normalize();
        return read(session, recording -> Optional.of(project)).orElseThrow(() -> new FerrolensException("The folder "
                + folder + " has no source of a compiled crate: name the folder of the project, in which cargo ran."));
    }

    /** Returns the sources in the folder that the recordings name; empty if they name none, or it is not here. */
    static Optional<SourceView> recorded(QueryRunner session) {
        return read(session, recording -> {
            try {
                return RustcProcess.beside(Path.of(recording)).filter(Files::isRegularFile).map(RustcProcess::read)
                        .flatMap(RustcProcess::project).map(Path::normalize);
            } catch (InvalidPathException | FerrolensException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<SourceView> read(QueryRunner session, Function<String, Optional<Path>> project) {
        Map<String, List<CrateSources>> sources = new LinkedHashMap<>();
        for (Row row : session.query("commands").rows()) {
            String crate = row.getString("crate");
            Optional<Path> folder = project.apply(row.getString("file"));
            // What is outside of the project is the source of others.
            folder.flatMap(base -> RustcCommand.parse(row.getString("command")).rootFile()
                    .flatMap(root -> CrateSources.find(crate, root, folder))
                    .filter(found -> found.root().startsWith(base)))
                    .ifPresent(found -> sources.computeIfAbsent(crate, c -> new ArrayList<>()).add(found));
        }
        Relation costs = session.query("source-costs");
        return sources.isEmpty() ? Optional.empty() : Optional.of(of(sources, costs.rows(), costs.units()));
    }

    private static SourceView of(Map<String, List<CrateSources>> sources, List<Row> costs, Units units) {
        Map<String, List<SourceIndex>> indexes = new HashMap<>();
        sources.forEach((crate, found) -> indexes.put(crate, found.stream().map(CrateSources::index).toList()));
        Map<Path, Optional<SourceFile>> files = new LinkedHashMap<>();
        double all = 0;
        for (Row row : costs) {
            SourceCost cost = SourceCost.of(row);
            List<CrateSources> ofCrate = sources.getOrDefault(row.getString("crate"), List.of());
            all += ofCrate.isEmpty() ? 0 : cost.total();
            for (int i = 0; i < ofCrate.size(); i++) {
                CrateSources crate = ofCrate.get(i);
                Optional<Place> place = indexes.get(crate.crate()).get(i).place(cost.definition())
                        .or(() -> recorded(row));
                Optional<SourceFile> file = place.flatMap(at -> files.computeIfAbsent(crate.base().resolve(at.file())
                        .normalize(), path -> file(path, crate.base(), at.path())));
                if (file.isPresent()) {
                    file.get().add(place.get().line(), cost);
                    break;
                }
            }
        }
        List<SourceFile> lit = files.values().stream().flatMap(Optional::stream).filter(file -> file.total() > 0)
                .sorted(Comparator.comparingDouble(SourceFile::total).reversed()).toList();
        return new SourceView("Sources by cost: " + String.join(", ", sources.keySet()), lit, all, units);
    }

    /** Returns the place that the recording tells, as that of a derive. */
    private static Optional<Place> recorded(Row row) {
        try {
            return Optional.ofNullable(row.getString("file"))
                    .map(file -> new Place(Path.of(file), (int) row.getLong("line")));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<SourceFile> file(Path path, Path base, String name) {
        try {
            if (!path.startsWith(base) || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(path) > MOST_BYTES) {
                return Optional.empty();
            }
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return Optional.of(new SourceFile(name, text.lines().toList()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the title. */
    public String title() {
        return title;
    }

    /** Returns a self-contained document. */
    public String page() {
        return Page.titled(title).with("<h1>" + Html.escape(title) + "</h1>").with(html(files.size(), true)).html();
    }

    /** Shows the page in the browser; if there is no browser, writes a file and prints its path. */
    public void show() {
        Browser.show(title, page());
    }

    /**
     * Writes the page to a file.
     *
     * @throws FerrolensException if the file cannot be written, or its name has the ending of a picture
     */
    public void save(Path file) {
        if (Picture.of(file) != Picture.PAGE) {
            throw new FerrolensException("Sources are a page: save(\"source.html\") writes it; not " + file + ".");
        }
        String page = page();
        NewFile.writeText(file, out -> out.write(page));
    }

    /** Writes the page to a file given by name. */
    public void save(String file) {
        save(FileName.path(file));
    }

    /** Returns a short description. A prompt prints this; {@link #show} opens it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s; %,d file%s. Call show() to see %s.", title, files.size(),
                files.size() == 1 ? "" : "s", files.size() == 1 ? "it" : "them");
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * Returns the sources as a fragment.
     *
     * @param most the number of files, the costliest first
     * @param isWhole whether to show all lines, or only those around a cost
     */
    String html(int most, boolean isWhole) {
        StringBuilder out = new StringBuilder("<style>\n" + Resource.text(SourceView.class, "source.css")
                + "</style>\n<div class=\"ferrolens-source\">\n<p class=\"legend\">");
        STAGES.forEach(stage -> out.append("<span><i style=\"background: ").append(stage.colour())
                .append("\"></i>").append(stage.name()).append("</span>"));
        out.append("</p>\n<p class=\"note\">").append(placed()).append("</p>\n");
        double costliest = files.stream().flatMap(file -> file.costs().values().stream())
                .mapToDouble(SourceFile::sum).max().orElse(0);
        appendCostliest(most, costliest, out);
        for (int i = 0; i < Math.min(most, files.size()); i++) {
            SourceFile file = files.get(i);
            out.append("<details").append(i < OPEN ? " open" : "").append("><summary><code>")
                    .append(Html.escape(file.name())).append("</code> ").append(amount(file.total()))
                    .append("</summary>\n");
            appendLines(file, i, isWhole, costliest, out);
            out.append("</details>\n");
        }
        int more = files.size() - most;
        if (more > 0) {
            out.append(String.format(Locale.ROOT, "<p class=\"note\">… and %,d more file%s</p>%n", more,
                    more == 1 ? "" : "s"));
        }
        return out.append("</div>\n").toString();
    }

    private String placed() {
        double placed = files.stream().mapToDouble(SourceFile::total).sum();
        return all <= 0 ? "The definitions of these crates cost nothing."
                : String.format(Locale.ROOT, "%s of %s that the definitions of these crates cost are on a known line,"
                        + " %.1f %%.", amount(placed), amount(all), 100 * placed / all);
    }

    /** A definition and the line that it stands on. */
    private record Found(SourceCost cost, String file, int number, int line) {}

    private void appendCostliest(int most, double costliest, StringBuilder out) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < Math.min(most, files.size()); i++) {
            int number = i;
            files.get(i).costs().forEach((line, costs) -> costs.forEach(cost -> found.add(new Found(cost,
                    files.get(number).name(), number, line))));
        }
        found.sort(Comparator.comparingDouble((Found one) -> one.cost.total()).reversed());
        out.append("<ol class=\"costliest\">\n");
        for (Found one : found.subList(0, Math.min(COSTLIEST, found.size()))) {
            out.append("<li>").append(bar(List.of(one.cost), costliest)).append("<code>")
                    .append(Html.escape(one.cost.definition())).append("</code> ").append(amount(one.cost.total()))
                    .append(" <a href=\"#").append(id(one.number, one.line)).append("\">")
                    .append(Html.escape(one.file + ":" + one.line)).append("</a></li>\n");
        }
        out.append("</ol>\n");
    }

    private static String id(int file, int line) {
        return "source-" + file + "-" + line;
    }

    private void appendLines(SourceFile file, int number, boolean isWhole, double costliest, StringBuilder out) {
        out.append("<ol class=\"lines\">\n");
        int last = 0;
        for (int line = 1; line <= file.lines().size(); line++) {
            List<SourceCost> costs = file.costs().getOrDefault(line, List.of());
            if (!isWhole && file.costs().subMap(line - AROUND, line + AROUND + 1).isEmpty()) {
                continue;
            }
            if (!costs.isEmpty()) {
                out.append("<li class=\"lit\" id=\"").append(id(number, line)).append("\">")
                        .append(bar(costs, costliest)).append(Html.escape(note(costs))).append("</li>\n");
            }
            out.append("<li").append(line == last + 1 || last == 0 ? "" : " class=\"later\"").append(" value=\"")
                    .append(line).append("\"><code>").append(Html.escape(file.lines().get(line - 1)))
                    .append("</code></li>\n");
            last = line;
        }
        out.append("</ol>\n");
    }

    /** Returns a bar as long as its part of the costliest line. */
    private String bar(List<SourceCost> costs, double costliest) {
        StringBuilder bar = new StringBuilder("<span class=\"bar\" title=\"").append(Html.escape(costs.stream()
                .map(SourceCost::definition).collect(Collectors.joining(", ")))).append("\">");
        for (Stage stage : STAGES) {
            double cost = costs.stream().mapToDouble(one -> stage.cost().apply(one)).sum();
            bar.append(String.format(Locale.ROOT, "<i style=\"width: %.1f%%; background: %s\"></i>",
                    costliest > 0 ? 100 * Math.max(0, cost) / costliest : 0, stage.colour()));
        }
        return bar.append("</span>").toString();
    }

    private String note(List<SourceCost> costs) {
        String stages = STAGES.stream().map(stage -> {
            double cost = costs.stream().mapToDouble(one -> stage.cost().apply(one)).sum();
            return cost > 0 ? stage.name() + " " + amount(cost) : "";
        }).filter(stage -> !stage.isEmpty()).collect(Collectors.joining(", "));
        long instances = costs.stream().mapToLong(SourceCost::instances).sum();
        // Definitions of one line may retain each other's instances, so their sum would count some twice.
        double retained = costs.stream().mapToDouble(SourceCost::retained).max().orElse(0);
        return amount(SourceFile.sum(costs)) + ": " + stages + (costs.size() == 1 ? ""
                : String.format(Locale.ROOT, "; %,d definitions", costs.size()))
                + (instances == 0 ? "" : String.format(Locale.ROOT, "; %,d instance%s, retaining %s", instances,
                        instances == 1 ? "" : "s", amount(retained)));
    }

    private String amount(double cost) {
        return units.duration(cost);
    }
}
