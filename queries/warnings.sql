-- title: Problems in the files
-- about: What could not be read, file by file; files that are left out of all answers come first.
-- column: file      the profile
-- column: warning   the problem
-- column: left_out  whether the file is left out of all answers
SELECT file, warning, left_out
FROM warning
ORDER BY left_out DESC, file, warning
