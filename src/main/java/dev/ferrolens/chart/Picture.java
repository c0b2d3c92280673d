package dev.ferrolens.chart;

import dev.ferrolens.message.FerrolensException;
import java.nio.file.Path;
import java.util.Locale;

/** What a drawing is saved as, by the ending of the file's name. */
public enum Picture {
    /** A page: {@code .html}, or no ending. */
    PAGE,
    /** A static picture. */
    SVG,
    /** A kind of file that nothing is drawn as, such as {@code .png}. */
    OTHER;

    /** Returns the kind that a file's name asks for; {@code .gz} at its end is ignored. */
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
