/** Words what is told to users: the exception for mistakes, and text made safe to print. */
package dev.ferrolens.message;
