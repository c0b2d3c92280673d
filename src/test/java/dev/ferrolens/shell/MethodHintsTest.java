package dev.ferrolens.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class MethodHintsTest {
    private static String passedOn(String feedback) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream hints = new PrintStream(new MethodHints(out), true, Charset.defaultCharset());
        hints.print(feedback);
        return out.toString(Charset.defaultCharset()).replace(System.lineSeparator(), "\n");
    }

    @Test
    void anUnknownMethodIsAnsweredWithTheNearestOne() {
        String error = """
                |  Error:
                |  cannot find symbol
                |    symbol:   method fuctions()
                |  s.fuctions()
                |  ^--------^
                """;
        assertEquals(error + "|  Did you mean functions()? help(\"functions\") tells more.\n", passedOn(error));
    }

    @Test
    void aMethodLikeNoneIsNot() {
        String error = """
                |    symbol:   method rhubarb(int)
                |  rhubarb(1)
                |  ^-----^
                """;
        assertEquals(error, passedOn(error));
    }

    @Test
    void allElseIsPassedOnAsItIs() {
        String feedback = "|    symbol:   variable x\n|  x\n|  ^\njshell> ";
        assertEquals(feedback, passedOn(feedback));
    }
}
