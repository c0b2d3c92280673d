-- title: What definitions retain
-- about: What would not be compiled without a definition: its instances, and all instances that only they need, found
-- about: by dominators in the graph of users. The cost of an instance is what it caused before LLVM, LLVM's passes on
-- about: it, and its share of LLVM's work that names no function. If only the first user of each instance is known,
-- about: these are estimates, since another user may need an instance too. Recordings with query-cache-hit, opened with
-- about: their instants, tell all users.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: definition          the definition, generic or not
-- column: crate               the crate that defines it
-- column: instances           how many instances of it are compiled
-- column: type_lists          how many different lists of type arguments they have
-- column: own_ns              their own cost
-- column: retained_instances  how many instances would not be compiled without it, including its own
-- column: retained_ns         the cost of all of these
-- column: share_pct           the share of that cost in all work, without waiting and the profiler's own work
-- column: shared_ns           part of retained_ns that is a share of work without a function: emission, making LLVM IR
-- column: is_estimate         whether only first users are known
-- column: place               the file and line, if known from the recording or the project's sources
WITH chosen AS (
    SELECT *
    FROM instance_retained
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
), work AS (
    FROM work_of(getvariable('crate'))
), shared AS (
    SELECT
        compilation, place,
        sum(shared_codegen_ns + shared_llvm_ns) OVER (PARTITION BY compilation ORDER BY place) AS until_ns,
        shared_codegen_ns + shared_llvm_ns AS shared_ns
    FROM chosen
)
SELECT
    chosen.definition,
    min(chosen.crate) AS crate,
    count(*) FILTER (is_instance) AS instances,
    count(DISTINCT coalesce(type_arguments, '')) FILTER (is_instance) AS type_lists,
    CAST(sum(own_ns) AS BIGINT) AS own_ns,
    CAST(sum(CASE WHEN is_outermost THEN retained_instances ELSE 0 END) AS BIGINT) AS retained_instances,
    CAST(sum(CASE WHEN is_outermost THEN retained_ns ELSE 0 END) AS BIGINT) AS retained_ns,
    100.0 * CAST(sum(CASE WHEN is_outermost THEN retained_ns ELSE 0 END) AS DOUBLE)
        / nullif(any_value(work_ns), 0) AS share_pct,
    CAST(sum(CASE WHEN is_outermost THEN last.until_ns - own.until_ns + own.shared_ns ELSE 0 END) AS BIGINT)
        AS shared_ns,
    bool_or(is_estimate) AS is_estimate,
    any_value(file || ':' || line) AS place
FROM chosen CROSS JOIN work
    JOIN shared AS own ON own.compilation = chosen.compilation AND own.place = chosen.place
    JOIN shared AS last ON last.compilation = chosen.compilation AND last.place = chosen.last_place
    LEFT JOIN definition_place ON definition_place.definition = chosen.definition
GROUP BY chosen.definition
ORDER BY retained_ns DESC, retained_instances DESC, chosen.definition
