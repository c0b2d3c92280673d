-- title: Schedule of the build
-- about: When each compilation ran, with the beginnings of its sections; whether it is on the critical path; and which
-- about: dependency it waited for. Times count from the first event of all. Compilations without known start are left
-- about: out.
-- needs: time
-- column: crate        the crate
-- column: crate_kind   library, binary, proc macro, build script, test, documentation, or unknown
-- column: package      the package of a build script
-- column: compilation  the number of the compilation
-- column: is_critical  whether it lies on the critical path
-- column: start_ns     when its first event began
-- column: metadata_ns  when its metadata were written, and others could start
-- column: codegen_ns   when it began to make code; none if it made none
-- column: linking_ns   when it began to link; none if it did not
-- column: linked_ns    when the linking ended
-- column: end_ns       when its last event ended
-- column: waited_for   the number of the dependency that was ready last; none without a recorded dependency
-- column: ready_ns     when that was ready; 0 without a recorded dependency
WITH RECURSIVE last_ready AS (
    SELECT compilation, arg_max(depends_on, (ready_ns, depends_on)) AS depends_on, max(ready_ns) AS ready_ns
    FROM build_edge
    GROUP BY compilation
), path AS (
    SELECT arg_max(compilation, (end_ns, compilation)) AS compilation
    FROM build_span
    UNION ALL
    SELECT depends_on
    FROM path JOIN last_ready USING (compilation)
), section AS (
    SELECT
        compilation,
        min(start_ns) FILTER (area <> 'linking') AS codegen_ns,
        min(start_ns) FILTER (area = 'linking') AS linking_ns,
        max(start_ns + duration_ns) FILTER (area = 'linking') AS linked_ns
    FROM event
    WHERE kind = 'GenericActivity' AND (area IN ('linking', 'llvm') OR label IN ('codegen_crate', 'codegen_module'))
    GROUP BY compilation
)
SELECT
    crate, crate_kind, package, compilation, compilation IN (SELECT compilation FROM path) AS is_critical,
    build_span.start_ns, metadata_ns, profile_ns + codegen_ns AS codegen_ns, profile_ns + linking_ns AS linking_ns,
    profile_ns + linked_ns AS linked_ns, build_span.end_ns, depends_on AS waited_for,
    coalesce(ready_ns, 0) AS ready_ns
FROM build_span JOIN compilation USING (compilation) LEFT JOIN last_ready USING (compilation)
    LEFT JOIN section USING (compilation)
ORDER BY build_span.start_ns, build_span.end_ns, compilation
