/** Holds recordings as tables of an embedded DuckDB, and fills those when a query first uses them. */
package dev.ferrolens.store;
