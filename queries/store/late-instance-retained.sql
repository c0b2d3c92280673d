-- Fills the table of what each instance retains. An instance costs what it caused before LLVM, LLVM's passes on it, and
-- a share of the work that names no function: making LLVM IR, by the size of bodies, and the rest of LLVM's work, above
-- all emission, by what its passes took, or where these were not recorded by the size of bodies.
-- How large a body is tell two walks over it, the collector's and a check: the shorter of the two, each in units of the
-- middle one, since what disturbs a time makes it longer. For the crate's own functions, the time of their MIR tells it
-- too, and the geometric mean of both is taken. One is added for what each function costs, however small. In eight
-- recordings with passes, 54 % of LLVM's time is shared rightly so, and 31 % by all that an instance caused.
-- Where LLVM's time trace tells the machine code of functions, emission is no share: an instance has what its definition
-- took, what cannot be told apart by type arguments shared out among the instances of it that no function was found for.
-- This is the only place that decides what an instance's machine code cost.

INSERT INTO instance_retained BY NAME
WITH caused AS (
    SELECT
        compilation, item, instance_kind, sum(caused_ns) AS caused_ns, sum(collecting_ns) AS collecting_ns,
        sum(checking_ns) AS checking_ns
    FROM instance_cost
    WHERE is_instance
    GROUP BY compilation, item, instance_kind
), middle AS (
    SELECT
        compilation, nullif(median(collecting_ns) FILTER (collecting_ns > 0), 0) AS collecting_ns,
        nullif(median(checking_ns) FILTER (checking_ns > 0), 0) AS checking_ns
    FROM caused
    GROUP BY compilation
), first_of_item AS (
    SELECT compilation, item, min(place) AS place
    FROM instance_node
    WHERE is_instance
    GROUP BY compilation, item
), own_kind AS (
    SELECT
        compilation, place, definition, caused.caused_ns,
        least(caused.collecting_ns / middle.collecting_ns, caused.checking_ns / middle.checking_ns) AS walked
    FROM instance_node JOIN caused USING (compilation, item, instance_kind) JOIN middle USING (compilation)
    WHERE is_instance
), own_mir AS (
    SELECT compilation, definition, sum(self_ns) AS mir_ns
    FROM cost JOIN key ON key.key = owner JOIN compilation USING (compilation, crate)
    WHERE area = 'mir' AND self_ns > 0
    GROUP BY compilation, definition
), size AS (
    SELECT
        compilation, place,
        100 + CAST(round(100 * coalesce(
            sqrt(walked * mir_ns * median(walked) OVER own / nullif(median(mir_ns) OVER own, 0)), walked, 0)) AS BIGINT)
            AS size_estimate
    FROM own_kind LEFT JOIN own_mir USING (compilation, definition)
    WINDOW own AS (PARTITION BY compilation, mir_ns IS NULL)
), other_kinds AS (
    -- What was done for an instance under another kind, as a method of a trait object, is the first one's.
    SELECT compilation, first_of_item.place, sum(caused_ns) AS caused_ns
    FROM caused JOIN first_of_item USING (compilation, item)
        ANTI JOIN instance_node USING (compilation, item, instance_kind)
    GROUP BY compilation, first_of_item.place
), optimised AS (
    SELECT compilation, place, llvm_ns
    FROM instance_copy JOIN first_of_item USING (compilation, item)
), copies AS (
    SELECT compilation, place, item, definition
    FROM instance_node JOIN first_of_item USING (compilation, item, place)
    WHERE is_instance
), machine_code_of AS (
    SELECT compilation, item, definition, sum(emit_ns) AS emit_ns
    FROM emit_cost
    WHERE NOT is_shared AND is_instance
    GROUP BY compilation, item, definition
), rest_of_definition AS (
    SELECT compilation, machine_code_of.definition, sum(emit_ns) AS rest_ns
    FROM machine_code_of ANTI JOIN copies USING (compilation, item)
    GROUP BY compilation, machine_code_of.definition
), found AS (
    SELECT compilation, item, sum(emit_ns) AS found_ns
    FROM machine_code_of
    GROUP BY compilation, item
), counted AS (
    SELECT copies.*, found_ns, count(*) OVER same AS instances, count(found_ns) OVER same AS instances_found
    FROM copies LEFT JOIN found USING (compilation, item)
    WINDOW same AS (PARTITION BY compilation, copies.definition)
), emitted AS (
    SELECT
        compilation, place,
        CAST(floor(coalesce(found_ns, 0) + CASE
            WHEN rest_ns IS NULL THEN 0
            WHEN instances_found = instances THEN rest_ns / instances
            WHEN found_ns IS NULL THEN rest_ns / (instances - instances_found)
            ELSE 0
        END) AS BIGINT) AS emit_ns
    FROM counted LEFT JOIN rest_of_definition USING (compilation, definition)
), spent AS (
    SELECT
        compilation, place, CASE WHEN is_instance THEN coalesce(size_estimate, 100) ELSE 0 END AS size_estimate,
        CAST(coalesce(own_kind.caused_ns, 0) + coalesce(other_kinds.caused_ns, 0) AS BIGINT) AS caused_ns,
        CAST(coalesce(llvm_ns, 0) AS BIGINT) AS llvm_ns, coalesce(emit_ns, 0) AS emit_ns
    FROM instance_node LEFT JOIN own_kind USING (compilation, place) LEFT JOIN size USING (compilation, place)
        LEFT JOIN other_kinds USING (compilation, place) LEFT JOIN optimised USING (compilation, place)
        LEFT JOIN emitted USING (compilation, place)
), total AS (
    SELECT
        compilation, sum(size_estimate) AS size_estimate, sum(llvm_ns) AS llvm_ns, sum(emit_ns) AS emit_ns
    FROM spent
    GROUP BY compilation
), unnamed AS (
    SELECT
        cost.compilation,
        CAST(sum(CASE WHEN label = 'codegen_module' AND owner IS NULL THEN self_ns ELSE 0 END) AS BIGINT) AS codegen_ns,
        CAST(sum(CASE WHEN area = 'llvm' THEN self_ns ELSE 0 END) AS BIGINT) AS llvm_ns
    FROM cost
    GROUP BY cost.compilation
), so_far AS (
    -- Shares are rounded so that they add up.
    SELECT
        spent.*,
        sum(spent.size_estimate) OVER until_here / nullif(CAST(total.size_estimate AS DOUBLE), 0) AS size_part,
        sum(spent.llvm_ns) OVER until_here / nullif(CAST(total.llvm_ns AS DOUBLE), 0) AS llvm_part,
        unnamed.codegen_ns, unnamed.llvm_ns - total.llvm_ns - total.emit_ns AS unnamed_llvm_ns
    FROM spent JOIN total USING (compilation) JOIN unnamed USING (compilation)
    WINDOW until_here AS (PARTITION BY compilation ORDER BY place)
), shared AS (
    SELECT
        compilation, place, size_estimate, caused_ns, llvm_ns, emit_ns,
        CAST(floor(codegen_ns * coalesce(size_part, 0)) AS BIGINT) AS codegen_until_ns,
        CAST(floor(unnamed_llvm_ns * coalesce(llvm_part, size_part, 0)) AS BIGINT) AS llvm_until_ns
    FROM so_far
), own AS (
    SELECT
        compilation, place, size_estimate, caused_ns, llvm_ns, emit_ns,
        codegen_until_ns - lag(codegen_until_ns, 1, 0) OVER until_here AS shared_codegen_ns,
        llvm_until_ns - lag(llvm_until_ns, 1, 0) OVER until_here AS shared_llvm_ns
    FROM shared
    WINDOW until_here AS (PARTITION BY compilation ORDER BY place)
), summed AS (
    SELECT
        *, caused_ns + llvm_ns + emit_ns + shared_codegen_ns + shared_llvm_ns AS own_ns,
        CAST(sum(caused_ns + llvm_ns + emit_ns + shared_codegen_ns + shared_llvm_ns) OVER until_here AS BIGINT) AS until_ns,
        CAST(count(*) FILTER (is_instance) OVER until_here AS BIGINT) AS until_instances
    FROM own JOIN instance_node USING (compilation, place)
    WINDOW until_here AS (PARTITION BY compilation ORDER BY place)
)
SELECT
    first.compilation, first.key, first.item, first.definition, first.crate, first.instance_kind, first.type_arguments,
    first.is_instance, first.is_estimate, first.known_by, first.dominator, first.place, first.last_place, first.level,
    first.is_outermost, first.asking_crate, first.size_estimate, first.caused_ns, first.llvm_ns, first.emit_ns,
    first.shared_codegen_ns, first.shared_llvm_ns, first.own_ns,
    last.until_instances - first.until_instances + CASE WHEN first.is_instance THEN 1 ELSE 0 END AS retained_instances,
    last.until_ns - first.until_ns + first.own_ns AS retained_ns
FROM summed AS first
    JOIN summed AS last ON last.compilation = first.compilation AND last.place = first.last_place;
