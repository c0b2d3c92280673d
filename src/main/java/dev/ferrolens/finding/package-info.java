/**
 * Finds the causes of a slow build and advice on them, by rules over named queries, ranked by the saving of an edit.
 */
package dev.ferrolens.finding;
