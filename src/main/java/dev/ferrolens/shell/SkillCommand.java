package dev.ferrolens.shell;

import dev.ferrolens.file.Resource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the instructions for a coding assistant that is to find out why a crate is slow to compile. */
@Command(name = "skill", mixinStandardHelpOptions = true,
        description = "Prints instructions for coding assistants (SKILL.md): how to record, read, edit and verify.")
final class SkillCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(Resource.text(SkillCommand.class, "SKILL.md"));
        return 0;
    }
}
