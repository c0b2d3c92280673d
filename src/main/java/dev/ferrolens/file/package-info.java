/** Names files, writes them whole or not at all, deletes folders, and reads the files of the class path. */
package dev.ferrolens.file;
