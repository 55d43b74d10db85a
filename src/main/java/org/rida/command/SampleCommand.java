package org.rida.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.intake.invitation.InvitationList;
import org.rida.intake.invitation.InvitationList.DrawMethod;
import org.rida.intake.invitation.InvitationList.DrawSettings;
import org.rida.sampling.InvitationFiles;
import org.rida.sampling.QrSheet;
import org.rida.sampling.Sampling;
import org.rida.sampling.SamplingOutlook;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sample}: draws whom to ask, and writes the files of the list. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        footer = {
            "  rida sample --dry-run",
            "  rida sample --number 400 --seed 20261129 --out data/invitations",
            "  rida sample --link \"https://survey.example/x?d[token]={token}\""
        })
public final class SampleCommand implements Callable<Integer> {

    private static final int WRONG_USAGE = 2;

    private final ContextLauncher launcher;
    private final Terminal terminal;

    /** Days of receipt up to today. */
    @Option(names = "--days", defaultValue = "" + Sampling.FRAME_DAYS)
    private int days;

    /** Null for as many as are needed. */
    @Option(names = "--number")
    private @Nullable Integer number;

    @Option(names = "--method", defaultValue = "stratified")
    private DrawMethod method = DrawMethod.STRATIFIED;

    /** Null for the one of today. */
    @Option(names = "--seed")
    private @Nullable Long seed;

    @Option(names = "--out", defaultValue = "data/invitations")
    private Path out = Path.of("");

    /** Address of the survey. */
    @Option(names = "--link", defaultValue = "")
    private String link = "";

    /** Only says what a list could show. */
    @Option(names = "--dry-run")
    private boolean dryRun;

    public SampleCommand(ContextLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    /** @return 0, or 2 when nothing can be drawn by these options */
    @Override
    public Integer call() {
        return launcher.command(context -> {
            if (days < 1) {
                terminal.problem("sampling.problem.days", "found", days);
                return WRONG_USAGE;
            }
            QrSheet.requireLink(link);
            Sampling sampling = context.getBean(Sampling.class);
            DrawSettings settings = sampling.settings(days, method, seed == null ? sampling.seedOfToday() : seed);
            SamplingOutlook outlook = sampling.outlook(settings);
            print(outlook);
            if (!dryRun) {
                draw(context, settings, number == null ? Math.toIntExact(outlook.toAsk()) : number);
            }
            return 0;
        });
    }

    private void draw(ApplicationContext context, DrawSettings settings, int size) {
        Actor actor = Actor.commandLine();
        InvitationList list = context.getBean(Sampling.class).draw(settings, size, actor);
        terminal.print(
                "command.sample.drawn",
                "list",
                Long.toString(list.id()),
                "n",
                list.drawn(),
                "seed",
                Long.toString(list.draw().seed()));
        context.getBean(InvitationFiles.class)
                .write(list, out, link, actor)
                .forEach(file -> terminal.line("  " + file));
    }

    private void print(SamplingOutlook outlook) {
        terminal.print("command.sample.frame", "people", outlook.people(), "resting", outlook.resting());
        outlook.requests()
                .forEach((state, n) -> terminal.print(
                        "command.sample.state",
                        "state",
                        terminal.messages().format("sampling.state." + state),
                        "n",
                        n));
        terminal.print(
                outlook.isEnough() ? "sampling.needed" : "sampling.too-few",
                "answers",
                outlook.answersNeeded(),
                "n",
                outlook.toAsk());
        Sampling.halfWidth(outlook.answers())
                .ifPresent(points -> terminal.print(
                        "sampling.precision",
                        "answers",
                        outlook.answers(),
                        "points",
                        terminal.messages().number(points * 100, 1)));
        Sampling.smallestVisible(outlook.answers())
                .ifPresent(change -> terminal.print(
                        "sampling.visible",
                        "answers",
                        outlook.answers(),
                        "points",
                        terminal.messages().number(change * 100, 1)));
    }
}
