package dev.ferrolens.record;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferrolens.file.Resource;
import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The wrapper program that cargo runs in place of rustc. Its source, {@code wrapper.rs}, explains its environment
 * variables. It is written in Rust, since every recording has a Rust compiler.
 */
final class Wrapper {
    private Wrapper() {}

    /** Compiles the program into a new folder. */
    static void compile(Path program, Toolchain toolchain) {
        Path folder = program.getParent();
        Path source = folder.resolve("wrapper.rs");
        try {
            Files.createDirectory(folder);
            Files.write(source, Resource.bytes(Wrapper.class, "wrapper.rs"));
            Program.Outcome rustc = Program.run(folder, toolchain.command(List.of("rustc", "--edition=2021",
                    "-Cdebuginfo=0", "-o", program.toString(), source.toString())), Map.of(),
                    OutputStream.nullOutputStream());
            if (rustc.failed()) {
                throw new FerrolensException("The compiler cannot build the wrapper program that starts it with the"
                        + " profiler on: " + CargoOutput.errors(rustc.err()) + ".");
            }
        } catch (IOException e) {
            throw new FerrolensException("The folder " + folder + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** Returns the environment that makes cargo run the program in place of rustc. */
    static Map<String, String> environment(Path program, Path folder, List<String> flags, Recording recording,
            Toolchain toolchain, Optional<String> other) {
        Map<String, String> environment = new HashMap<>();
        environment.put("RUSTC_WRAPPER", program.toString());
        environment.put("FERROLENS_FOLDER", folder.toString());
        environment.put("FERROLENS_FLAGS", String.join("\u001f", flags));
        environment.put("FERROLENS_NOTES", notes(recording));
        environment.put("FERROLENS_RECORD", recording.isOfWholeTree() ? "all" : "primary");
        if (toolchain.needsBootstrap()) {
            environment.put("FERROLENS_BOOTSTRAP", "1");
        }
        other.ifPresent(name -> environment.put("FERROLENS_WRAPPER", name));
        return environment;
    }

    /** Returns the facts that are the same for all recordings; see {@link dev.ferrolens.rust.RustcProcess}. */
    private static String notes(Recording recording) {
        String path = TextNode.valueOf(recording.project().toString()).toString();
        return "\"project\": " + path + ",\n  \"cleaned\": true"
                + (recording.recordsHits() ? ",\n  \"graph\": true" : "");
    }

    /** Returns the wrapper that the environment or cargo's configuration already sets. */
    static Optional<String> configured(Path project, Toolchain toolchain) {
        String set = System.getenv("RUSTC_WRAPPER");
        if (set != null) {
            return Optional.of(set).filter(name -> !name.isEmpty());
        }
        // The command is unstable, but the only way to ask cargo. It fails if there is no such setting.
        Program.Outcome config = Program.run(project, toolchain.command(List.of("cargo", "-Zunstable-options",
                "config", "get", "--format", "json-value", "build.rustc-wrapper")), Map.of("RUSTC_BOOTSTRAP", "1"),
                OutputStream.nullOutputStream());
        String value = config.out().strip().replaceAll("^\"|\"$", "");
        return config.failed() || value.isEmpty() ? Optional.empty() : Optional.of(locate(value, project));
    }

    /**
     * Returns the path of a wrapper. Cargo resolves it in the folder that contains {@code .cargo}, which is the
     * project's or one above it.
     */
    static String locate(String wrapper, Path project) {
        for (Path folder = project; folder != null && wrapper.contains("/"); folder = folder.getParent()) {
            if (Files.exists(folder.resolve(wrapper))) {
                return folder.resolve(wrapper).toString();
            }
        }
        return wrapper;
    }

    /** Returns whether a wrapper uses a cache, since results from a cache are not compiled and so not recorded. */
    static boolean caches(String wrapper) {
        return Path.of(wrapper).getFileName().toString().contains("cache");
    }
}
