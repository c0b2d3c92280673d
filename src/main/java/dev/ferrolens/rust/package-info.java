/**
 * Reads Rust text: keys of queries, symbols, printed names, and rustc's command line.
 *
 * <p>{@link dev.ferrolens.rust.RustType} is the tree that all text is read into. {@link dev.ferrolens.rust.KeyReader}
 * reads keys into it, and {@link dev.ferrolens.rust.KeyFacts} are a key as text.
 */
package dev.ferrolens.rust;
