package dev.ferrolens.input;

import dev.ferrolens.measureme.Profile;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.Locale;

/** Words the verdict on a recording whose rustc was ended before it wrote the names, which replaces its tables. */
public final class Unfinished {
    private Unfinished() {}

    /** Returns the verdict on a recording that is left out because others are complete, as a warning about its file. */
    static String verdict(Compilation compilation) {
        Profile profile = compilation.profile();
        return verdict(profile.intervals().size(), profile.unnamed(), profile.lastEnd(),
                new Units(profile.metadata().counter()));
    }

    /** Returns the verdict on a row of {@code queries/unfinished.sql}, after the name of its file. */
    public static String verdict(Row row, Units units) {
        return row.getString("file") + ": " + verdict(row.getLong("events"), row.getLong("unnamed_events"),
                row.getLong("ended_ns"), units);
    }

    private static String verdict(long events, long unnamed, long lastEnd, Units units) {
        return String.format(Locale.ROOT, "rustc was ended before it wrote the names of its events. Of %,d event%s"
                + "%s %s name, so they cannot be told apart."
                + " Record it again and let rustc finish. If it was killed for lack of memory, build with fewer"
                + " jobs (cargo build -j1) or record less (-Zself-profile-events=default). A truncated copy of a"
                + " file looks the same.", events, events == 1 ? "" : "s",
                units.isTime() ? ", the last of which ended after " + units.duration(lastEnd) + "," : "",
                unnamed == events ? "none has a" : String.format(Locale.ROOT, "%,d have no", unnamed));
    }
}
