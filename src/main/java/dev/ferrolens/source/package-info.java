/** Finds the lines of Rust sources on which definitions and derives stand. */
package dev.ferrolens.source;
