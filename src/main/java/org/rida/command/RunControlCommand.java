package org.rida.command;

import org.rida.access.Actor;
import org.rida.command.line.CommandSyntax;
import org.rida.command.line.Terminal;
import org.rida.job.RunOperator;
import org.rida.job.RunOperator.StartReason;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code stop}, {@code restart} and {@code recover}: control an existing run. {@code restart} and {@code recover} execute
 * the run in this process and show its progress; {@code stop} only asks, as the run may be in another process.
 */
record RunControlCommand(ConfigurableApplicationContext context, Terminal terminal) {

    /** @return 0, whether the run has stopped already or will stop after the file or report that it works on */
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

    /** Continues a stopped or failed run from the step that did not complete. */
    int restart(long run, String reason) {
        return new RunCommand(context, terminal).resume(run, operator -> operator.restartHere(run, reason(reason)));
    }

    /** Takes over a run whose process has died; refused while that process still sends heartbeats. */
    int recover(long run, String reason) {
        return new RunCommand(context, terminal).resume(run, operator -> operator.recoverHere(run, reason(reason)));
    }

    private static StartReason reason(String reason) {
        return new StartReason(Actor.commandLine(), reason);
    }
}
