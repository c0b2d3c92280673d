package dev.ferrolens.shell;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sql;
import dev.ferrolens.table.Units;
import java.io.Writer;
import java.sql.SQLException;

/** Faults that are not Ferrolens's own, in the middle of an answer. */
public final class Faults {
    private Faults() {}

    /** Returns an answer that fails when it is looked at. */
    public static Relation answer() {
        return answer(new IllegalStateException("the stack is empty"));
    }

    private static Relation answer(Throwable fault) {
        return Relation.of(null, Units.TIME, Sql.of("SELECT 1"), () -> {
            throw Faults.<RuntimeException>unchecked(fault);
        });
    }

    /** Returns the answer of a driver that fails. */
    public static Relation answerOfDriver() {
        return answer(new SQLException("INTERNAL Error: vector of the wrong size\nStack Trace:\n0x1234"));
    }

    /** Returns where an answer is written to, which fails once. */
    static Writer writer(Throwable fault) {
        return new Writer() {
            private boolean hasFailed;

            @Override
            public void write(char[] text, int from, int length) {
                if (!hasFailed) {
                    hasFailed = true;
                    throw Faults.<RuntimeException>unchecked(fault);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable fault) throws T {
        throw (T) fault;
    }
}
