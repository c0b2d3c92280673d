-- title: LLVM by label
-- about: The time of optimising, link-time optimising and emitting code. Activities that only wait for LLVM's threads
-- about: are not work; they are in the area `waiting`.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: label         the query or activity
-- column: self_ns       time in the events themselves
-- column: inclusive_ns  time with the events inside; nested events of one label count once
-- column: share_pct     its share of all work, without waiting and the profiler's own work
-- column: calls         how many ran
-- column: hits          how many were answered from the cache
-- column: hit_pct       the share of hits in all requests
-- column: mean_ns       mean self time of a run
-- column: max_ns        largest self time of a run
FROM cost_by_label(getvariable('crate'), ['llvm'])
ORDER BY self_ns DESC, label
