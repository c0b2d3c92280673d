package dev.ferrolens.session;

import dev.ferrolens.input.Inputs;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.ProgressLine;
import dev.ferrolens.rust.RustcProcess;
import dev.ferrolens.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;

/** Opens files as sessions. */
public final class Sessions {
    private Sessions() {}

    /**
     * Opens recordings as one session, or a database file alone. Recordings made for the instantiation graph keep their
     * events without duration.
     *
     * @throws FerrolensException if nothing can be opened
     */
    public static Session open(Path... paths) {
        return open(recording -> isForGraph(recording) ? ProfileReader.readWithInstants(recording)
                : ProfileReader.read(recording), paths);
    }

    /** Opens recordings with their events without duration; otherwise like {@link #open}. */
    public static Session openWithInstants(Path... paths) {
        return open(ProfileReader::readWithInstants, paths);
    }

    private static Session open(Function<Path, Profile> reader, Path... paths) {
        for (Path path : FerrolensException.requireGiven(paths, "files")) {
            FerrolensException.requireGiven(path, "file");
        }
        if (Arrays.stream(paths).anyMatch(Database::isDatabase)) {
            return openDatabase(paths);
        }
        try (ProgressLine progress = ProgressLine.of("Opening")) {
            return new Session(Database.ofRecordings(() -> Inputs.read(reader, paths)));
        } catch (OutOfMemoryError e) {
            throw new FerrolensException("These recordings need more memory than the "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB that Java may use; start java with a larger -Xmx,"
                    + " or open fewer of them.", e);
        } catch (RuntimeException | Error e) {
            throw FerrolensException.of(e);
        }
    }

    private static boolean isForGraph(Path recording) {
        try {
            return RustcProcess.beside(recording).filter(Files::isRegularFile).map(RustcProcess::read)
                    .filter(RustcProcess::graph).isPresent();
        } catch (FerrolensException e) {
            // Inputs tells what is wrong with the file.
            return false;
        }
    }

    private static Session openDatabase(Path... paths) {
        if (paths.length > 1) {
            throw new FerrolensException("A database file is a whole session, which cannot be opened with other files;"
                    + " name one database file, or the recordings.");
        }
        return new Session(Database.ofFile(paths[0]));
    }
}
