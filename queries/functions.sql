-- title: The cost of each function
-- about: The cost of each function in all areas together, including its closures. An event is charged to the function
-- about: that it, or else the nearest event around it, was about. Types, traits and impls, which are not functions,
-- about: share a row.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: function             the function or another item; (unattributed) for work without one
-- column: crate                the crate that defines it
-- column: self_ns              self time in all areas except waiting and the profiler's own
-- column: share_pct            its share of all work
-- column: front_end_ns         part of self_ns before monomorphization
-- column: inclusive_ns         time with the events inside; nested work on one function counts once
-- column: typeck_ns            part of self_ns: type checking
-- column: borrowck_ns          part of self_ns: borrow checking
-- column: traits_ns            part of self_ns: trait resolution
-- column: mir_ns               part of self_ns: MIR
-- column: metadata_ns          part of self_ns: decoding and encoding metadata
-- column: elsewhere_ns         part of self_ns: the front end's other areas
-- column: monomorphization_ns  part of self_ns: monomorphization
-- column: codegen_ns           part of self_ns: making LLVM IR
-- column: llvm_ns              part of self_ns: LLVM's passes, if they were recorded
-- column: place                the file and line, if known from the recording or the project's sources
WITH billed AS (
    SELECT
        function_cost.function AS name, min(crate) AS crate,
        -- A type, a trait or an impl is named like one, and no code is made of it.
        coalesce(regexp_matches(function_cost.function, '(^|::)([A-Z](\w*[a-z]\w*)?|\{impl#\d+\})$'), false)
            AND sum(borrowck_ns) + sum(mir_build_ns) + sum(monomorphization_ns) + sum(codegen_ns) + sum(llvm_ns) = 0
            AS is_type,
        sum(self_ns) AS self_ns, sum(inclusive_ns) AS inclusive_ns, sum(typeck_ns) AS typeck_ns,
        sum(borrowck_ns) AS borrowck_ns, sum(traits_ns) AS traits_ns, sum(mir_ns) AS mir_ns,
        sum(metadata_ns) AS metadata_ns, sum(monomorphization_ns) AS monomorphization_ns,
        sum(codegen_ns) AS codegen_ns, sum(llvm_ns) AS llvm_ns
    FROM function_cost
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY function_cost.function
), bill AS (
    SELECT
        CASE WHEN is_type THEN 'types, traits and impls' ELSE coalesce(name, '(unattributed)') END AS function,
        CASE WHEN NOT is_type THEN crate END AS crate, name IS NULL AS is_unattributed, billed.* EXCLUDE (name, crate)
    FROM billed
)
SELECT
    function,
    min(crate) AS crate,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(self_ns) - sum(monomorphization_ns) - sum(codegen_ns) - sum(llvm_ns) AS BIGINT) AS front_end_ns,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(typeck_ns) AS BIGINT) AS typeck_ns,
    CAST(sum(borrowck_ns) AS BIGINT) AS borrowck_ns,
    CAST(sum(traits_ns) AS BIGINT) AS traits_ns,
    CAST(sum(mir_ns) AS BIGINT) AS mir_ns,
    CAST(sum(metadata_ns) AS BIGINT) AS metadata_ns,
    CAST(sum(self_ns) - sum(typeck_ns) - sum(borrowck_ns) - sum(traits_ns) - sum(mir_ns) - sum(metadata_ns)
        - sum(monomorphization_ns) - sum(codegen_ns) - sum(llvm_ns) AS BIGINT) AS elsewhere_ns,
    CAST(sum(monomorphization_ns) AS BIGINT) AS monomorphization_ns,
    CAST(sum(codegen_ns) AS BIGINT) AS codegen_ns,
    CAST(sum(llvm_ns) AS BIGINT) AS llvm_ns,
    any_value(file || ':' || line) AS place
FROM bill LEFT JOIN definition_place ON definition = bill.function
GROUP BY function
ORDER BY bool_or(is_unattributed), self_ns DESC, 1
