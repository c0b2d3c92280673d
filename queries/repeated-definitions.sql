-- title: Definitions whose instances are made repeatedly
-- about: The definitions that would gain most from being instantiated once, in a crate that all others use: those with
-- about: equal instances in several compilations of the session. Repeats are all but the cheapest of each. Recordings
-- about: of one compilation repeat everything, so open each compilation of a build once.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: definition    the definition
-- column: instances     how many of its instances several compilations made
-- column: copies        how many times they were made in all
-- column: compilations  how many compilations made one of them
-- column: repeats_ns    the cost of the repeats before and in LLVM
-- column: cost_ns       the cost of all copies before and in LLVM
-- column: caused_ns     part of cost_ns: self time of everything that they caused before LLVM
-- column: llvm_ns       part of cost_ns: self time of LLVM's passes on them, if they were recorded
WITH copied AS (
    SELECT definition, item, compilation, caused_ns, llvm_ns
    FROM instance_copy
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
), repeated AS (
    SELECT
        definition, item, count(*) AS copies,
        sum(caused_ns + llvm_ns) - min(caused_ns + llvm_ns) AS repeats_ns,
        sum(caused_ns) AS caused_ns, sum(llvm_ns) AS llvm_ns
    FROM copied
    GROUP BY definition, item
    HAVING count(*) > 1
), reach AS (
    SELECT definition, count(DISTINCT compilation) AS compilations
    FROM copied JOIN repeated USING (definition, item)
    GROUP BY definition
)
SELECT
    definition,
    count(*) AS instances,
    CAST(sum(copies) AS BIGINT) AS copies,
    any_value(compilations) AS compilations,
    CAST(sum(repeats_ns) AS BIGINT) AS repeats_ns,
    CAST(sum(repeated.caused_ns + repeated.llvm_ns) AS BIGINT) AS cost_ns,
    CAST(sum(repeated.caused_ns) AS BIGINT) AS caused_ns,
    CAST(sum(repeated.llvm_ns) AS BIGINT) AS llvm_ns
FROM repeated JOIN reach USING (definition)
GROUP BY definition
ORDER BY repeats_ns DESC, definition
