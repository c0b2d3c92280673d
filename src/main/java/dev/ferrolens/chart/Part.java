package dev.ferrolens.chart;

import java.util.List;

/**
 * A whole and its parts, to be drawn as a treemap or an icicle.
 *
 * @param name what it is called
 * @param area the area of the compiler's work it belongs to, which decides its colour; empty for that of the whole
 * @param own what of it is in none of its parts
 * @param parts its parts, the largest first
 */
public record Part(String name, String area, double own, List<Part> parts) {}
