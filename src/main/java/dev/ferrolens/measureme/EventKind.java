package dev.ferrolens.measureme;

/**
 * The kinds of events that rustc writes.
 *
 * @see <a href="https://github.com/rust-lang/measureme/blob/master/measureme/src/rustc.rs">their names</a>
 */
public enum EventKind {
    /** A query provider ran; the label is the query. */
    QUERY("Query"),
    /** A named piece of work. */
    GENERIC_ACTIVITY("GenericActivity"),
    /** A result was loaded from the incremental cache. */
    INCREMENTAL_LOAD_RESULT("IncrementalLoadResult"),
    /** A result was hashed for the incremental cache. */
    INCREMENTAL_RESULT_HASHING("IncrementalResultHashing"),
    /** A thread waited for another thread's query. */
    QUERY_BLOCKED("QueryBlocked"),
    /** A query was answered from its cache: an instant. */
    QUERY_CACHE_HIT("QueryCacheHit"),
    /** The number of times that a query with one key was answered from its cache. */
    QUERY_CACHE_HIT_COUNT("QueryCacheHitCount"),
    /** A size in bytes, or an estimate. */
    ARTIFACT_SIZE("ArtifactSize"),
    /** A pass of LLVM; the arguments are the functions that it ran on. */
    LLVM_PASS("LLVM Pass"),
    /** A kind that this version of Ferrolens does not know. */
    OTHER(null);

    private final String text;

    EventKind(String text) {
        this.text = text;
    }

    /** Returns the kind's name in the file; null for {@link #OTHER}. */
    public String text() {
        return text;
    }

    /** Returns the kind with a name, or {@link #OTHER}. */
    public static EventKind of(String text) {
        for (EventKind kind : values()) {
            if (text.equals(kind.text)) {
                return kind;
            }
        }
        return OTHER;
    }
}
