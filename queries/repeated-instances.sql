-- title: Instances that several compilations made
-- about: The same definition with the same type arguments, spelled alike, collected by several compilations of the
-- about: session. The cheapest of them had to be made; the others are repeats. Recordings of one compilation repeat
-- about: everything, so open each compilation of a build once. LLVM's time for methods is divided evenly among the
-- about: instances of one, since symbols do not distinguish them as keys do.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: instance        the definition with its type arguments
-- column: definition      the definition
-- column: type_arguments  the type arguments
-- column: compilations    how many compilations collected it
-- column: repeats_ns      the cost of the repeats before and in LLVM: all compilations but the cheapest
-- column: cost_ns         the cost of all of them before and in LLVM
-- column: collecting_ns   part of cost_ns: self time in monomorphization
-- column: caused_ns       part of cost_ns: self time of everything that it caused before LLVM, including collecting_ns
-- column: llvm_ns         part of cost_ns: self time of LLVM's passes on it, if they were recorded
-- column: crates          the crates that collected it
WITH copy AS (
    SELECT instance_copy.*, crate
    FROM instance_copy JOIN compilation USING (compilation)
    WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), repeated AS (
    SELECT item FROM copy GROUP BY item HAVING count(*) > 1
)
SELECT
    item AS instance,
    min(definition) AS definition,
    min(type_arguments) AS type_arguments,
    count(*) AS compilations,
    CAST(sum(caused_ns + llvm_ns) - min(caused_ns + llvm_ns) AS BIGINT) AS repeats_ns,
    CAST(sum(caused_ns + llvm_ns) AS BIGINT) AS cost_ns,
    CAST(sum(collecting_ns) AS BIGINT) AS collecting_ns,
    CAST(sum(caused_ns) AS BIGINT) AS caused_ns,
    CAST(sum(llvm_ns) AS BIGINT) AS llvm_ns,
    string_agg(DISTINCT crate, ', ' ORDER BY crate) AS crates
FROM copy JOIN repeated USING (item)
GROUP BY item
ORDER BY repeats_ns DESC, instance
