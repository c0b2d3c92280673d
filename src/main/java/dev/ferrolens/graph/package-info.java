/** Finds the uses between instances, and the instances that each retains, from the collector's events. */
package dev.ferrolens.graph;
