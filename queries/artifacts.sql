-- title: Sizes of files and codegen units
-- about: Files and codegen units with their sizes, in the unit that the label names: bytes for files, an estimate or
-- about: LLVM instructions for codegen units.
-- needs: sizes
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate  the crate
-- column: label  what was measured
-- column: name   the file or codegen unit
-- column: value  bytes, or an estimate, as the label says
SELECT crate, CAST(label AS VARCHAR) AS label, name, value
FROM artifact JOIN compilation USING (compilation)
WHERE compilation IN (FROM compilations_of(getvariable('crate')))
ORDER BY label, value DESC, name
