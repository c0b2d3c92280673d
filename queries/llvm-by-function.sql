-- title: LLVM by function
-- about: Self time of LLVM's passes by function. A pass over a loop is charged to the function around it. A pass over
-- about: several functions is divided evenly among them; shared_ns is the time of such passes. The time of machine code
-- about: comes from LLVM's time trace, which record --llvm writes beside the recording. Without it, the time of
-- about: emission is divided in proportion to the passes. The row (unattributed) has emission in self_ns.
-- by-name: self_ns
-- needs: llvm
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: function     the function with its type arguments; (unattributed) for other work of LLVM
-- column: crate      the crate that defines it
-- column: definition the definition without type arguments
-- column: self_ns    self time of LLVM's passes on it
-- column: share_pct  its share of LLVM's time
-- column: shared_ns  part of self_ns that is a share of passes over several functions
-- column: calls      how many passes ran on it
-- column: emit_ns    time to make its machine code
-- column: is_shared  whether emit_ns is a share, since there is no time trace; null if nothing was emitted
WITH passes AS (
    SELECT
        item, min(crate) AS crate, min(definition) AS definition, sum(self_ns) AS self_ns,
        sum(CASE WHEN functions > 1 THEN self_ns ELSE 0 END) AS shared_ns, sum(calls) AS calls
    FROM pass_cost
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY item
), emitted AS (
    SELECT
        item, min(crate) AS crate, min(definition) AS definition, sum(emit_ns) AS emit_ns,
        bool_or(is_shared) AS is_shared
    FROM emit_cost
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY item
)
SELECT
    coalesce(item, '(unattributed)') AS function,
    coalesce(passes.crate, emitted.crate) AS crate,
    coalesce(passes.definition, emitted.definition) AS definition,
    CAST(coalesce(self_ns, 0) AS BIGINT) AS self_ns,
    100.0 * CAST(coalesce(self_ns, 0) AS DOUBLE) / nullif(sum(self_ns) OVER (), 0) AS share_pct,
    CAST(coalesce(shared_ns, 0) AS BIGINT) AS shared_ns,
    CAST(coalesce(calls, 0) AS BIGINT) AS calls,
    CAST(coalesce(emit_ns, 0) AS BIGINT) AS emit_ns,
    is_shared
FROM passes FULL JOIN emitted USING (item)
ORDER BY item IS NULL, self_ns DESC, 1
