-- title: What was odd about the files
-- about: Whatever could not be read, file by file.
-- column: file     the profile
-- column: warning  what was odd
SELECT file, warning
FROM warning
ORDER BY file, warning
