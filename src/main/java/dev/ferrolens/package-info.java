/**
 * Opens recordings of rustc, and records builds: the methods that users import with
 * {@code import static dev.ferrolens.Ferrolens.*}.
 */
package dev.ferrolens;
