/** Converts file names, writes files completely or not at all, deletes folders, and reads resources. */
package dev.ferrolens.file;
