/**
 * Offers typed methods for named queries, in a class for each topic: monomorphization, trait resolution, type checking,
 * LLVM, macros, incremental builds, the build as a whole.
 */
package dev.ferrolens.breakdown;
