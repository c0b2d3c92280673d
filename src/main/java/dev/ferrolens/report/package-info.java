/** Writes findings, answers and charts as text, as Markdown, or as a page. */
package dev.ferrolens.report;
