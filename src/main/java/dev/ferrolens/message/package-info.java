/** Holds the exception whose message is for users, and makes text safe to print. */
package dev.ferrolens.message;
