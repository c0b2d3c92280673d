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

/** How JShell runs what the user types: in this process, and an error that is a sentence stays one, without a trace. */
public final class OneLineErrorExecution implements ExecutionControlProvider {
    /** What JShell's option {@code --execution} calls it. */
    static final String NAME = "ferrolens";
    /** The package of what the user types. */
    private static final String SNIPPETS = "REPL.";

    /** Used by JShell, which finds it as a service. */
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
        /**
         * Shows text of several lines, such as SQL or a plan, as lines; JShell has it as a literal on one line.
         */
        @Override
        protected String invoke(Method snippet) throws Exception {
            String shown = super.invoke(snippet);
            boolean isText = shown.length() > 1 && shown.startsWith("\"") && shown.endsWith("\"");
            return isText && shown.contains("\\n")
                    ? Printable.lines(shown.substring(1, shown.length() - 1).translateEscapes()) : shown;
        }

        @Override
        protected String throwConvertedInvocationException(Throwable thrown) throws RunException, InternalException {
            return isOurs(thrown) ? sentence(thrown) : super.throwConvertedInvocationException(thrown);
        }

        @Override
        protected String throwConvertedOtherException(Throwable thrown) throws RunException, InternalException {
            return isOurs(thrown) ? sentence(thrown) : super.throwConvertedOtherException(thrown);
        }

        /** Whether it was thrown in Ferrolens, and not by what the user typed or by what that called besides. */
        private static boolean isOurs(Throwable thrown) {
            return thrown instanceof FerrolensException || Arrays.stream(thrown.getStackTrace())
                    .takeWhile(frame -> !frame.getClassName().startsWith(SNIPPETS))
                    .anyMatch(FerrolensException::isOurs);
        }

        /**
         * Prints it, with JShell's own mark for errors, since what is returned is shown for what has a value only.
         * JShell ends the line.
         */
        private static String sentence(Throwable thrown) {
            System.out.print("|  " + FerrolensException.of(thrown).getMessage().replace("\n", "\n|  "));
            return "";
        }
    }
}
