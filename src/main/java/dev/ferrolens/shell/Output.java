package dev.ferrolens.shell;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Where a command's data go. */
final class Output {
    private Output() {}

    /** Standard output, in UTF-8 whatever the locale says: the data are names of any script, and files of others. */
    static PrintWriter standard() {
        Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
        return new PrintWriter(System.console() == null ? out : new TerminalWriter(out));
    }
}
