-- title: The places of definitions
-- about: The file and line of the compiled crates' definitions, if known from the recording or from the project's
-- about: sources, whose folder record notes beside the recording. A definition with several possible places has none.
-- needs: args
-- param: crate       VARCHAR = NULL   only definitions of this crate
-- param: definition  VARCHAR = NULL   only this definition
-- column: definition  the definition, as other answers spell it
-- column: place       the file, relative to the project, and the line
-- column: file        the file
-- column: line        the line, from 1 on
-- column: known_by    recording, or sources
SELECT definition, file || ':' || line AS place, file, line, known_by
FROM definition_place
WHERE definition = coalesce(CAST(getvariable('definition') AS VARCHAR), definition)
    AND (getvariable('crate') IS NULL OR starts_with(definition, CAST(getvariable('crate') AS VARCHAR) || '::')
        OR contains(definition, '<' || CAST(getvariable('crate') AS VARCHAR) || '::')
        OR contains(definition, ' as ' || CAST(getvariable('crate') AS VARCHAR) || '::'))
ORDER BY file, line, definition
