-- title: Functions of each compilation
-- about: The data of a comparison by function: all work on a function, including that of LLVM, for each compilation.
-- needs: args
-- column: compilation  the compilation
-- column: name         the function; (unattributed) for work on none
-- column: calls        how many events
-- column: self_ns      self time in all areas but waiting and the profiler's own
-- column: inclusive_ns      time with the events inside; nested work on one function counts once
-- column: item_count   the same as calls
-- column: cache_hits   how many queries about it were answered from the cache
-- column: blocked_ns   always 0: waiting is no work on a function
FROM compared_work(by_function := true)
ORDER BY compilation, self_ns DESC, 2
