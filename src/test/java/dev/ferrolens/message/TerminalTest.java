package dev.ferrolens.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void columnsDecidesTheWidth() {
        assertEquals(120, Terminal.width("120", true));
        assertEquals(120, Terminal.width("120", false));
    }

    @Test
    void withoutATerminalTheWidthIsUnlimited() {
        assertEquals(Terminal.UNLIMITED, Terminal.width(null, false));
        assertEquals(Terminal.UNLIMITED, Terminal.width("", false));
        assertEquals(Terminal.UNLIMITED, Terminal.width("0", false));
        assertEquals(Terminal.UNLIMITED, Terminal.width("wide", false));
    }

    @Test
    void sttyPrintsRowsAndColumns() {
        assertEquals(132, Terminal.columns("43 132\n"));
    }

    @Test
    void modePrintsThemInTheLanguageOfTheSystem() {
        assertEquals(120, Terminal.columns("Status von Gerät CON:\n----\n    Zeilen:  9001\n    Spalten:  120\n"));
    }

    @Test
    void aTerminalThatDoesNotKnowItsSizeHasTheUsualOne() {
        assertEquals(80, Terminal.columns("0 0\n"));
        assertEquals(80, Terminal.columns(""));
    }
}
