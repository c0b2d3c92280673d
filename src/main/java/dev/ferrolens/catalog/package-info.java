/** Finds the named queries of {@code queries/}, reads their headers, and binds their parameters. */
package dev.ferrolens.catalog;
