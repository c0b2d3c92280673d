package dev.ferrolens.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ferrolens.message.FerrolensException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CargoProjectTest {
    private static final String PACKAGES = """
            {"packages": [{"name": "app", "id": "path+file:///p#app@0.1.0", "manifest_path": "/p/Cargo.toml"},
                          {"name": "core", "id": "path+file:///p/core#0.1.0", "manifest_path": "/p/core/Cargo.toml"}],
             "workspace_members": ["path+file:///p#app@0.1.0", "path+file:///p/core#0.1.0"],
            """;
    private static final String END = """
             "workspace_root": "/p", "target_directory": "/elsewhere/target"}""";
    private static final String NEW =
            PACKAGES + "\"workspace_default_members\": [\"path+file:///p#app@0.1.0\"]," + END;

    @Test
    void inTheRootOfAWorkspaceCargoBuildsTheDefaultMembers() {
        CargoProject project = CargoProject.parse(NEW, Path.of("/p/Cargo.toml"));
        assertEquals(List.of("app"), project.packages());
        assertEquals(List.of("app", "core"), project.members());
        assertEquals(Path.of("/elsewhere/target"), project.target());
    }

    @Test
    void inTheFolderOfAMemberCargoBuildsThatMember() {
        assertEquals(List.of("core"), CargoProject.parse(NEW, Path.of("/p/core/Cargo.toml")).packages());
    }

    @Test
    void anOldCargoDoesNotTellTheDefaultMembers() {
        assertEquals(List.of("app", "core"), CargoProject.parse(PACKAGES + END, Path.of("/p/Cargo.toml")).packages());
    }

    @Test
    void whatIsNoJsonIsASentence() {
        assertEquals("The output of cargo metadata for Cargo.toml is not JSON.", assertThrows(FerrolensException.class,
                () -> CargoProject.parse("{", Path.of("Cargo.toml"))).getMessage());
    }
}
