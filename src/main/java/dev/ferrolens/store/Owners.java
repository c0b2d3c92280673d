package dev.ferrolens.store;

import static dev.ferrolens.store.Column.bigint;

import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.LongMap;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.KeyFacts;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the owner of each event, to which its time is charged, and its asker, from the events around it.
 *
 * <p>An event's owner is the nearest key that names a function: its own, or that of an event around it. So
 * {@code layout_of} a type belongs to the instance that needed the layout, and a pass of LLVM on a loop to the function
 * with the loop. The owner of a pass on a module is its own key, whose functions are those of the module.
 */
final class Owners {
    private static final int NONE = -1;

    /** The key of each event's owner, or -1. */
    private final int[] owner;
    /** The nearest event around each event that belongs to another area, or -1. */
    private final int[] asker;
    /** Whether no event around each event is charged to the same definition. */
    private final boolean[] entersDefinition;
    /** Whether no event around each event is charged to the same function. */
    private final boolean[] entersFunction;
    private final ProfileColumns profile;

    Owners(ProfileColumns profile, KeyTable keys) {
        Profile.Intervals events = profile.profile().intervals();
        this.profile = profile;
        owner = new int[events.size()];
        asker = new int[events.size()];
        entersDefinition = new boolean[events.size()];
        entersFunction = new boolean[events.size()];
        FunctionKeys functionKeys = new FunctionKeys(profile.profile(), keys);
        int[] functions = functionKeys.numbers(KeyFacts::function);
        Entries intoDefinition = new Entries(events, functionKeys.numbers(KeyFacts::definition));
        Entries intoFunction = new Entries(events, functions);
        int pass = profile.profile().kinds().indexOf(EventKind.LLVM_PASS.text());
        BitSet passKeys = new BitSet();
        keys.functions().forEach(function -> passKeys.set(function.key()));
        // Parents follow their children.
        for (int i = events.size() - 1; i >= 0; i--) {
            int above = events.parent()[i];
            int key = events.key()[i];
            boolean namesFunction = key >= 0 && functions[key] >= 0;
            boolean isPass = events.kind()[i] == pass && key >= 0 && passKeys.get(key);
            owner[i] = namesFunction || isPass ? key : above < 0 ? NONE : owner[above];
            asker[i] = above < 0 ? NONE : profile.area(above).equals(profile.area(i)) ? asker[above] : above;
            entersDefinition[i] = namesFunction && intoDefinition.enters(i);
            entersFunction[i] = namesFunction && intoFunction.enters(i);
        }
    }

    int size() {
        return owner.length;
    }

    /**
     * Returns the columns from which {@code late-keys.sql} makes {@code cost}; two numbers share a column, as in
     * {@link ProfileColumns#packedEvent}.
     */
    static List<Column<Owners>> columns() {
        return List.of(
                bigint("label_and_key", (o, i) -> o.labelAndKey(i)),
                bigint("asker_and_owner", (o, i) -> ProfileColumns.packed(o.askerLabel(i), o.profile.key(o.owner[i]))),
                bigint("self_ns", (o, i) -> o.events().self()[i]),
                bigint("duration_ns", (o, i) -> o.events().end()[i] - o.events().start()[i]));
    }

    /**
     * Returns an event's label and key. Below the label are three bits that tell whether the event is the outermost of
     * its label, definition and function.
     */
    private long labelAndKey(int event) {
        int outermost = (events().outermost()[event] ? 4 : 0) | (entersDefinition[event] ? 2 : 0)
                | (entersFunction[event] ? 1 : 0);
        return ProfileColumns.packed(profile.labelNumber(event) << 3 | outermost,
                profile.key(events().key()[event]));
    }

    /** Returns the asker's label, which tells its area, or -1 if there is no asker. */
    private int askerLabel(int event) {
        return asker[event] < 0 ? NONE : profile.labelNumber(asker[event]);
    }

    private Profile.Intervals events() {
        return profile.profile().intervals();
    }

    /**
     * Finds the events that are not inside another one of the same name. On a thread, the last such event of a name
     * contains either the next event of that name, or none of the later ones.
     */
    private static final class Entries {
        private final Profile.Intervals events;
        private final int[] names;
        private final LongMap lastOnThread = new LongMap(NONE);

        Entries(Profile.Intervals events, int[] names) {
            this.events = events;
            this.names = names;
        }

        boolean enters(int event) {
            long place = (long) names[events.key()[event]] << 32 | events.thread()[event] & 0xffffffffL;
            int last = (int) lastOnThread.get(place);
            boolean isInside = last >= 0
                    && events.start()[last] <= events.start()[event] && events.end()[event] <= events.end()[last];
            if (!isInside) {
                lastOnThread.put(place, event);
            }
            return !isInside;
        }
    }
}
