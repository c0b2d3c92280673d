package dev.ferrolens.shell;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs the user's JShell input in this process, and prints errors of Ferrolens as a message without a stack trace. */
public final class OneLineErrorExecution implements ExecutionControlProvider {
    /** The name for JShell's option {@code --execution}. */
    static final String NAME = "ferrolens";
    /** The beginning of the names of classes that JShell makes from the user's input. */
    private static final String SNIPPETS = "REPL.";

    /** Creates the provider; called by JShell, which finds it as a service. */
    public OneLineErrorExecution() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return new Control();
    }

    private static final class Control extends LocalExecutionControl {
        /** Shows text of several lines, such as SQL or a plan, as lines; JShell would show a literal on one line. */
        @Override
        protected String invoke(Method snippet) throws Exception {
            String shown = super.invoke(snippet);
            boolean isText = shown.length() > 1 && shown.startsWith("\"") && shown.endsWith("\"");
            return isText && shown.contains("\\n")
                    ? Printable.lines(shown.substring(1, shown.length() - 1).translateEscapes()) : shown;
        }

        @Override
        protected String throwConvertedInvocationException(Throwable thrown) throws RunException, InternalException {
            return isOurs(thrown) ? message(thrown) : super.throwConvertedInvocationException(thrown);
        }

        @Override
        protected String throwConvertedOtherException(Throwable thrown) throws RunException, InternalException {
            return isOurs(thrown) ? message(thrown) : super.throwConvertedOtherException(thrown);
        }

        /** Returns whether it was thrown by Ferrolens, and not by the user's input or by other code that it called. */
        private static boolean isOurs(Throwable thrown) {
            return thrown instanceof FerrolensException || Arrays.stream(thrown.getStackTrace())
                    .takeWhile(frame -> !frame.getClassName().startsWith(SNIPPETS))
                    .anyMatch(FerrolensException::isOurs);
        }

        /**
         * Prints the message, with JShell's mark for errors, since JShell shows the returned text only for input with a
         * value. JShell ends the line.
         */
        private static String message(Throwable thrown) {
            System.out.print("|  " + FerrolensException.of(thrown).getMessage().replace("\n", "\n|  "));
            return "";
        }
    }
}
