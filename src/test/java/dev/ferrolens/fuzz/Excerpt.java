package dev.ferrolens.fuzz;

import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.measureme.ProfileWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small profiles that hold a run of a recording's events, so that thousands of them can be read in a second. */
final class Excerpt {
    private static final int EVENTS = 60;
    private static final int LONGEST_KEY = 2_000;

    private final Profile profile;
    private final ProfileWriter writer;
    private int virtualId = 1;

    private Excerpt(Profile profile, int version) {
        this.profile = profile;
        this.writer = ProfileWriter.version(version);
    }

    /** So many excerpts of a recording, of both versions in turn, from places all over it, in pages of many sizes. */
    static List<byte[]> of(Path recording, int excerpts) {
        Profile profile = ProfileReader.readWithInstants(recording);
        Random random = new Random(profile.intervals().size());
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < excerpts; i++) {
            Excerpt excerpt = new Excerpt(profile, i % 2 == 0 ? 9 : 8);
            excerpt.writer.pagesOf(50 << random.nextInt(8));
            excerpt.write(random);
            all.add(excerpt.writer.toBytes());
        }
        return all;
    }

    private void write(Random random) {
        Profile.Intervals events = profile.intervals();
        for (int i = from(events.size(), random), n = 0; i < events.size() && n < EVENTS; i++, n++) {
            String label = profile.labels().get(events.label()[i]);
            String kind = profile.kinds().get(events.kind()[i]);
            if (n % 2 == 0) {
                writer.interval(events.thread()[i], kind, label, events.start()[i], events.end()[i],
                        arguments(events.key()[i]));
            } else {
                long id = writer.virtual(virtualId++, label, arguments(events.key()[i]));
                writer.event(writer.string(kind), id, events.thread()[i], events.start()[i], events.end()[i]);
            }
        }
        Profile.Instants instants = profile.instants();
        for (int i = from(instants.size(), random), n = 0; i < instants.size() && n < EVENTS / 4; i++, n++) {
            writer.instant(instants.thread()[i], profile.kinds().get(instants.kind()[i]),
                    profile.labels().get(instants.label()[i]), instants.at()[i], arguments(instants.key()[i]));
        }
        Profile.CacheHits hits = profile.cacheHits();
        for (int i = from(hits.size(), random), n = 0; i < hits.size() && n < EVENTS / 4; i++, n++) {
            writer.integer("QueryCacheHitCount", profile.labels().get(hits.label()[i]), hits.hits()[i],
                    arguments(hits.key()[i]));
        }
        Profile.Artifacts sizes = profile.artifacts();
        for (int i = from(sizes.size(), random), n = 0; i < sizes.size() && n < EVENTS / 4; i++, n++) {
            writer.integer("ArtifactSize", profile.labels().get(sizes.label()[i]), sizes.value()[i],
                    arguments(sizes.key()[i]));
        }
    }

    private static int from(int size, Random random) {
        return random.nextInt(Math.max(1, size - EVENTS));
    }

    private String[] arguments(int key) {
        if (key < 0) {
            return new String[0];
        }
        return profile.keys().arguments(key).stream()
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_KEY))).toArray(String[]::new);
    }
}
