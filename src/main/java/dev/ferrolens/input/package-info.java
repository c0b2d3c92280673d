/** Chooses which files of those given are opened, and reads them. */
package dev.ferrolens.input;
