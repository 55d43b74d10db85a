package org.rida.command;

import org.rida.access.Actor;
import org.rida.job.Run;
import org.rida.job.RunDoor;
import org.rida.job.RunDoor.Reason;
import org.rida.job.Runs;








import org.springframework.context.ConfigurableApplicationContext;

/** {@code stop}, {@code restart} and {@code recover}: what a person does to a run. */
record Control(ConfigurableApplicationContext context, Terminal terminal) {

    int stop(long run, String reason) {
        context.getBean(RunDoor.class).stop(run, reason(reason));
        Run now = context.getBean(Runs.class).run(run);
        terminal.say(
                now.state().isOver() ? "command.stopped" : "command.stopping",
                "run",
                Long.toString(run),
                "call",
                HowToCall.command("restart " + run));
        return 0;
    }

    int restart(long run, String reason) {
        return new RunJob(context, terminal).goOn(run, door -> door.restartHere(run, reason(reason)));
    }

    int recover(long run, String reason) {
        return new RunJob(context, terminal).goOn(run, door -> door.recoverHere(run, reason(reason)));
    }

    private static Reason reason(String reason) {
        return new Reason(Actor.commandLine(), reason);
    }
}
