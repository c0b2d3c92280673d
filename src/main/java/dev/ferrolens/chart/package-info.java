/** Draws rows, for plotly in a page and as a static SVG. */
package dev.ferrolens.chart;
