/** Runs the command line, and starts JShell with a session open. */
package dev.ferrolens.shell;
