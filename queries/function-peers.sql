-- title: Functions beside their peers
-- about: The cost of checking and building each function, as a multiple of the median function of its crate. Building
-- about: MIR takes about as long as a function's body is large. So a larger multiple for type or borrow checking than
-- about: for that means that the code is hard to check, and not just long.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: function        the function, including its closures
-- column: crate           the crate that defines it
-- column: self_ns         self time of checking types and borrows and of building and transforming MIR
-- column: times           self_ns as a multiple of the crate's median function
-- column: typeck_ns       part of self_ns: type checking
-- column: typeck_times    typeck_ns as a multiple of the median
-- column: borrowck_ns     part of self_ns: borrow checking
-- column: borrowck_times  borrowck_ns as a multiple of the median
-- column: size_times      the time of building its MIR as a multiple of the median
WITH checked AS (
    SELECT
        function, crate, sum(typeck_ns + borrowck_ns + mir_ns) AS self_ns, sum(typeck_ns) AS typeck_ns,
        sum(borrowck_ns) AS borrowck_ns, sum(mir_build_ns) AS mir_build_ns
    FROM function_cost
    WHERE function IS NOT NULL AND check_calls > 0 AND compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY function, crate
    HAVING sum(borrowck_ns) > 0
), middle AS (
    SELECT
        crate, median(self_ns) AS self_ns, median(typeck_ns) AS typeck_ns, median(borrowck_ns) AS borrowck_ns,
        median(mir_build_ns) AS mir_build_ns
    FROM checked
    GROUP BY crate
)
SELECT
    function, crate,
    CAST(checked.self_ns AS BIGINT) AS self_ns,
    CAST(checked.self_ns AS DOUBLE) / nullif(middle.self_ns, 0) AS times,
    CAST(checked.typeck_ns AS BIGINT) AS typeck_ns,
    CAST(checked.typeck_ns AS DOUBLE) / nullif(middle.typeck_ns, 0) AS typeck_times,
    CAST(checked.borrowck_ns AS BIGINT) AS borrowck_ns,
    CAST(checked.borrowck_ns AS DOUBLE) / nullif(middle.borrowck_ns, 0) AS borrowck_times,
    CAST(checked.mir_build_ns AS DOUBLE) / nullif(middle.mir_build_ns, 0) AS size_times
FROM checked JOIN middle USING (crate)
ORDER BY checked.self_ns DESC, function
