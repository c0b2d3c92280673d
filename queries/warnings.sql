-- title: What was odd about the files
-- about: Whatever could not be read, file by file; what is not among the answers at all comes first.
-- column: file      the profile
-- column: warning   what was odd
-- column: left_out  whether nothing of the file is among the answers
SELECT file, warning, left_out
FROM warning
ORDER BY left_out DESC, file, warning
