-- Fills the table of what each instance cost before LLVM. Owners are added up by number first: an instance is the owner
-- under several keys, and grouping by names takes long.

INSERT INTO instance_cost BY NAME
WITH owner_cost AS (
    SELECT
        compilation, owner, sum(self_ns) AS all_ns, sum(definition_ns) AS inclusive_ns,
        sum(CASE WHEN area = 'monomorphization' THEN self_ns ELSE 0 END) AS self_ns,
        sum(CASE WHEN label = 'items_of_instance' THEN self_ns ELSE 0 END) AS collecting_ns,
        sum(CASE WHEN label = 'symbol_name' THEN self_ns ELSE 0 END) AS symbols_ns,
        sum(CASE WHEN label = 'mir_shims' THEN self_ns ELSE 0 END) AS shims_ns,
        sum(CASE WHEN starts_with(CAST(label AS VARCHAR), 'fn_abi_of_instance') THEN self_ns ELSE 0 END) AS abi_ns,
        sum(CASE WHEN label = 'layout_of' THEN self_ns ELSE 0 END) AS layout_ns,
        sum(CASE WHEN area = 'traits' THEN self_ns ELSE 0 END) AS traits_ns
    FROM cost
    WHERE area NOT IN ('llvm', 'waiting', 'profiler')
    GROUP BY compilation, owner
), named AS (
    SELECT
        owner_cost.*, item, definition, crate, instance_kind, type_arguments,
        coalesce(is_collected, false) AS is_collected, coalesce(form = 'instance', false) AS is_instance
    FROM owner_cost LEFT JOIN key ON key.key = owner
)
SELECT
    compilation, min(owner) AS key, item, definition, crate, instance_kind, type_arguments, is_instance,
    count(*) FILTER (is_collected) AS collected,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(collecting_ns) AS BIGINT) AS collecting_ns,
    CAST(sum(symbols_ns) AS BIGINT) AS symbols_ns,
    CAST(sum(shims_ns) AS BIGINT) AS shims_ns,
    CAST(sum(CASE WHEN is_instance THEN all_ns ELSE self_ns END) AS BIGINT) AS caused_ns,
    CAST(sum(CASE WHEN is_instance THEN abi_ns ELSE 0 END) AS BIGINT) AS abi_ns,
    CAST(sum(CASE WHEN is_instance THEN layout_ns ELSE 0 END) AS BIGINT) AS layout_ns,
    CAST(sum(CASE WHEN is_instance THEN traits_ns ELSE 0 END) AS BIGINT) AS traits_ns,
    CAST(sum(CASE WHEN is_instance THEN inclusive_ns ELSE 0 END) AS BIGINT) AS inclusive_ns
FROM named
WHERE is_instance OR self_ns > 0
GROUP BY compilation, item, definition, crate, instance_kind, type_arguments, is_instance;
