/** Refines, prints and runs lazy queries over the tables of a session. */
package dev.ferrolens.relation;
