/** Refines, runs and prints lazy queries on the tables of a session. */
package dev.ferrolens.relation;
