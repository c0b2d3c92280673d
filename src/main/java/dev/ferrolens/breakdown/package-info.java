/**
 * Offers the named queries on one part of a build each as typed methods: monomorphization, trait resolution, type
 * checking, LLVM, macros, incremental builds, the build as a whole.
 */
package dev.ferrolens.breakdown;
