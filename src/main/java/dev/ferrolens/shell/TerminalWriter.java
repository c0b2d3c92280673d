package dev.ferrolens.shell;

import dev.ferrolens.message.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * What a terminal may show of data whose format keeps every character, such as CSV: characters that could steer it
 * become U+FFFD. Where the data go to a file or another program they stay as they are.
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
