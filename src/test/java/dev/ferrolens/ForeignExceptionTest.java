package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.message.FerrolensException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** An exception that is not ours ends as one message. */
class ForeignExceptionTest {
    @Test
    void isNamedWithThePlaceInOneLine() {
        String message = FerrolensException.of(new IllegalArgumentException("no\ncolour")).getMessage();
        assertEquals(1, message.lines().count());
        assertTrue(message.startsWith("Ferrolens failed (IllegalArgumentException: no at dev.ferrolens."), message);
    }

    @Test
    void keepsTheSentenceThatItCarries() {
        FerrolensException sentence = new FerrolensException("There is no file x.");
        assertSame(sentence, FerrolensException.of(new CompletionException(sentence)));
    }

    @Test
    void namesTheFile() {
        String message = FerrolensException.ofFault(Path.of("x.mm_profdata"), new StackOverflowError()).getMessage();
        assertTrue(message.startsWith("The file x.mm_profdata cannot be read: Ferrolens failed (StackOverflowError"),
                message);
    }
}
