/** Makes pages that load nothing from elsewhere, with text that is escaped. */
package dev.ferrolens.html;
