/** Writes a session to files for other tools: traces, folded stacks, speedscope, databases, Parquet. */
package dev.ferrolens.export;
