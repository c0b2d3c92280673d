/** Answers questions about one or more recordings. */
package dev.ferrolens.session;
