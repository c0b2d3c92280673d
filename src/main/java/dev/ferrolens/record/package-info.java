/** Builds a cargo project with rustc's profiler on, and keeps the recordings. */
package dev.ferrolens.record;
