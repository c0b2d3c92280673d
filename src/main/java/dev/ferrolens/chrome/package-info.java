/** Reads Chrome traces, as crox, LLVM and lld write them. */
package dev.ferrolens.chrome;
