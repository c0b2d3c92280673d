/** Makes self-contained HTML pages, in which all text is escaped. */
package dev.ferrolens.html;
