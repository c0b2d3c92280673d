/** Holds the exception whose message is for users, makes text safe to print, and knows the terminal. */
package dev.ferrolens.message;
