-- title: LLVM by definition
-- about: Self time of LLVM's passes by what they ran on. A pass over a loop counts to the function around it; a pass
-- about: that ran on several functions at once is shared out evenly among them, and shared_ns says how much that is.
-- by-name: self_ns
-- needs: llvm
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: definition   the definition; (unattributed) for passes over modules and work outside of passes
-- column: crate        the crate that defines it
-- column: is_instance  whether the definition was found among the instances that were collected
-- column: functions    how many functions of it LLVM worked on
-- column: example      the one of them that cost most: it shows the type of an {impl#…}
-- column: self_ns      self time of LLVM's passes on it
-- column: share_pct    its share of LLVM's time
-- column: shared_ns    part of self_ns that is a share of passes over several functions
-- column: calls        how many passes ran on it
-- column: place        the file and line, if the recording or the project's sources tell
SELECT
    coalesce(pass_cost.definition, '(unattributed)') AS definition,
    min(crate) AS crate,
    bool_or(is_instance) AS is_instance,
    count(DISTINCT item) AS functions,
    arg_max(item, (self_ns, item)) AS example,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(CASE WHEN functions > 1 THEN self_ns ELSE 0 END) AS BIGINT) AS shared_ns,
    CAST(sum(calls) AS BIGINT) AS calls,
    any_value(file || ':' || line) AS place
FROM pass_cost LEFT JOIN definition_place ON definition_place.definition = pass_cost.definition
WHERE compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate))
GROUP BY pass_cost.definition
ORDER BY pass_cost.definition IS NULL, self_ns DESC, 1
