package dev.ferrolens.catalog;

import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Profile;
import java.util.EnumSet;
import java.util.Set;

/** What a recording must hold for a query to have an answer, and the flag that adds it. */
public enum Need {
    /** The runs of queries. */
    QUERIES("queries", "queries", "-Zself-profile-events=default"),
    /** The keys of queries. */
    ARGS("args", "the queries' arguments", "-Zself-profile-events=default,args"),
    /** The passes of LLVM. */
    LLVM("llvm", "the passes of LLVM", "-Zself-profile-events=default,args,llvm"),
    /** Cache hits. */
    HITS("hits", "cache hits", "-Zself-profile-events=default,query-cache-hit"),
    /** Sizes of artifacts. */
    SIZES("sizes", "the sizes of codegen units and files", "-Zself-profile-events=default");

    private final String word;
    private final String what;
    private final String flag;

    Need(String word, String what, String flag) {
        this.word = word;
        this.what = what;
        this.flag = flag;
    }

    /** The need with a word of a header. */
    static Need of(String word) {
        for (Need need : values()) {
            if (need.word.equals(word)) {
                return need;
            }
        }
        throw new IllegalArgumentException("no need is called " + word);
    }

    /** What it is, in a sentence. */
    public String what() {
        return what;
    }

    /** The flag of rustc that records it. */
    public String flag() {
        return flag;
    }

    /** What a recording holds. */
    public static Set<Need> recordedIn(Profile profile) {
        Set<Need> found = EnumSet.noneOf(Need.class);
        addIf(profile.hasKind(EventKind.QUERY), QUERIES, found);
        addIf(profile.hasQueryKeys(), ARGS, found);
        addIf(profile.hasKind(EventKind.LLVM_PASS), LLVM, found);
        addIf(profile.cacheHits().size() > 0, HITS, found);
        addIf(profile.artifacts().size() > 0, SIZES, found);
        return found;
    }

    private static void addIf(boolean there, Need need, Set<Need> found) {
        if (there) {
            found.add(need);
        }
    }

    String sentence(String query) {
        boolean neverInTraces = this == HITS || this == SIZES;
        return "The query " + query + " needs " + what + ", which this recording lacks: record it with " + flag
                + (neverInTraces ? " and open the .mm_profdata file, since a Chrome trace has none." : ".");
    }
}
