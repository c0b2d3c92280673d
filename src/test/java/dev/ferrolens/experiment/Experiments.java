package dev.ferrolens.experiment;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All experiments. */
final class Experiments {
    private Experiments() {}

    static List<Experiment> all() {
        return Stream.of(GenericCode.all(), MacroCode.all(), FrontEnd.all(), BuildOptions.all(), WholeBuilds.all(),
                ApiDesigns.all(), BulkCode.all(), CrateTrees.all())
                .flatMap(List::stream).toList();
    }

    /** Those whose names hold a match of this regular expression. */
    static List<Experiment> named(String pattern) {
        return all().stream().filter(experiment -> Pattern.compile(pattern).matcher(experiment.name()).find()).toList();
    }
}
