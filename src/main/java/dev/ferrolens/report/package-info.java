/** Writes findings, answers and charts as text, Markdown or an HTML page. */
package dev.ferrolens.report;
