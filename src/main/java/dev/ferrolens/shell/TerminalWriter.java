package dev.ferrolens.shell;

import dev.ferrolens.message.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes data to a terminal, with control characters replaced by U+FFFD. It is for formats that keep every character,
 * such as CSV; data for a file or another program stay unchanged.
 */
final class TerminalWriter extends FilterWriter {
    TerminalWriter(Writer terminal) {
        super(terminal);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(c != '\n' && c != '\t' && Printable.isUnsafe((char) c) ? '\ufffd' : c);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(text[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.toCharArray(), from, length);
    }
}
