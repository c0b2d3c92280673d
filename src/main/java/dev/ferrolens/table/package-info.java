/** Holds the rows of an answer in memory, and formats them for people and for programs. */
package dev.ferrolens.table;
