-- title: Code that derives generated
-- about: The cost of functions inside anonymous constants (const _: () = { … }), in which procedural macros such as
-- about: serde's wrap the code that they generate. Expanding the macros is not included.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: method        the derived method: serialize, deserialize, …
-- column: module        the module in which it was derived
-- column: crate         the crate
-- column: impls         how many anonymous constants these are, about one for each derive
-- column: functions     how many functions they contain
-- column: self_ns       self time in all areas except waiting and the profiler's own
-- column: share_pct     its share of all work
-- column: front_end_ns  part of self_ns before monomorphization
-- column: llvm_ns       part of self_ns: LLVM's passes, if they were recorded
-- column: derives       the derived traits, as far as they are known
-- column: types         the types for which they were derived
WITH written AS (
    SELECT
        function,
        min(regexp_extract(path, '^(.*?)::(_(?:#\d+)?)::{impl#\d+}::(\w+)', ['module', 'constant', 'method'])) AS part,
        regexp_extract(function, '^<([^<>]+) as ([^<> ]+).*>::\w+$', ['type', 'derive']) AS named
    FROM (
        SELECT function, coalesce(numbered_definition.definition, key.definition) AS path
        FROM key LEFT JOIN numbered_definition ON numbered_definition.key = key.key
        WHERE function IS NOT NULL
    )
    WHERE contains(path, '::_') AND regexp_matches(path, '::_(#\d+)?::{impl#\d+}::\w')
    GROUP BY function
), bill AS (
    SELECT
        function, any_value(part) AS part, any_value(named) AS named,
        min(crate) AS crate, sum(self_ns) AS self_ns, sum(llvm_ns) AS llvm_ns,
        sum(self_ns - monomorphization_ns - codegen_ns - llvm_ns) AS front_end_ns
    FROM function_cost JOIN written USING (function)
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY function
), work AS (
    FROM work_of(getvariable('crate'))
)
SELECT
    part.method AS method,
    part.module AS module,
    min(crate) AS crate,
    count(DISTINCT part.constant) AS impls,
    count(*) AS functions,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct,
    CAST(sum(front_end_ns) AS BIGINT) AS front_end_ns,
    CAST(sum(llvm_ns) AS BIGINT) AS llvm_ns,
    string_agg(DISTINCT nullif(named.derive, ''), ', ' ORDER BY nullif(named.derive, '')) AS derives,
    string_agg(DISTINCT nullif(named."type", ''), ', ' ORDER BY nullif(named."type", '')) AS types
FROM bill CROSS JOIN work
GROUP BY 1, 2
ORDER BY self_ns DESC, 1, 2
