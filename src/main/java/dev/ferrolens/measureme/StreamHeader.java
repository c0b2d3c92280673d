package dev.ferrolens.measureme;

import dev.ferrolens.ProfileException;
import java.nio.file.Path;
import java.util.Locale;

/** The eight bytes with which the file and each of its streams begin: four letters and the format's version. */
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

    /** The stream's name in a sentence. */
    String text() {
        return this == EVENTS ? "event stream" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The version that the file's own header names, or an error where the file is something else. */
    static FormatVersion ofFile(ProfileBytes bytes, Path file) {
        if (bytes.size() == 0) {
            throw new ProfileException("The file " + file + " is empty: rustc was stopped before it wrote anything.");
        }
        if (bytes.size() < BYTES) {
            throw new ProfileException("The file " + file + " is not a rustc self-profile: its header of " + BYTES
                    + " bytes is cut off after " + bytes.size() + ".");
        }
        if (bytes.getInt(0) != FILE.magicNumber) {
            throw new ProfileException("The file " + file + " is not a rustc self-profile: it does not begin with "
                    + FILE.magic + ".");
        }
        int number = bytes.getInt(4);
        for (FormatVersion version : FormatVersion.values()) {
            if (version.number == number) {
                return version;
            }
        }
        throw new ProfileException("The file " + file + " has version " + Integer.toUnsignedString(number)
                + " of the profile format; Ferrolens reads versions 8 and 9 (rustc since 2021-09)."
                + (number >= 0 && number < 8 ? " Record it again with a newer compiler." : ""));
    }

    /** Fails where a stream does not begin with its header. */
    void check(PageStream stream, FormatVersion version, Path file) {
        byte[] header = new byte[BYTES];
        stream.copy(0, header, BYTES);
        for (int i = 0; i < 4; i++) {
            if (header[i] != magic.charAt(i) || header[4 + i] != (byte) (version.number >>> 8 * i)) {
                throw new ProfileException("The file " + file + " is damaged: its " + text() + " does not begin with the header " + magic + ", version "
                        + version.number + ".");
            }
        }
    }
}
