-- title: Monomorphization by definition
-- about: The generic functions that cost most, over all their instances. Their self time in monomorphization adds up to
-- about: that of the area; caused_ns is everything that the compiler did for the instances before LLVM, in all areas.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: definition      the definition without type arguments; (unattributed) for work without one
-- column: crate           the crate that defines it
-- column: instances       how many instances were collected
-- column: type_lists      how many different lists of type arguments they have
-- column: self_ns         self time in monomorphization
-- column: share_pct       its share of the area
-- column: collecting_ns   part of self_ns: finding what an instance uses (items_of_instance)
-- column: symbols_ns      part of self_ns: making its symbol's name
-- column: shims_ns        part of self_ns: making the code of drop glue and other shims
-- column: caused_ns       self time of everything that its instances caused before LLVM, including self_ns
-- column: abi_ns          part of caused_ns: how the function is called
-- column: layout_ns       part of caused_ns: the layout of types
-- column: traits_ns       part of caused_ns: trait resolution
-- column: inclusive_ns    time of all this with the events inside; nested work on one definition counts once
-- column: llvm_ns         self time of LLVM's passes on its functions; none unless they were recorded
-- column: total_estimate  the compiler's estimate of the size of all of them, if CRATE.mono_items.json is known
-- column: place           the file and line, if known from the recording or the project's sources
WITH spent AS (
    SELECT
        definition, min(crate) AS crate,
        sum(self_ns) AS self_ns, sum(collecting_ns) AS collecting_ns, sum(symbols_ns) AS symbols_ns,
        sum(shims_ns) AS shims_ns, sum(caused_ns) AS caused_ns, sum(abi_ns) AS abi_ns, sum(layout_ns) AS layout_ns,
        sum(traits_ns) AS traits_ns, sum(inclusive_ns) AS inclusive_ns,
        CAST(sum(collected) AS BIGINT) AS instances,
        count(DISTINCT CASE WHEN collected > 0 THEN coalesce(type_arguments, '') END) AS type_lists
    FROM instance_cost
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY definition
), optimised AS (
    SELECT definition, CAST(sum(self_ns) AS BIGINT) AS llvm_ns
    FROM pass_cost
    WHERE definition IS NOT NULL AND compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY definition
), estimated AS (
    SELECT definition, CAST(sum(total_estimate) AS BIGINT) AS total_estimate
    FROM mono_item
    WHERE definition IS NOT NULL AND compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY definition
)
SELECT
    coalesce(spent.definition, '(unattributed)') AS definition,
    crate, instances, type_lists,
    CAST(self_ns AS BIGINT) AS self_ns,
    100.0 * CAST(self_ns AS DOUBLE) / nullif(sum(self_ns) OVER (), 0) AS share_pct,
    CAST(collecting_ns AS BIGINT) AS collecting_ns,
    CAST(symbols_ns AS BIGINT) AS symbols_ns,
    CAST(shims_ns AS BIGINT) AS shims_ns,
    CAST(caused_ns AS BIGINT) AS caused_ns,
    CAST(abi_ns AS BIGINT) AS abi_ns,
    CAST(layout_ns AS BIGINT) AS layout_ns,
    CAST(traits_ns AS BIGINT) AS traits_ns,
    CAST(inclusive_ns AS BIGINT) AS inclusive_ns,
    llvm_ns, total_estimate,
    file || ':' || line AS place
FROM spent LEFT JOIN optimised ON optimised.definition = spent.definition
    LEFT JOIN estimated ON estimated.definition = spent.definition
    LEFT JOIN definition_place ON definition_place.definition = spent.definition
ORDER BY spent.definition IS NULL, self_ns DESC, 1
