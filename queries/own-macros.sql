-- title: Macros by example that the crate defines
-- about: The macro_rules! macros of the compiled crates. Recordings have no event for their uses, but the compiler asks
-- about: a few questions about the definition of each: not those about types, functions, traits, modules or imports.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: macro   the path of the macro, without its exclamation mark
-- column: crate   the crate
-- column: module  the module of the definition
SELECT key.definition AS macro, key.crate, any_value(key.module) AS module
FROM cost JOIN key ON key.key = cost.key JOIN compilation USING (compilation)
WHERE key.crate = compilation.crate AND key.item = key.definition AND NOT contains(key.definition, '{')
    AND NOT starts_with(key.definition, '<')
    AND compilation.crate = coalesce(CAST(getvariable('crate') AS VARCHAR), compilation.crate)
GROUP BY key.definition, key.crate
-- Every item is checked for deprecation but an extern crate; what has no type is a macro, a trait or a module.
HAVING bool_or(label = 'lookup_deprecation_entry') AND bool_or(label = 'hir_attr_map')
    AND NOT bool_or(label IN ('type_of', 'fn_sig', 'typeck', 'trait_def', 'associated_item', 'associated_items',
        'variances_of', 'impl_trait_header', 'hir_module_items') OR starts_with(label, 'check_mod_'))
ORDER BY macro
