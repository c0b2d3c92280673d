-- title: Timeline of the build
-- about: When each compilation ran, and what it waited for. Others can start once its metadata are written if they need
-- about: no more of it. Times count from the first event of all. Compilations without a known start are left out.
-- needs: time
-- column: crate        the crate
-- column: crate_kind   library, binary, proc macro, build script, test, documentation, or unknown
-- column: package      the package of a build script
-- column: start_ns     when its first event began
-- column: metadata_ns  when its metadata were written
-- column: end_ns       when its last event ended
-- column: wall_ns      from start to end
-- column: waited_for   the dependency that was ready last
-- column: idle_ns      from then to its start: a build script ran, or no core was free; from 0 without a dependency
WITH last_ready AS (
    SELECT compilation, arg_max(depends_on, (ready_ns, depends_on)) AS depends_on, max(ready_ns) AS ready_ns
    FROM build_edge
    GROUP BY compilation
)
SELECT
    own.crate, own.crate_kind, own.package, start_ns, metadata_ns, end_ns, end_ns - start_ns AS wall_ns,
    used.crate AS waited_for, start_ns - coalesce(ready_ns, 0) AS idle_ns
FROM build_span
    JOIN compilation AS own USING (compilation)
    LEFT JOIN last_ready USING (compilation)
    LEFT JOIN compilation AS used ON used.compilation = depends_on
ORDER BY start_ns, end_ns, compilation
