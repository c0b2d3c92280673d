-- title: What single instances retain
-- about: What would not be compiled without an instance: itself, and all instances that only it needs. See the query
-- about: retained for the cost of an instance, and for estimates.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: definition  VARCHAR = NULL   only instances of this definition, or of those that end in ::definition
-- column: instance            the definition with its type arguments
-- column: definition          the definition
-- column: crate               the crate that defines it
-- column: kind                item, closure, drop_glue, a shim, …
-- column: level               how many instances dominate it
-- column: own_ns              its own cost
-- column: caused_ns           part of own_ns: everything that it caused before LLVM
-- column: llvm_ns             part of own_ns: LLVM's passes on it
-- column: shared_ns           part of own_ns: its share of work without a function
-- column: retained_instances  how many instances would not be compiled without it, including itself
-- column: retained_ns         the cost of all of these
-- column: is_estimate         whether only first users are known
SELECT
    item AS instance, definition, crate, instance_kind AS kind, level, own_ns, caused_ns, llvm_ns,
    shared_codegen_ns + shared_llvm_ns AS shared_ns, retained_instances, retained_ns, is_estimate
FROM instance_retained
WHERE is_instance AND (getvariable('definition') IS NULL
        OR definition = CAST(getvariable('definition') AS VARCHAR)
        OR ends_with(definition, '::' || CAST(getvariable('definition') AS VARCHAR)))
    AND compilation IN (FROM compilations_of(getvariable('crate')))
ORDER BY retained_ns DESC, own_ns DESC, item
