-- title: Definitions of each compilation
-- about: The data of a comparison by definition: all work on a definition, including that of LLVM, for each
-- about: compilation.
-- needs: args
-- column: compilation  the compilation
-- column: name         the definition; (unattributed) for work on none
-- column: calls        how many events
-- column: self_ns      self time in all areas but waiting and the profiler's own
-- column: inclusive_ns      time with the events inside; nested work on one definition counts once
-- column: item_count   the same as calls
-- column: cache_hits   how many queries about it were answered from the cache
-- column: blocked_ns   always 0: waiting is no work on a definition
FROM compared_work(by_function := false)
ORDER BY compilation, self_ns DESC, 2
