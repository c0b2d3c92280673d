package dev.ferrolens.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A cargo project, and how it is built. Immutable.
 *
 * @param files the text of each file by its path in the project's folder
 * @param arguments what stands after {@code cargo build}
 */
record Project(Map<String, String> files, List<String> arguments) {
    private static final String MANIFEST = """
            [package]
            name = "NAME"
            version = "0.1.0"
            edition = "2021"

            [workspace]

            """;

    Project {
        files = Map.copyOf(files);
        arguments = List.copyOf(arguments);
    }

    /** A package with a library that is built in the dev profile. */
    static Project library(String name, String source) {
        return new Project(Map.of("Cargo.toml", MANIFEST.replace("NAME", name), "src/lib.rs", source), List.of());
    }

    /** A package with a program that is built in the dev profile. */
    static Project program(String name, String source) {
        return new Project(Map.of("Cargo.toml", MANIFEST.replace("NAME", name), "src/main.rs", source), List.of());
    }

    /** A workspace without members yet; each folder of {@link #member} is one. */
    static Project workspace() {
        return new Project(Map.of("Cargo.toml", "[workspace]\nresolver = \"2\"\nmembers = [\"crates/*\"]\n"),
                List.of());
    }

    /** With a member of the workspace: a library that depends on others of it. */
    Project member(String name, String source, String... dependencies) {
        return crate("crates/" + name, name, "", source, dependencies);
    }

    /** With a library in the folder of its name, on which the package itself depends. */
    Project dependency(String name, String source) {
        return crate(name, name, "", source).manifest("[dependencies]\n" + name + " = { path = \"" + name + "\" }\n");
    }

    /** With a proc macro crate in the folder of its name, on which the package itself depends. */
    Project procMacro(String name, String source) {
        return crate(name, name, "[lib]\nproc-macro = true\n", source)
                .manifest("[dependencies]\n" + name + " = { path = \"" + name + "\" }\n");
    }

    private Project crate(String folder, String name, String manifest, String source, String... dependencies) {
        StringBuilder text = new StringBuilder(MANIFEST.replace("NAME", name).replace("[workspace]\n\n",
                "")).append(manifest);
        if (dependencies.length > 0) {
            text.append("[dependencies]\n");
            for (String dependency : dependencies) {
                text.append(dependency).append(" = { path = \"../").append(dependency).append("\" }\n");
            }
        }
        return file(folder + "/Cargo.toml", text.toString()).file(folder + "/src/lib.rs", source);
    }

    /** With this file, in place of the one at that path. */
    Project file(String path, String text) {
        Map<String, String> all = new TreeMap<>(files);
        all.put(path, text);
        return new Project(all, arguments);
    }

    /** With these lines at the end of its {@code Cargo.toml}. */
    Project manifest(String lines) {
        return file("Cargo.toml", files.get("Cargo.toml") + lines);
    }

    /** Built with these arguments, too. */
    Project with(String... words) {
        return new Project(files, Stream.concat(arguments.stream(), Stream.of(words)).toList());
    }

    /** Built in the release profile. */
    Project release() {
        return with("--release");
    }

    /** Built in the release profile with these settings. */
    Project release(String settings) {
        return release().manifest("[profile.release]\n" + settings + "\n");
    }

    /** Built in the dev profile with these settings. */
    Project dev(String settings) {
        return manifest("[profile.dev]\n" + settings + "\n");
    }

    /** Writes its files into a folder. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            if (file.getKey().endsWith(".sh") && !path.toFile().setExecutable(true)) {
                throw new IOException("The file " + path + " cannot be made a program.");
            }
        }
    }
}
