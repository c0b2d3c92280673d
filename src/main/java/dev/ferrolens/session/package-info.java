/** Answers questions about one or more recordings: what {@code Ferrolens.open} returns. */
package dev.ferrolens.session;
