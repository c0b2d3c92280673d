/** Tells what makes a build slow and what to do about it: rules over named queries, ranked by what an edit saves. */
package dev.ferrolens.finding;
