-- title: The command lines
-- about: How rustc was called for each compilation, as far as it is recorded.
-- column: crate    the crate
-- column: command  the command line of rustc; empty if it was not recorded
-- column: file     the recording
SELECT crate, command, file
FROM compilation
ORDER BY compilation
