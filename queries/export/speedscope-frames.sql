-- The frames of a speedscope file: each label once.
SELECT DISTINCT CAST(label AS VARCHAR) AS label
FROM event
ORDER BY label
