-- title: The causes of many instances
-- about: Definitions that can be edited and that retain much, at the points where what they retain branches out: it is
-- about: not in turn retained by definitions below them. Heap analysers call this an accumulation point. Functions of
-- about: the standard library are skipped in favour of their users. Closures are named by the function around them. The
-- about: function main retains everything, and is named only if nothing else is.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: at_least_pct  DOUBLE = 10.0   only definitions that retain this share of all work
-- column: definition          the definition
-- column: crate               the crate that defines it
-- column: is_own_crate        whether that is the compiled crate, and not one that it depends on
-- column: instances           how many instances of it are compiled
-- column: type_lists          how many different lists of type arguments they have
-- column: own_ns              their own cost
-- column: retained_instances  how many instances would not be compiled without it, including its own
-- column: retained_ns         the cost of all of these
-- column: share_pct           the share of that cost in all work, without waiting and the profiler's own work
-- column: why                 what it takes along
-- column: is_estimate         whether only first users are known
-- column: place               the file and line, if known from the recording or the project's sources
WITH work AS (
    FROM work_of(getvariable('crate'))
), instance AS (
    SELECT instance_retained.*, instance_retained.crate = compilation.crate AS is_own_crate, function
    FROM instance_retained JOIN compilation USING (compilation) JOIN key ON key.key = instance_retained.key
    WHERE is_instance AND compilation IN (FROM compilations_of(getvariable('crate')))
), editable AS (
    SELECT definition, is_own_crate, sum(CASE WHEN is_outermost THEN retained_ns ELSE 0 END) AS retained_ns
    FROM instance
    WHERE instance.crate IS NOT NULL AND instance.crate NOT IN ('core', 'alloc', 'std', 'proc_macro', 'test',
        'hashbrown', 'compiler_builtins', 'std_detect', 'panic_unwind', 'panic_abort', 'unwind', 'gimli', 'addr2line')
    GROUP BY definition, is_own_crate
), suspect AS (
    SELECT editable.*
    FROM editable CROSS JOIN work
    WHERE editable.retained_ns * 100.0 >= work_ns * coalesce(CAST(getvariable('at_least_pct') AS DOUBLE), 10.0)
        AND editable.retained_ns > 0
), stretch AS (
    SELECT
        instance.compilation, instance.definition, instance.is_own_crate, place, last_place, instance.retained_ns
    FROM instance JOIN suspect USING (definition, is_own_crate)
    WHERE is_outermost
), nested AS (
    -- The suspect around each instance of a suspect, of those that can be edited as well.
    SELECT
        inner_one.compilation, inner_one.place, any_value(inner_one.retained_ns) AS retained_ns,
        arg_max(outer_one.definition, outer_one.place) AS definition,
        arg_max(outer_one.is_own_crate, outer_one.place) AS is_own_crate
    FROM stretch AS inner_one JOIN stretch AS outer_one
        ON outer_one.compilation = inner_one.compilation AND outer_one.place < inner_one.place
            AND outer_one.last_place >= inner_one.last_place
    WHERE inner_one.is_own_crate OR NOT outer_one.is_own_crate
    GROUP BY inner_one.compilation, inner_one.place
), explained AS (
    SELECT definition, is_own_crate, sum(retained_ns) AS explained_ns
    FROM nested
    GROUP BY definition, is_own_crate
), cause AS (
    SELECT suspect.definition, suspect.is_own_crate
    FROM suspect LEFT JOIN explained USING (definition, is_own_crate)
    WHERE coalesce(explained_ns, 0) < 0.7 * suspect.retained_ns
), largest_part AS (
    SELECT
        above.definition, above.is_own_crate, part.definition AS part,
        sum(part.retained_ns) AS part_ns, count(*) AS parts
    FROM instance AS part
        JOIN instance AS above ON above.compilation = part.compilation AND above.key = part.dominator
        JOIN cause ON cause.definition = above.definition AND cause.is_own_crate = above.is_own_crate
    WHERE part.definition <> above.definition
    GROUP BY above.definition, above.is_own_crate, part.definition
    QUALIFY row_number() OVER (PARTITION BY above.definition, above.is_own_crate ORDER BY sum(part.retained_ns) DESC,
        part.definition) = 1
), written AS (
    SELECT definition AS name, file || ':' || line AS place
    FROM definition_place
)
SELECT
    min(coalesce(function, definition)) AS definition,
    min(instance.crate) AS crate,
    is_own_crate,
    count(*) AS instances,
    count(DISTINCT coalesce(type_arguments, '')) AS type_lists,
    CAST(sum(own_ns) AS BIGINT) AS own_ns,
    CAST(sum(CASE WHEN is_outermost THEN retained_instances ELSE 0 END) AS BIGINT) AS retained_instances,
    CAST(sum(CASE WHEN is_outermost THEN instance.retained_ns ELSE 0 END) AS BIGINT) AS retained_ns,
    100.0 * CAST(sum(CASE WHEN is_outermost THEN instance.retained_ns ELSE 0 END) AS DOUBLE)
        / nullif(any_value(work_ns), 0) AS share_pct,
    CASE WHEN count(DISTINCT type_arguments) > 1
            THEN 'compiled for ' || count(DISTINCT type_arguments) || ' lists of types, and takes '
            ELSE 'takes ' END
        || (CAST(sum(CASE WHEN is_outermost THEN retained_instances ELSE 0 END) AS BIGINT) - count(*))
        || ' other instances along'
        || coalesce(', above all ' || parts || CASE WHEN parts = 1 THEN ' instance of ' ELSE ' instances of ' END
            || part, '') AS why,
    bool_or(is_estimate) AS is_estimate,
    min(written.place) AS place
FROM instance JOIN cause USING (definition, is_own_crate) CROSS JOIN work
    LEFT JOIN written ON written.name = coalesce(function, definition)
    LEFT JOIN largest_part USING (definition, is_own_crate)
GROUP BY definition, is_own_crate, part, parts
QUALIFY NOT ends_with(definition, '::main') OR count(*) FILTER (NOT ends_with(definition, '::main')) OVER () = 0
ORDER BY retained_ns DESC, 1
