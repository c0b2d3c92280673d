package dev.ferrolens.chart;

/** The colours of the areas of the compiler's work. */
public final class AreaColours {
    private AreaColours() {}

    /** Returns the colour of an area in HTML notation; a pale one if there is no such area. */
    public static String of(String area) {
        return area.isEmpty() ? Palette.NEUTRAL : Palette.of(area);
    }
}
