/** Compares two sessions, and tells change from noise. */
package dev.ferrolens.comparison;
