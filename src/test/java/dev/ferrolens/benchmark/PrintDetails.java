package dev.ferrolens.benchmark;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.session.Session;
import java.nio.file.Path;

/** What a script of one line does: opens a recording and prints its details. */
public final class PrintDetails {
    private PrintDetails() {}

    /** Opens the recording that is named. */
    public static void main(String[] args) {
        try (Session s = Ferrolens.open(Path.of(args[0]))) {
            System.out.println(s.details());
        }
    }
}
