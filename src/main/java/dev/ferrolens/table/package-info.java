/** Holds the rows of an answer in memory, and prints them as text with units scaled for people. */
package dev.ferrolens.table;
