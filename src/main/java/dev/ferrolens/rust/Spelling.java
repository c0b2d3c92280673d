package dev.ferrolens.rust;

/** How paths are written. */
public interface Spelling {
    /** As they are. */
    Spelling PLAIN = RustPath::writePlain;

    /** Writes a path. */
    void write(RustPath path, StringBuilder out);
}
