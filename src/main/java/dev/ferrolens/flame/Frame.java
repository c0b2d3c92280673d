package dev.ferrolens.flame;

import dev.ferrolens.chart.Apart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A step of stacks that begin alike, and the steps inside it.
 *
 * @param name the label, and perhaps what it was about
 * @param area the area of work it belongs to; empty of what has none
 * @param own time in the step itself
 * @param ownBefore the same in the session before; 0 where there is none
 * @param parts the steps inside, the largest first
 */
record Frame(String name, String area, long own, long ownBefore, List<Frame> parts) {
    /** Time in the step and in all inside. */
    long total() {
        long total = own;
        for (Frame part : parts) {
            total += part.total();
        }
        return total;
    }

    /** The same in the session before. */
    long totalBefore() {
        long total = ownBefore;
        for (Frame part : parts) {
            total += part.totalBefore();
        }
        return total;
    }

    /**
     * What the time was spent in, whoever called it: below the root a step for each name, with the time in it itself,
     * and inside it those that called it, as far as the time is theirs.
     */
    Frame inverted() {
        Growing root = new Growing(name, area);
        root.own += own;
        root.ownBefore += ownBefore;
        List<Frame> path = new ArrayList<>();
        parts.forEach(part -> part.invertInto(root, path));
        return root.frame();
    }

    private void invertInto(Growing root, List<Frame> path) {
        if (own != 0 || ownBefore != 0) {
            Growing at = root.part(name, area);
            for (int i = path.size() - 1; i >= 0; i--) {
                at = at.part(path.get(i).name, path.get(i).area);
            }
            at.own += own;
            at.ownBefore += ownBefore;
        }
        path.add(this);
        parts.forEach(part -> part.invertInto(root, path));
        path.remove(path.size() - 1);
    }

    /** The time in outermost steps of a name, with all inside them, as one step. */
    Frame below(String label) {
        Growing found = new Growing(label, "");
        collect(label, found);
        return found.frame();
    }

    private void collect(String label, Growing found) {
        if (name.equals(label)) {
            found.area = area;
            found.add(this);
        } else {
            parts.forEach(part -> part.collect(label, found));
        }
    }

    /** This with the times of another session as those before. */
    Frame since(Frame before) {
        Growing both = new Growing(name, area);
        both.add(this);
        both.addBefore(before);
        return both.frame();
    }

    /** The same with steps smaller than a bound added up, a step for all of them in each whole; sums stay. */
    Frame withoutSmall(long bound) {
        List<Frame> kept = new ArrayList<>();
        long rest = 0;
        long restBefore = 0;
        int folded = 0;
        for (Frame part : parts) {
            long total = part.total();
            long totalBefore = part.totalBefore();
            if (total + totalBefore >= bound) {
                kept.add(part.withoutSmall(bound));
            } else {
                rest += total;
                restBefore += totalBefore;
                folded++;
            }
        }
        if (folded > 0) {
            kept.add(new Frame(folded == 1 ? "1 smaller" : folded + " smaller", "", rest, restBefore, List.of()));
        }
        return new Frame(name, area, own, ownBefore, List.copyOf(kept));
    }

    /** A frame while stacks are being added. */
    static final class Growing {
        private final String name;
        private final int depth;
        private final Map<String, Growing> parts = new LinkedHashMap<>();
        private String area;
        private long own;
        private long ownBefore;

        Growing(String name, String area) {
            this(name, area, 0);
        }

        private Growing(String name, String area, int depth) {
            this.name = name;
            this.area = area;
            this.depth = depth;
        }

        /** How many steps it is inside. */
        int depth() {
            return depth;
        }

        /** The step of a name inside this one; where some of it only waits, its area is that of the work. */
        Growing part(String part, String partArea) {
            Growing found = parts.computeIfAbsent(part, p -> new Growing(p, partArea, depth + 1));
            if (Apart.contains(found.area)) {
                found.area = partArea;
            }
            return found;
        }

        /** Adds time in the step itself. */
        void spend(long time) {
            own += time;
        }

        private void add(Frame frame) {
            own += frame.own;
            ownBefore += frame.ownBefore;
            frame.parts.forEach(part -> part(part.name, part.area).add(part));
        }

        private void addBefore(Frame frame) {
            ownBefore += frame.own;
            frame.parts.forEach(part -> part(part.name, part.area).addBefore(part));
        }

        Frame frame() {
            List<Frame> frames = new ArrayList<>();
            parts.values().forEach(part -> frames.add(part.frame()));
            Map<Frame, Long> sizes = new IdentityHashMap<>();
            frames.forEach(frame -> sizes.put(frame, frame.total() + frame.totalBefore()));
            // Where waiting is left out, what only waits has no time at all.
            frames.removeIf(frame -> sizes.get(frame) == 0 && frame.parts().isEmpty() && Apart.contains(frame.area()));
            frames.sort(Comparator.comparing((Frame frame) -> -sizes.get(frame)).thenComparing(Frame::name));
            return new Frame(name, area, own, ownBefore, List.copyOf(frames));
        }
    }
}
