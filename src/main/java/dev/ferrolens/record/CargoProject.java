package dev.ferrolens.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferrolens.message.FerrolensException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A cargo project, as described by cargo.
 *
 * @param packages the packages that {@code cargo build} builds in its folder by default
 * @param members all packages of its workspace
 * @param target cargo's target folder
 */
record CargoProject(List<String> packages, List<String> members, Path target) {
    /**
     * Parses the output of {@code cargo metadata --no-deps --format-version 1}.
     *
     * @param manifest the project's {@code Cargo.toml}
     * @see <a href="https://doc.rust-lang.org/cargo/commands/cargo-metadata.html">the format</a>
     */
    static CargoProject parse(String metadata, Path manifest) {
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(metadata);
        } catch (JsonProcessingException e) {
            throw new FerrolensException("The output of cargo metadata for " + manifest + " is not JSON.", e);
        }
        // Cargo before 1.71 does not tell which members it builds by default; all members are taken then.
        List<String> defaults = new ArrayList<>();
        json.path(json.has("workspace_default_members") ? "workspace_default_members" : "workspace_members")
                .forEach(id -> defaults.add(id.asText()));
        boolean isRoot = manifest.equals(Path.of(json.path("workspace_root").asText(), "Cargo.toml"));
        List<String> packages = new ArrayList<>();
        List<String> members = new ArrayList<>();
        for (JsonNode member : json.path("packages")) {
            String name = member.path("name").asText();
            members.add(name);
            if (isRoot ? defaults.contains(member.path("id").asText())
                    : manifest.equals(Path.of(member.path("manifest_path").asText()))) {
                packages.add(name);
            }
        }
        return new CargoProject(packages, members, Path.of(json.path("target_directory").asText()));
    }
}
