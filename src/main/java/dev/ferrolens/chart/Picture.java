package dev.ferrolens.chart;

import dev.ferrolens.message.FerrolensException;
import java.nio.file.Path;
import java.util.Locale;

/** The kinds of files that drawings are saved as, by the ending of the name. */
public enum Picture {
    /** A page: {@code .html} or no ending. */
    PAGE,
    /** A static picture. */
    SVG,
    /** A kind of file that is not supported, such as {@code .png}. */
    OTHER;

    /** Returns the kind for the name of a file; {@code .gz} at the end is ignored. */
    public static Picture of(Path file) {
        Path name = FerrolensException.requireGiven(file, "file").getFileName();
        String plain = name == null ? "" : name.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        String ending = plain.substring(plain.lastIndexOf('.') + 1);
        return switch (plain.lastIndexOf('.') <= 0 ? "" : ending) {
            case "", "html", "htm" -> PAGE;
            case "svg" -> SVG;
            default -> OTHER;
        };
    }
}
