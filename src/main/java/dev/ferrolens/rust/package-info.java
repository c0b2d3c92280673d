/** Reads Rust text: keys of queries, instances, trait goals, types, symbols, and rustc's command line. */
package dev.ferrolens.rust;
