-- title: Generic types of other crates that the crate's own code uses
-- about: Types of the standard library and of dependencies whose methods the compiled crates' own functions call, each
-- about: with what these calls make be compiled. What an instance needs in turn counts for the type that was called.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: type         the type, without its arguments
-- column: crate        the crate that defines it
-- column: functions    how many of the compiled crates' own functions call its methods
-- column: type_lists   the most lists of type arguments that one of its methods is compiled for
-- column: instances    how many instances would not be compiled without these calls
-- column: cost_ns      what they cost
-- column: share_pct    their share of all work
-- column: is_estimate  whether only first users are known
WITH work AS (
    SELECT sum(self_ns) AS work_ns
    FROM label_cost
    WHERE area NOT IN ('waiting', 'profiler') AND compilation IN (FROM compilations_of(getvariable('crate')))
), instance AS (
    SELECT instance_retained.*, coalesce(function, instance_retained.definition) AS function
    FROM instance_retained JOIN key ON key.key = instance_retained.key
    WHERE is_instance AND instance_retained.compilation IN (FROM compilations_of(getvariable('crate')))
), called AS (
    SELECT
        used.crate, caller.function, used.definition, used.type_arguments, used.retained_instances,
        used.retained_ns, used.is_estimate,
        -- A path ends in the type and the method; of an impl of a trait, the type is written before "as".
        regexp_extract(used.definition, '^<?([\w:]*\b[A-Z]\w*)( as .*>)?::[\w{]', 1) AS type
    FROM instance AS used
        JOIN instance AS caller ON caller.compilation = used.compilation AND caller.key = used.dominator
        JOIN compilation ON compilation.compilation = used.compilation
    WHERE caller.crate = compilation.crate AND used.crate <> compilation.crate
), method AS (
    SELECT type, definition, count(DISTINCT type_arguments) AS type_lists
    FROM called
    GROUP BY type, definition
), most_lists AS (
    SELECT type, max(type_lists) AS type_lists
    FROM method
    GROUP BY type
)
SELECT
    type, min(crate) AS crate,
    count(DISTINCT function) AS functions,
    any_value(type_lists) AS type_lists,
    CAST(sum(retained_instances) AS BIGINT) AS instances,
    CAST(sum(retained_ns) AS BIGINT) AS cost_ns,
    100.0 * CAST(sum(retained_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct,
    bool_or(is_estimate) AS is_estimate
FROM called JOIN most_lists USING (type) CROSS JOIN work
WHERE type <> '' AND type NOT IN (SELECT trait FROM key WHERE trait IS NOT NULL)
GROUP BY type
ORDER BY cost_ns DESC, type
