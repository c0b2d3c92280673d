/** Writes a session to files for other tools: traces, folded stacks, speedscope JSON, databases, Parquet. */
package dev.ferrolens.export;
