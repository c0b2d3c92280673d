/** Reads {@code .mm_profdata} files of versions 8 and 9 into arrays of events and bytes of texts. */
package dev.ferrolens.measureme;
