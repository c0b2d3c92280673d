package dev.ferrolens.store;

import static dev.ferrolens.store.Column.bigint;
import static dev.ferrolens.store.Column.bool;
import static dev.ferrolens.store.Column.integer;
import static dev.ferrolens.store.Column.number;
import static dev.ferrolens.store.Column.utf8;

import dev.ferrolens.measureme.LongMap;
import dev.ferrolens.measureme.Profile;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of the tables {@code stack} and {@code item_stack}: the sums of events inside the same labels, or the same
 * labels and items. A profile has many times fewer stacks than events, which makes call trees and flame graphs fast.
 */
final class Stacks {
    private final ProfileColumns profile;
    private final int first;
    private final LongItems items;
    private final IntArrayList parent = new IntArrayList();
    /** An event of each stack, for the thread, label, kind, depth and whether the label is above. */
    private final IntArrayList example = new IntArrayList();
    private final LongArrayList calls = new LongArrayList();
    private final LongArrayList self = new LongArrayList();
    private final LongArrayList time = new LongArrayList();
    private final LongArrayList work = new LongArrayList();

    /**
     * Adds up a profile's events.
     *
     * @param profile the profile
     * @param first the number of the first stack, so that numbers are unique in the session
     * @param items the items that distinguish stacks, together with labels
     */
    Stacks(ProfileColumns profile, int first, LongItems items) {
        this.profile = profile;
        this.first = first;
        this.items = items;
        Profile.Intervals events = profile.profile().intervals();
        int[] stackOf = new int[events.size()];
        long[] workOf = work(profile);
        LongMap known = new LongMap(-1);
        LongMap threads = new LongMap(-1);
        LongMap steps = new LongMap(-1);
        // Parents follow their children.
        for (int i = events.size() - 1; i >= 0; i--) {
            int above = events.parent()[i];
            // Stacks below a stack differ in their last step; those at the top in their thread, too.
            long place = above < 0
                    ? -1L - threads.number(events.thread()[i])
                    : stackOf[above];
            long labelAndItem = (long) profile.labelAndKind(i) << 32 | items.number(i) & 0xffffffffL;
            long identity = place << 32 | steps.number(labelAndItem);
            int stack = known.number(identity);
            if (stack == calls.size()) {
                add(above < 0 ? -1 : stackOf[above], i);
            }
            stackOf[i] = stack;
            calls.set(stack, calls.getLong(stack) + 1);
            self.set(stack, self.getLong(stack) + events.self()[i]);
            time.set(stack, time.getLong(stack) + events.end()[i] - events.start()[i]);
            work.set(stack, work.getLong(stack) + workOf[i]);
        }
    }

    /** Returns the part of each event's time that is work, including the events inside. */
    private static long[] work(ProfileColumns profile) {
        Profile.Intervals events = profile.profile().intervals();
        long[] work = new long[events.size()];
        // Children come before their parents.
        for (int i = 0; i < work.length; i++) {
            work[i] += Areas.isWork(profile.area(i)) ? events.self()[i] : 0;
            if (events.parent()[i] >= 0) {
                work[events.parent()[i]] += work[i];
            }
        }
        return work;
    }

    private void add(int stackAbove, int event) {
        parent.add(stackAbove < 0 ? -1 : first + stackAbove);
        example.add(event);
        calls.add(0);
        self.add(0);
        time.add(0);
        work.add(0);
    }

    int size() {
        return calls.size();
    }

    /** Returns the columns of the table {@code stack}. */
    static List<Column<Stacks>> columns() {
        return List.of(
                integer("compilation", (s, i) -> s.profile.compilationNumber()),
                integer("stack", (s, i) -> s.first + i),
                number("parent", (s, i) -> s.parent.getInt(i)),
                bigint("thread", (s, i) -> Integer.toUnsignedLong(s.events().thread()[s.example.getInt(i)])),
                utf8("kind", (s, i) -> s.profile.kind(s.example.getInt(i))),
                utf8("label", (s, i) -> s.profile.label(s.example.getInt(i))),
                utf8("area", (s, i) -> Column.bytes(s.profile.area(s.example.getInt(i)))),
                integer("depth", (s, i) -> s.events().depth()[s.example.getInt(i)]),
                bool("outermost", (s, i) -> s.events().outermost()[s.example.getInt(i)]),
                bigint("calls", (s, i) -> s.calls.getLong(i)),
                bigint("self_ns", (s, i) -> s.self.getLong(i)),
                bigint("inclusive_ns", (s, i) -> s.time.getLong(i)),
                bigint("work_ns", (s, i) -> s.work.getLong(i)));
    }

    /** Returns the columns of the table {@code item_stack}. */
    static List<Column<Stacks>> columnsWithKey() {
        List<Column<Stacks>> columns = new ArrayList<>(columns());
        columns.add(number("key", (s, i) -> s.key(s.example.getInt(i))));
        return columns;
    }

    private int key(int event) {
        return items.number(event) == LongItems.NONE ? -1 : profile.key(events().key()[event]);
    }

    private Profile.Intervals events() {
        return profile.profile().intervals();
    }
}
