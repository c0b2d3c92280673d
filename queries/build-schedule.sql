-- title: Schedule of the build
-- about: When each compilation ran, in two parts: until its metadata were written, when others could start, and after
-- about: that; and whether it is on the critical path. Times count from the first event of all. Compilations without a
-- about: known start are left out.
-- needs: time
-- column: crate        the crate
-- column: crate_kind   library, binary, proc macro, build script, test, documentation, or unknown
-- column: package      the package of a build script
-- column: is_critical  whether it lies on the critical path
-- column: start_ns     when its first event began
-- column: metadata_ns  when its metadata were written
-- column: end_ns       when its last event ended
WITH RECURSIVE last_ready AS (
    SELECT compilation, arg_max(depends_on, (ready_ns, depends_on)) AS depends_on
    FROM build_edge
    GROUP BY compilation
), path AS (
    SELECT arg_max(compilation, (end_ns, compilation)) AS compilation
    FROM build_span
    UNION ALL
    SELECT depends_on
    FROM path JOIN last_ready USING (compilation)
)
SELECT
    crate, crate_kind, package, compilation IN (SELECT compilation FROM path) AS is_critical,
    start_ns, metadata_ns, end_ns
FROM build_span JOIN compilation USING (compilation)
ORDER BY start_ns, end_ns, compilation
