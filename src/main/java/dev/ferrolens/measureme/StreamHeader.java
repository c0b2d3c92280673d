package dev.ferrolens.measureme;

import dev.ferrolens.message.FerrolensException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The header of eight bytes of the file and of each stream: four letters and the version of the format. */
enum StreamHeader {
    FILE("MMPD"),
    EVENTS("MMES"),
    STRING_DATA("MMSD"),
    STRING_INDEX("MMSI");

    static final int BYTES = 8;

    private final String magic;
    private final int magicNumber;

    StreamHeader(String magic) {
        this.magic = magic;
        int number = 0;
        for (int i = 3; i >= 0; i--) {
            number = number << 8 | magic.charAt(i);
        }
        this.magicNumber = number;
    }

    /** Returns the stream's name for messages. */
    String text() {
        return this == EVENTS ? "event stream" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the version in the header of the file; fails if the file is something else. */
    static FormatVersion ofFile(ProfileBytes bytes, Path file) {
        if (bytes.size() == 0) {
            throw new FerrolensException("The file " + file + " is empty: rustc was stopped before it wrote anything.");
        }
        if (bytes.size() < BYTES) {
            throw new FerrolensException("The file " + file + " is not a rustc self-profile: its header of " + BYTES
                    + " bytes is cut off after " + bytes.size() + ".");
        }
        for (StreamHeader stream : List.of(EVENTS, STRING_DATA, STRING_INDEX)) {
            if (bytes.getInt(0) == stream.magicNumber) {
                throw new FerrolensException(ofThreeFiles(file));
            }
        }
        if (bytes.getInt(0) != FILE.magicNumber) {
            throw new FerrolensException("The file " + file + " is not a rustc self-profile: it does not begin with "
                    + FILE.magic + ".");
        }
        int number = bytes.getInt(4);
        for (FormatVersion version : FormatVersion.values()) {
            if (version.number == number) {
                return version;
            }
        }
        throw new FerrolensException("The file " + file + " has version " + Integer.toUnsignedString(number)
                + " of the profile format; Ferrolens reads versions 8 and 9 (rustc since 2021-09). "
                + (number >= 0 && number < 8
                        ? "An older rustc wrote it. Record it again with a newer compiler, or convert it with crox of"
                                + " measureme 9 to a chrome_profiler.json, which can be opened."
                        : "If a newer rustc wrote it, use a newer Ferrolens, or convert it with a newer crox to a"
                                + " chrome_profiler.json, which can be opened."));
    }

    /** Returns the message about one of the three files of a recording from 2019 or 2020. */
    private static String ofThreeFiles(Path file) {
        return "The file " + file + " is one of the three (.events, .string_data, .string_index) of a self-profile as"
                + " rustc wrote it until autumn 2020; Ferrolens reads the single .mm_profdata file of rustc since"
                + " 2021-09. Record it again with a newer compiler, or convert the three files with crox of measureme"
                + " 0.7 to a chrome_profiler.json, which can be opened.";
    }

    /** Fails if a stream does not begin with its header. */
    void check(PageStream stream, FormatVersion version, Path file) {
        byte[] header = new byte[BYTES];
        stream.copy(0, header, BYTES);
        for (int i = 0; i < 4; i++) {
            if (header[i] != magic.charAt(i) || header[4 + i] != (byte) (version.number >>> 8 * i)) {
                throw new FerrolensException("The file " + file + " is damaged: its " + text()
                        + " does not begin with the header " + magic + ", version "
                        + version.number + ".");
            }
        }
    }
}
