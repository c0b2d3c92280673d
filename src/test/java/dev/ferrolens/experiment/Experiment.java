package dev.ferrolens.experiment;

import java.util.List;
import java.util.stream.Stream;

/**
 * A crate made to have one cause, and what becomes of it when advice is followed. Immutable.
 *
 * @param name of the crate, too
 * @param cause why it is slow to compile, in a few words
 * @param project the crate
 * @param expected what findings say of it
 * @param edits what can be done about it
 */
record Experiment(String name, String cause, Project project, Expectation expected, List<Edit> edits) {
    static Experiment of(String name, String cause, Project project, Expectation expected) {
        return new Experiment(name, cause, project, expected, List.of());
    }

    /** With what the first finding advises, done. */
    Experiment edit(String edit, Project edited) {
        return edit(edit, edited, expected.firstSays().toArray(String[]::new));
    }

    /** With what another finding advises, done; it is the first one that says all of this. */
    Experiment edit(String edit, Project edited, String... advisedBy) {
        return new Experiment(name, cause, project, expected,
                Stream.concat(edits.stream(), Stream.of(new Edit(edit, edited, List.of(advisedBy)))).toList());
    }
}
