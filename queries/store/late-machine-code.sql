-- Fills the table of the machine code of functions, when a query first asks for it. A symbol of the v0 mangling has the
-- number of its impl, as keys have it, so that its definition is found for sure; where no key has it, the function is
-- looked for among those of LLVM's passes, which are joined by what they show.

INSERT INTO machine_code BY NAME
WITH loaded AS (
    SELECT *, regexp_replace(definition, '(::\{shim:[^}]*\})+$', '') AS spelled
    FROM loaded_machine_code()
), instance AS (
    SELECT
        instance_copy.compilation, coalesce(numbered_definition.definition, key.definition) AS spelled,
        any_value(key.definition) AS definition, any_value(key.crate) AS crate, any_value(key.function) AS function
    FROM instance_copy JOIN key USING (key) LEFT JOIN numbered_definition USING (key)
    GROUP BY ALL
), pass AS (
    SELECT
        compilation, item, any_value(definition) AS definition, any_value(crate) AS crate,
        any_value(function) AS function, bool_or(is_instance) AS is_instance
    FROM (SELECT DISTINCT compilation, owner FROM cost WHERE area = 'llvm')
        JOIN pass_function ON pass_function.key = owner
    GROUP BY compilation, item
)
SELECT
    loaded.compilation, symbol, coalesce(loaded.item, symbol) AS item,
    coalesce(instance.definition, pass.definition, loaded.definition, symbol) AS definition,
    coalesce(instance.function, pass.function, loaded.function, symbol) AS function,
    coalesce(instance.crate, pass.crate, loaded.crate) AS crate,
    instance.definition IS NOT NULL OR coalesce(pass.is_instance, false) AS is_instance,
    codegen_unit, emit_ns
FROM loaded LEFT JOIN instance USING (compilation, spelled)
    LEFT JOIN pass ON pass.compilation = loaded.compilation AND pass.item = loaded.item;
