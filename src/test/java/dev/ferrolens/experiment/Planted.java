package dev.ferrolens.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferrolens.Cargo;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.record.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Records the crates of the experiments: {@code Planted FOLDER [REGEX]} writes {@code NAME.mm_profdata.gz}, or a folder
 * NAME where the build has several compilations, and {@code expected.json} with what the findings should say.
 */
public final class Planted {
    private static final String RECORDING = ".mm_profdata";

    private Planted() {}

    /** Records those whose names match. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Experiment experiment : Experiments.named(args.length > 1 ? args[1] : "")) {
            Path work = Files.createTempDirectory("planted");
            try {
                save(record(experiment.project(), work), folder, experiment.name());
                System.out.println(experiment.name());
            } catch (FerrolensException e) {
                System.out.println(experiment.name() + ": " + e.getMessage());
            } finally {
                Folders.delete(work);
            }
            expect(folder.resolve("expected.json"), experiment);
        }
    }

    /**
     * Writes the project into a folder and records its whole build, with the toolchain that builds it elsewhere;
     * returns the folder with the recordings.
     */
    static Path record(Project project, Path folder) throws IOException {
        project.write(folder);
        Recording recording = Recording.of(folder).wholeTree().llvm()
                .cargoArguments(project.arguments().toArray(String[]::new));
        return Cargo.toolchain().map(recording::toolchain).orElse(recording).run();
    }

    private static void save(Path recorded, Path folder, String name) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(recorded)) {
            files = all.filter(file -> file.toString().endsWith(RECORDING)).sorted().toList();
        }
        Path whole = folder.resolve(name);
        if (Files.isDirectory(whole)) {
            Folders.delete(whole);
        }
        if (files.size() == 1) {
            compress(files.get(0), folder.resolve(name + RECORDING + ".gz"));
        } else {
            Files.createDirectory(whole);
            for (Path file : files) {
                compress(file, whole.resolve(file.getFileName() + ".gz"));
            }
        }
    }

    private static void compress(Path from, Path to) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to), 1 << 16)) {
            Files.copy(from, out);
        }
    }

    static void expect(Path file, Experiment experiment) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode all = Files.exists(file) ? (ObjectNode) mapper.readTree(file.toFile()) : mapper.createObjectNode();
        ObjectNode one = all.putObject(experiment.name()).put("cause", experiment.cause());
        Expectation expected = experiment.expected();
        if (!expected.firstSays().isEmpty()) {
            one.set("first_says", mapper.valueToTree(expected.firstSays()));
        }
        if (!expected.never().isEmpty()) {
            one.set("never", mapper.valueToTree(expected.never()));
        }
        expected.findings().ifPresent(count -> one.put("findings", count));
        mapper.writeValue(file.toFile(), all);
    }
}
