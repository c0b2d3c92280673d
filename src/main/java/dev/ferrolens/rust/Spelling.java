package dev.ferrolens.rust;

/** Writes paths as text. */
public interface Spelling {
    /** The spelling of paths as they are. */
    Spelling PLAIN = RustPath::writePlain;

    /** Writes a path. */
    void write(RustPath path, StringBuilder out);
}
