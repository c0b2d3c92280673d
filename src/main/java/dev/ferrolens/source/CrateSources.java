package dev.ferrolens.source;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The source files of a compiled crate on this machine.
 *
 * @param crate the crate's name
 * @param root the crate's root file
 * @param base the folder to which shown paths are relative: the project's, or else that of the crate's package
 */
public record CrateSources(String crate, Path root, Path base) {
    /**
     * Finds the root file that the compiler was given. Cargo runs the compiler in the folder of the workspace, which
     * may be above the project's. A file outside of the project is accepted only if its path is absolute.
     *
     * @param project the folder of the project that was recorded, if it is known
     */
    public static Optional<CrateSources> find(String crate, String rootFile, Optional<Path> project) {
        try {
            Path file = Path.of(rootFile);
            Optional<Path> base = project.map(Path::normalize);
            if (file.isAbsolute()) {
                Path root = file.normalize();
                return isFile(root) ? Optional.of(new CrateSources(crate, root,
                        base.filter(root::startsWith).orElseGet(() -> folderOfPackage(root)))) : Optional.empty();
            }
            for (Path folder = base.orElse(null); folder != null; folder = folder.getParent()) {
                Path root = folder.resolve(file).normalize();
                if (root.startsWith(base.get()) && isFile(root)) {
                    return Optional.of(new CrateSources(crate, root, base.get()));
                }
            }
            return Optional.empty();
        } catch (InvalidPathException | SecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path folderOfPackage(Path root) {
        for (Path folder = root.getParent(); folder != null; folder = folder.getParent()) {
            if (isFile(folder.resolve("Cargo.toml"))) {
                return folder;
            }
        }
        return root.getParent();
    }

    /** Reads the files. */
    public SourceIndex index() {
        return SourceIndex.of(crate, root, base);
    }
}
