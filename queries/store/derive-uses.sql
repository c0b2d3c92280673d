-- The places at which macros that derive traits were used, as the recordings tell.

SELECT DISTINCT compilation.crate, regexp_extract(item, '([A-Za-z0-9_]+)\)\]$', 1) AS trait, source
FROM event JOIN key USING (key) JOIN compilation USING (compilation)
WHERE form = 'macro' AND starts_with(item, '#[derive(') AND source IS NOT NULL
ORDER BY ALL
