-- title: The cost of definitions in the sources
-- about: What each definition of the compiled crates cost by stage, closures included, what its instances retain, and
-- about: where it stands. Work of LLVM that names no function is shared out as in the query retained.
-- needs: args
-- param: crate  VARCHAR = NULL   only definitions of this crate
-- column: definition          the function or another item
-- column: crate               the crate that defines it
-- column: cost_ns             the cost of all stages
-- column: front_end_ns        part of cost_ns: before monomorphization
-- column: codegen_ns          part of cost_ns: collecting its instances and making LLVM IR of them
-- column: llvm_ns             part of cost_ns: LLVM's work on its instances
-- column: instances           how many instances of it are compiled
-- column: retained_instances  how many instances would not be compiled without it, including its own
-- column: retained_ns         the cost of all of these
-- column: file                the file, if known from the recording or the project's sources
-- column: line                the line, from 1 on
WITH chosen AS (
    SELECT compilation, crate FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), cost AS (
    SELECT
        function AS definition, any_value(crate) AS crate,
        sum(self_ns) - sum(monomorphization_ns) - sum(function_cost.codegen_ns) - sum(llvm_ns) AS front_end_ns,
        sum(monomorphization_ns) + sum(function_cost.codegen_ns) AS codegen_ns
    FROM function_cost JOIN chosen USING (compilation, crate)
    WHERE function IS NOT NULL
    GROUP BY function
), machine AS (
    SELECT
        coalesce(key.function, instance_retained.definition) AS definition, sum(shared_codegen_ns) AS codegen_ns,
        sum(llvm_ns) + sum(emit_ns) + sum(shared_llvm_ns) AS llvm_ns
    FROM instance_retained JOIN chosen USING (compilation, crate) JOIN key USING (key)
    GROUP BY ALL
), retained AS (
    SELECT
        definition, count(*) FILTER (is_instance) AS instances,
        sum(CASE WHEN is_outermost THEN retained_instances ELSE 0 END) AS retained_instances,
        sum(CASE WHEN is_outermost THEN retained_ns ELSE 0 END) AS retained_ns
    FROM instance_retained JOIN chosen USING (compilation, crate)
    GROUP BY definition
), bill AS (
    SELECT
        definition, crate, front_end_ns, cost.codegen_ns + coalesce(machine.codegen_ns, 0) AS codegen_ns,
        coalesce(llvm_ns, 0) AS llvm_ns
    FROM cost LEFT JOIN machine USING (definition)
)
SELECT
    definition, crate,
    CAST(front_end_ns + codegen_ns + llvm_ns AS BIGINT) AS cost_ns,
    CAST(front_end_ns AS BIGINT) AS front_end_ns,
    CAST(codegen_ns AS BIGINT) AS codegen_ns,
    CAST(llvm_ns AS BIGINT) AS llvm_ns,
    CAST(coalesce(instances, 0) AS BIGINT) AS instances,
    CAST(coalesce(retained_instances, 0) AS BIGINT) AS retained_instances,
    CAST(coalesce(retained_ns, 0) AS BIGINT) AS retained_ns,
    file, line
FROM bill LEFT JOIN retained USING (definition) LEFT JOIN definition_place USING (definition)
ORDER BY cost_ns DESC, definition
