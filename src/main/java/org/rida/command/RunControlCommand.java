package org.rida.command;

import org.rida.access.Actor;
import org.rida.command.line.CommandSyntax;
import org.rida.command.line.Terminal;
import org.rida.job.RunOperator;
import org.rida.job.RunOperator.StartReason;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code stop}, {@code restart} and {@code recover}: control an existing run. */
record RunControlCommand(ConfigurableApplicationContext context, Terminal terminal) {

    int stop(long run, String reason) {
        context.getBean(RunOperator.class).stop(run, reason(reason));
        Run now = context.getBean(Runs.class).run(run);
        terminal.print(
                now.state().isOver() ? "command.stopped" : "command.stopping",
                "run",
                Long.toString(run),
                "call",
                CommandSyntax.command("restart " + run));
        return 0;
    }

    int restart(long run, String reason) {
        return new RunCommand(context, terminal).resume(run, operator -> operator.restartHere(run, reason(reason)));
    }

    int recover(long run, String reason) {
        return new RunCommand(context, terminal).resume(run, operator -> operator.recoverHere(run, reason(reason)));
    }

    private static StartReason reason(String reason) {
        return new StartReason(Actor.commandLine(), reason);
    }
}
