-- title: Schedule of the build
-- about: When each compilation ran, in two parts: until its metadata were written, from when on others could start, and
-- about: after that; and whether it is one of those that decided when the build ended. Times count from the first event
-- about: of all; what does not say when it started is not here.
-- needs: time
-- column: crate        the crate
-- column: crate_kind   library, binary, proc macro, build script, test, documentation, or unknown
-- column: package      of a build script, the package that it belongs to
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
