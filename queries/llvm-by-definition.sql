-- title: LLVM by definition
-- about: Self time of LLVM's passes by definition. A pass over a loop is charged to the function around it. A pass over
-- about: several functions is divided evenly among them; shared_ns is the time of such passes. The time of machine code
-- about: comes from LLVM's time trace, which record --llvm writes beside the recording. Without it, the time of
-- about: emission is divided in proportion to the passes. The row (unattributed) has emission in self_ns.
-- by-name: self_ns
-- needs: llvm
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: definition   the definition; (unattributed) for passes over modules and work outside of passes
-- column: crate        the crate that defines it
-- column: is_instance  whether the definition was found among the instances that were collected
-- column: functions    how many of its functions LLVM worked on
-- column: example      the costliest of them, which shows the type of an {impl#…}
-- column: self_ns      self time of LLVM's passes on it
-- column: share_pct    its share of LLVM's time
-- column: shared_ns    part of self_ns that is a share of passes over several functions
-- column: calls        how many passes ran on it
-- column: emit_ns      time to make its machine code
-- column: is_shared    whether emit_ns is a share, since there is no time trace; null if nothing was emitted
-- column: place        the file and line, if known from the recording or the project's sources
WITH passes AS (
    SELECT
        definition, min(crate) AS crate, bool_or(is_instance) AS is_instance, count(DISTINCT item) AS functions,
        arg_max(item, (self_ns, item)) AS example, sum(self_ns) AS self_ns,
        sum(CASE WHEN functions > 1 THEN self_ns ELSE 0 END) AS shared_ns, sum(calls) AS calls
    FROM pass_cost
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY definition
), known_place AS (
    SELECT definition, any_value(file || ':' || line) AS place
    FROM definition_place
    GROUP BY definition
), emitted AS (
    SELECT
        definition, min(crate) AS crate, bool_or(is_instance) AS is_instance, count(DISTINCT item) AS functions,
        arg_max(item, (emit_ns, item)) AS example, sum(emit_ns) AS emit_ns, bool_or(is_shared) AS is_shared
    FROM emit_cost
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY definition
)
SELECT
    coalesce(definition, '(unattributed)') AS definition,
    coalesce(passes.crate, emitted.crate) AS crate,
    coalesce(passes.is_instance, emitted.is_instance) AS is_instance,
    coalesce(passes.functions, emitted.functions) AS functions,
    coalesce(passes.example, emitted.example) AS example,
    CAST(coalesce(self_ns, 0) AS BIGINT) AS self_ns,
    100.0 * CAST(coalesce(self_ns, 0) AS DOUBLE) / nullif(sum(self_ns) OVER (), 0) AS share_pct,
    CAST(coalesce(shared_ns, 0) AS BIGINT) AS shared_ns,
    CAST(coalesce(calls, 0) AS BIGINT) AS calls,
    CAST(coalesce(emit_ns, 0) AS BIGINT) AS emit_ns,
    is_shared, place
FROM passes FULL JOIN emitted USING (definition) LEFT JOIN known_place USING (definition)
ORDER BY definition IS NULL, self_ns DESC, 1
