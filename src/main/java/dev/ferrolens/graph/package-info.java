/** Finds out from the collector's events which instance uses which, and what each retains. */
package dev.ferrolens.graph;
