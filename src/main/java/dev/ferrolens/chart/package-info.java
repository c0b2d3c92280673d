/** Draws rows as charts, by plotly in a page and as a static SVG. */
package dev.ferrolens.chart;
