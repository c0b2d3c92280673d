/** Finds the lines of definitions and derives in Rust sources. */
package dev.ferrolens.source;
