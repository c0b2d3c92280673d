/** Combines the events of a session into a flame graph, and draws it as a page. */
package dev.ferrolens.flame;
