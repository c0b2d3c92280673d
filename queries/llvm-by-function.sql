-- title: LLVM by function
-- about: Self time of LLVM's passes by what they ran on. A pass over a loop counts to the function around it; a pass
-- about: that ran on several functions at once is shared out evenly among them, and shared_ns says how much that is.
-- by-name: self_ns
-- needs: llvm
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: function     the function with its type arguments; (unattributed) for passes over modules and work outside of passes
-- column: crate        the crate that defines it
-- column: definition   the definition without type arguments
-- column: self_ns      self time of LLVM's passes on it
-- column: share_pct    its share of LLVM's time
-- column: shared_ns    part of self_ns that is a share of passes over several functions
-- column: calls        how many passes ran on it
SELECT
    coalesce(item, '(unattributed)') AS function,
    min(crate) AS crate,
    min(definition) AS definition,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(CASE WHEN functions > 1 THEN self_ns ELSE 0 END) AS BIGINT) AS shared_ns,
    CAST(sum(calls) AS BIGINT) AS calls
FROM pass_cost
WHERE compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate))
GROUP BY item
ORDER BY item IS NULL, self_ns DESC, 1
