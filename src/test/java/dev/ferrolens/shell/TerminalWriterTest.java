package dev.ferrolens.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class TerminalWriterTest {
    @Test
    void keepsTextAndTakesTheForceOutOfWhatSteersATerminal() throws IOException {
        StringWriter shown = new StringWriter();
        try (Writer out = new TerminalWriter(shown)) {
            out.write("crate,\u001b[2J\u009b31m\u0007\u202e\tcafé\n");
        }
        assertEquals("crate,\ufffd[2J\ufffd31m\ufffd\ufffd\tcafé\n", shown.toString());
    }
}
