package dev.ferrolens.chart;

/** The colours of the areas of the compiler's work, the same in every drawing. */
public final class AreaColours {
    private AreaColours() {}

    /** The colour of an area as HTML has it; a pale one of what is none. */
    public static String of(String area) {
        return area.isEmpty() ? "#e4e8ec" : Palette.of(area);
    }
}
