package dev.ferrolens.shell;

import dev.ferrolens.ProfileException;
import java.util.Map;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** How JShell runs what the user types: in this process, and an error that is a sentence stays one, without a trace. */
public final class SentenceExecution implements ExecutionControlProvider {
    /** What JShell's option {@code --execution} calls it. */
    static final String NAME = "ferrolens";

    /** Used by JShell, which finds it as a service. */
    public SentenceExecution() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return new Control();
    }

    private static final class Control extends LocalExecutionControl {
        @Override
        protected String throwConvertedInvocationException(Throwable thrown) throws RunException, InternalException {
            return thrown instanceof ProfileException ? sentence(thrown) : super.throwConvertedInvocationException(thrown);
        }

        @Override
        protected String throwConvertedOtherException(Throwable thrown) throws RunException, InternalException {
            return thrown instanceof ProfileException ? sentence(thrown) : super.throwConvertedOtherException(thrown);
        }

        /** Stands where the value would; with JShell's own mark for errors. */
        private static String sentence(Throwable thrown) {
            return "|  " + thrown.getMessage().replace("\n", "\n|  ");
        }
    }
}
