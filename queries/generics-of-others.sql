-- title: Generics of other crates that the crate's own code uses
-- about: Types and traits of the standard library and of dependencies whose methods the compiled crates' own functions
-- about: call, and functions, each with what these calls make be compiled. What an instance needs in turn counts for
-- about: what was called.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: generic      the type or trait whose methods are called, or the function; the module of a type not known
-- column: kind         type, trait, function or module
-- column: crate        the crate that defines it
-- column: functions    how many of the compiled crates' own functions call it
-- column: module       the module in which most of these functions are
-- column: in_module    how many are in this module
-- column: type_lists   the most lists of type arguments that one function or method is compiled for
-- column: instances    how many instances would not be compiled without these calls
-- column: cost_ns      what they cost
-- column: share_pct    their share of all work
-- column: is_estimate  whether only first users are known
WITH work AS (
    FROM work_of(getvariable('crate'))
), instance AS (
    SELECT instance_retained.*, coalesce(function, instance_retained.definition) AS function, key.module
    FROM instance_retained JOIN key ON key.key = instance_retained.key
    WHERE is_instance AND instance_retained.compilation IN (FROM compilations_of(getvariable('crate')))
), called AS (
    SELECT
        used.crate, caller.function, caller.module, used.definition, used.type_arguments, used.retained_instances,
        used.retained_ns, used.is_estimate,
        -- A path ends in the type and the method; of an impl of a trait, the type is written before "as".
        nullif(regexp_extract(used.definition, '^<?([\w:]*\b[A-Z]\w*)( as .*>)?::[\w{]', 1), '') AS type,
        nullif(regexp_extract(used.definition, '^<_ as ([\w:]+)>::', 1), '') AS trait,
        nullif(regexp_extract(used.definition, '^<impl in ([\w:]+),', 1), '') AS within
    FROM instance AS used
        JOIN instance AS caller ON caller.compilation = used.compilation AND caller.key = used.dominator
        JOIN compilation ON compilation.compilation = used.compilation
    WHERE caller.crate = compilation.crate AND used.crate <> compilation.crate
), named AS (
    SELECT
        called.*,
        coalesce(type, trait, within, definition) AS generic,
        CASE WHEN trait IS NOT NULL OR type IN (SELECT trait FROM key WHERE trait IS NOT NULL) THEN 'trait'
            WHEN type IS NOT NULL THEN 'type' WHEN within IS NOT NULL THEN 'module' ELSE 'function' END AS kind
    FROM called
), method AS (
    SELECT generic, definition, count(DISTINCT type_arguments) AS type_lists
    FROM named
    GROUP BY generic, definition
), most_lists AS (
    SELECT generic, max(type_lists) AS type_lists
    FROM method
    GROUP BY generic
), place AS (
    SELECT generic, module, count(DISTINCT function) AS in_module
    FROM named
    GROUP BY generic, module
    QUALIFY row_number() OVER (PARTITION BY generic ORDER BY count(DISTINCT function) DESC, module) = 1
)
SELECT
    generic, any_value(kind) AS kind, min(crate) AS crate, count(DISTINCT function) AS functions,
    any_value(place.module) AS module, any_value(in_module) AS in_module,
    any_value(type_lists) AS type_lists,
    CAST(sum(retained_instances) AS BIGINT) AS instances,
    CAST(sum(retained_ns) AS BIGINT) AS cost_ns,
    100.0 * CAST(sum(retained_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct,
    bool_or(is_estimate) AS is_estimate
FROM named JOIN most_lists USING (generic) JOIN place USING (generic) CROSS JOIN work
GROUP BY generic
ORDER BY cost_ns DESC, generic
