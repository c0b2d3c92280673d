package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.message.Alike;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes JShell's feedback on, and adds names that are alike to its message about an unknown method. */
final class MethodHints extends FilterOutputStream {
    private static final Pattern UNKNOWN = Pattern.compile("\\|\\s+symbol:\\s+method (\\w+)\\(.*");
    /** The last line of the message, which marks the place in the input. */
    private static final Pattern MARK = Pattern.compile("\\|\\s+\\^-*\\^?");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String unknown = "";

    MethodHints(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        if (b == '\n') {
            endLine(line.toString(Charset.defaultCharset()).stripTrailing());
            line.reset();
        } else {
            line.write(b);
        }
    }

    private void endLine(String text) throws IOException {
        Matcher method = UNKNOWN.matcher(text);
        if (method.matches()) {
            unknown = method.group(1);
        } else if (!unknown.isEmpty() && MARK.matcher(text).matches()) {
            List<String> alike = Alike.closest(unknown, Ferrolens.methods());
            unknown = "";
            if (!alike.isEmpty()) {
                out.write(("|  Did you mean " + String.join("() or ", alike) + "()? help(\"" + alike.get(0)
                        + "\") tells more." + System.lineSeparator()).getBytes(Charset.defaultCharset()));
            }
        }
    }
}
