package dev.ferrolens.catalog;

import dev.ferrolens.table.Row;

/** What a recording must hold for a query to have an answer, and the flag that adds it. */
public enum RecordedData {
    /** The runs of queries. */
    QUERIES("queries", "has_queries", "queries", "-Zself-profile-events=default"),
    /** The keys of queries. */
    ARGS("args", "has_arguments", "the queries' arguments", "-Zself-profile-events=default,args"),
    /** The passes of LLVM. */
    LLVM("llvm", "has_llvm_passes", "the passes of LLVM", "-Zself-profile-events=default,args,llvm"),
    /** Cache hits. */
    HITS("hits", "has_cache_hits", "cache hits", "-Zself-profile-events=default,query-cache-hit"),
    /** Sizes of artifacts. */
    SIZES("sizes", "has_sizes", "the sizes of codegen units and files", "-Zself-profile-events=default"),
    /** Times: a counter is each thread's own, so that nothing tells what ran beside what. */
    TIME("time", "has_time", "times", "-Zself-profile-counter=wall-time");

    private final String word;
    private final String column;
    private final String what;
    private final String flag;

    RecordedData(String word, String column, String what, String flag) {
        this.word = word;
        this.column = column;
        this.what = what;
        this.flag = flag;
    }

    /** The need with a word of a header. */
    static RecordedData of(String word) {
        for (RecordedData need : values()) {
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

    /** Whether a recording holds it, by its row of the table {@code compilation}. */
    public boolean isRecordedIn(Row compilation) {
        return (Boolean) compilation.get(column);
    }

    String sentence(String query, boolean isImpossible) {
        if (isImpossible) {
            return "The query " + query + " needs " + what + ", and there were none: LLVM made no code here, as in"
                    + " cargo check, rustdoc, or with another backend.";
        }
        if (this == TIME) {
            return "The query " + query + " tells what ran when and beside what, which a counter, such as one of"
                    + " instructions, does not: record it with " + flag + ", which is the default.";
        }
        boolean neverInTraces = this == HITS || this == SIZES;
        return "The query " + query + " needs " + what + ", which this recording lacks: record it with " + flag
                + (neverInTraces ? " and open the .mm_profdata file, since a Chrome trace has none." : ".");
    }
}
