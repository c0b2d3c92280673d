package dev.ferrolens.flame;

import dev.ferrolens.chart.Apart;
import dev.ferrolens.chart.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A step of stacks that begin with the same labels, and the steps inside it.
 *
 * @param name the label, with its item if steps are by item
 * @param area the area of work; empty if there is none
 * @param own the time in the step itself
 * @param ownBefore the same in the session before; 0 without one
 * @param parts the steps inside, the largest first
 */
record Frame(String name, String area, long own, long ownBefore, List<Frame> parts) {
    /** Returns the time in the step and everything inside it. */
    long total() {
        long total = own;
        for (Frame part : parts) {
            total += part.total();
        }
        return total;
    }

    /** Returns the same in the session before. */
    long totalBefore() {
        long total = ownBefore;
        for (Frame part : parts) {
            total += part.totalBefore();
        }
        return total;
    }

    /**
     * Returns the inverted tree: below the root a step for each name, with the time in steps of that name themselves,
     * and inside it their callers, with their parts of that time.
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

    /** Returns one step for all outermost steps of a label, with everything inside them. */
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

    /** Returns this tree with the times of another session as those before. */
    Frame since(Frame before) {
        Growing both = new Growing(name, area);
        both.add(this);
        both.addBefore(before);
        return both.frame();
    }

    /** Returns the same with steps smaller than a bound combined, so that sums stay. */
    Frame withoutSmall(long bound) {
        return new Frame(name, area, own, ownBefore, Part.combineSmall(parts,
                part -> part.total() + part.totalBefore() >= bound, part -> part.withoutSmall(bound),
                (count, small) -> new Frame(count, "", small.stream().mapToLong(Frame::total).sum(),
                        small.stream().mapToLong(Frame::totalBefore).sum(), List.of())));
    }

    /** A frame to which stacks are added. */
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

        /** Returns the number of steps around this one. */
        int depth() {
            return depth;
        }

        /** Returns the step of a name inside this one. If only some of it is waiting, its area is that of the work. */
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
            // If waiting is left out, steps that only wait have no time.
            frames.removeIf(frame -> sizes.get(frame) == 0 && frame.parts().isEmpty() && Apart.contains(frame.area()));
            frames.sort(Comparator.comparing((Frame frame) -> -sizes.get(frame)).thenComparing(Frame::name));
            return new Frame(name, area, own, ownBefore, List.copyOf(frames));
        }
    }
}
