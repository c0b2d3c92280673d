package dev.ferrolens.experiment;

import dev.ferrolens.Cargo;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.finding.Finding;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks of each piece of advice whether it saves what it says: {@code mvn -Pexperiments verify}. Each crate is recorded,
 * the advice is taken from its findings and followed, and the crate and the edited one are built in turn without the
 * profiler. Writes the table to {@code target/experiments}.
 *
 * <ul>
 * <li>{@code -Dexperiments.pairs=N}: how many pairs of builds; five unless set
 * <li>{@code -Dexperiments.only=REGEX}: the experiments whose names match
 * </ul>
 *
 * <p>Processor time is the figure to trust: wall time is what is left of it by whatever else the machine does.
 */
public final class RunExperiments {
    private final int pairs;
    private final Path results;
    private final List<Outcome> outcomes = new ArrayList<>();

    private RunExperiments(int pairs, Path results) {
        this.pairs = pairs;
        this.results = results;
    }

    /** Runs them one after the other. */
    public static void main(String[] args) throws IOException {
        if (!Cargo.runs()) {
            System.out.println("The experiments are not run: there is no cargo here.");
            return;
        }
        new RunExperiments(Integer.parseInt(System.getProperty("experiments.pairs", "5")),
                Files.createDirectories(Path.of("target", "experiments")))
                .run(Experiments.named(System.getProperty("experiments.only", "")));
    }

    private void run(List<Experiment> experiments) throws IOException {
        int right = 0;
        for (Experiment experiment : experiments) {
            Path folder = Files.createTempDirectory("experiment");
            try (Session session = Ferrolens.open(Planted.record(experiment.project(), folder.resolve("recorded")))) {
                List<Finding> findings = session.findings();
                boolean isRight = experiment.expected().isMetBy(findings);
                right += isRight ? 1 : 0;
                System.out.println(experiment.name() + ": " + (isRight ? "as an expert would say" : "NOT as expected")
                        + ": "
                        + findings.stream().findFirst().map(Finding::title).orElse("no finding"));
                for (Edit edit : experiment.edits()) {
                    outcomes.add(new Outcome(experiment, edit, stated(findings, edit), measure(experiment, edit,
                            folder)));
                    write();
                }
            } finally {
                Folders.delete(folder);
            }
        }
        System.out.println(new OutcomeTable(outcomes).markdown());
        System.out.println("The first finding is what an expert would say in " + right + " of " + experiments.size()
                + ".");
    }

    private static Optional<Stated> stated(List<Finding> findings, Edit edit) {
        return findings.stream().filter(finding -> Expectation.says(finding,
                edit.advisedBy())).findFirst().map(Stated::of);
    }

    private Saved measure(Experiment experiment, Edit edit, Path folder) throws IOException {
        Path before = folder.resolve("before");
        Path after = folder.resolve("after");
        experiment.project().write(before);
        edit.project().write(after);
        List<BuildTime> timesBefore = new ArrayList<>();
        List<BuildTime> timesAfter = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            timesBefore.add(BuildTime.of(before, experiment.project().arguments()));
            timesAfter.add(BuildTime.of(after, edit.project().arguments()));
        }
        Folders.delete(before);
        Folders.delete(after);
        return Saved.of(timesBefore, timesAfter);
    }

    /** After each experiment, so that an interrupt loses none. */
    private void write() throws IOException {
        OutcomeTable table = new OutcomeTable(outcomes);
        Files.writeString(results.resolve("experiments.md"), table.markdown());
        Files.writeString(results.resolve("experiments.csv"), table.csv());
    }
}
