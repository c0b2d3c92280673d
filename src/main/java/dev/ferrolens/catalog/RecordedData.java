package dev.ferrolens.catalog;

import dev.ferrolens.table.Row;

/** Data that a query needs in a recording, with the flag that records it. */
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
    /** Times. Other counters count for each thread alone, so they do not tell what ran at the same time. */
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

    /** Returns the constant for a word in the header of a query. */
    static RecordedData of(String word) {
        for (RecordedData need : values()) {
            if (need.word.equals(word)) {
                return need;
            }
        }
        throw new IllegalArgumentException("no need is called " + word);
    }

    /** Returns a description for use within a sentence. */
    public String what() {
        return what;
    }

    /** Returns the flag of rustc that records it. */
    public String flag() {
        return flag;
    }

    /** Returns whether a recording contains it, given its row of the table {@code compilation}. */
    public boolean isRecordedIn(Row compilation) {
        return (Boolean) compilation.get(column);
    }

    String message(String query, boolean isImpossible) {
        if (isImpossible) {
            return "The query " + query + " needs " + what + ", and there were none: LLVM made no code here, as in"
                    + " cargo check, rustdoc, or with another backend.";
        }
        if (this == TIME) {
            return "The query " + query + " needs times, to tell what ran at the same time, and this recording"
                    + " has another counter: record it with " + flag + ", which is the default.";
        }
        boolean neverInTraces = this == HITS || this == SIZES;
        return "The query " + query + " needs " + what + ", which this recording lacks: record it with " + flag
                + (neverInTraces ? " and open the .mm_profdata file, since a Chrome trace does not have them." : ".");
    }
}
