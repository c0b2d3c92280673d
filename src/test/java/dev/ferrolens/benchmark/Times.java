package dev.ferrolens.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** How long the runs of something took, in milliseconds, the shortest first. */
record Times(double[] sorted) {
    /** Runs something so many times, after a run that does not count. */
    static Times of(int runs, Callable<?> action) throws Exception {
        return inTurn(runs, List.of(action)).get(0);
    }

    /**
     * Runs several things in turn, so many times each, after a round that does not count: what slows the machine down
     * for a while then slows down all of them.
     */
    static List<Times> inTurn(int runs, List<Callable<?>> actions) throws Exception {
        List<double[]> times = new ArrayList<>();
        actions.forEach(action -> times.add(new double[runs]));
        for (int run = -1; run < runs; run++) {
            for (int i = 0; i < actions.size(); i++) {
                long start = System.nanoTime();
                actions.get(i).call();
                if (run >= 0) {
                    times.get(i)[run] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        times.forEach(Arrays::sort);
        return times.stream().map(Times::new).toList();
    }

    double median() {
        return sorted[sorted.length / 2];
    }

    double least() {
        return sorted[0];
    }
}
