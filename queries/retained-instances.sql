-- title: What single instances retain
-- about: What would not be compiled if an instance were not there: itself, and all instances that only it needs. See
-- about: the query retained for what an instance costs, and for estimates.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: definition  VARCHAR = NULL   only instances of this definition, or of those that end in ::definition
-- column: instance            the definition with its type arguments
-- column: definition          the definition
-- column: crate               the crate that defines it
-- column: kind                item, closure, drop_glue, a shim, …
-- column: level               how many instances dominate it
-- column: own_ns              what it costs itself
-- column: caused_ns           part of own_ns: all that it caused before LLVM
-- column: llvm_ns             part of own_ns: LLVM's passes on it
-- column: shared_ns           part of own_ns: its share of work on no function
-- column: retained_instances  how many instances would not be compiled without it, itself included
-- column: retained_ns         what all of these cost
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
