-- title: Type checking, borrow checking and MIR by module
-- about: The cost of checking and building the functions of each module.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: module        the module; (unattributed) for work without a function
-- column: crate         the crate that defines it
-- column: self_ns       self time of checking types and borrows and of building and transforming MIR
-- column: share_pct     its share of these three areas
-- column: typeck_ns     part of self_ns: type checking
-- column: borrowck_ns   part of self_ns: borrow checking
-- column: mir_build_ns  part of self_ns: building MIR and the tree from which it is built (THIR)
-- column: mir_pass_ns   part of self_ns: MIR passes
-- column: mir_other_ns  part of self_ns: other work on MIR, such as evaluating constants
-- column: inclusive_ns  time of these areas with the events inside; nested work on one function counts once
-- column: calls         how many events these are
SELECT
    coalesce(function_cost.module, '(unattributed)') AS module,
    min(crate) AS crate,
    CAST(sum(typeck_ns + borrowck_ns + mir_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(typeck_ns + borrowck_ns + mir_ns) AS DOUBLE)
        / nullif(sum(sum(typeck_ns + borrowck_ns + mir_ns)) OVER (), 0) AS share_pct,
    CAST(sum(typeck_ns) AS BIGINT) AS typeck_ns,
    CAST(sum(borrowck_ns) AS BIGINT) AS borrowck_ns,
    CAST(sum(mir_build_ns) AS BIGINT) AS mir_build_ns,
    CAST(sum(mir_pass_ns) AS BIGINT) AS mir_pass_ns,
    CAST(sum(mir_ns - mir_build_ns - mir_pass_ns) AS BIGINT) AS mir_other_ns,
    CAST(sum(check_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(check_calls) AS BIGINT) AS calls
FROM function_cost
WHERE check_calls > 0 AND compilation IN (FROM compilations_of(getvariable('crate')))
GROUP BY function_cost.module
ORDER BY function_cost.module IS NULL, self_ns DESC, 1
