/** Compares two sessions, and distinguishes changes from noise. */
package dev.ferrolens.comparison;
