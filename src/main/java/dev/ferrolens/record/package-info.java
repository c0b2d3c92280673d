/** Builds cargo projects with rustc's profiler on. */
package dev.ferrolens.record;
