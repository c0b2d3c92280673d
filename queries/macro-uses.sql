-- title: Uses of macros
-- about: The cost of expanding a procedural macro at each place in the source.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: macro         the macro
-- column: source        the file, and from which line and column to which
-- column: crate         the compiled crate
-- column: self_ns       self time in expansion
-- column: inclusive_ns  time of the expansion with the events inside
WITH expansion AS (
    SELECT compilation, id, parent, self_ns, duration_ns, item, source
    FROM event JOIN key USING (key)
    WHERE form = 'macro' AND compilation IN (FROM compilations_of(getvariable('crate')))
)
SELECT
    e.item AS macro, e.source, compilation.crate,
    CAST(sum(e.self_ns) AS BIGINT) AS self_ns,
    CAST(sum(CASE WHEN around.id IS NULL THEN e.duration_ns ELSE 0 END) AS BIGINT) AS inclusive_ns
FROM expansion AS e JOIN compilation USING (compilation) LEFT JOIN expansion AS around ON around.id = e.parent
GROUP BY e.item, e.source, compilation.crate
ORDER BY inclusive_ns DESC, 1, 2, 3
