-- title: Type and borrow checking by function
-- about: What checking a function cost, over all queries that check it; closures count to the function around them.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate        the crate
-- column: function     the function, or another item with a body
-- column: self_ns      self time of all of them
-- column: typeck_ns    self time of type checking
-- column: borrowck_ns  self time of borrow checking
-- column: runs         how many queries ran
WITH checked AS (
    SELECT
        compilation, key, sum(self_ns) AS self_ns,
        sum(CASE WHEN area = 'borrowck' THEN 0 ELSE self_ns END) AS typeck_ns,
        sum(CASE WHEN area = 'borrowck' THEN self_ns ELSE 0 END) AS borrowck_ns,
        count(*) AS runs
    FROM event
    WHERE area IN ('typeck', 'borrowck') AND kind = 'Query' AND key IS NOT NULL
        AND compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate))
    GROUP BY compilation, key
)
SELECT
    compilation.crate,
    coalesce(function, item) AS function,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(typeck_ns) AS BIGINT) AS typeck_ns,
    CAST(sum(borrowck_ns) AS BIGINT) AS borrowck_ns,
    CAST(sum(runs) AS BIGINT) AS runs
FROM checked JOIN compilation USING (compilation) JOIN key USING (key)
GROUP BY compilation.crate, coalesce(function, item)
ORDER BY self_ns DESC, 1, 2
