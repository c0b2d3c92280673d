package dev.ferrolens.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void textComesOutAsItIs() {
        assertEquals("&lt;T as Into&lt;&amp;&#39;a U&gt;&gt; &quot;q&quot;", Html.escape("<T as Into<&'a U>> \"q\""));
    }

    @Test
    void controlCharactersAreReplacedAndLinesJoined() {
        assertEquals("\ufffd[31mred a · b", Html.escape("\u001b[31mred\na\u001eb"));
    }

    @Test
    void noNameBecomesMarkup() {
        for (String name : Hostile.NAMES) {
            assertEquals(List.of(), Hostile.tags(Html.escape(name)), name);
        }
    }

    @Test
    void jsonInAScriptHasNoCharacterThatEndsIt() {
        assertEquals("\"\\u003C/script\\u003E \\u0026 \\u0027 \\\" \\\\ \\u2028\"", Script.json("</script> & ' \" \\ \u2028"));
        for (String name : Hostile.NAMES) {
            String json = Script.json(List.of(name));
            assertFalse(json.chars().anyMatch(c -> "<>&'\n\u2028\u2029".indexOf(c) >= 0), json);
        }
    }
}
