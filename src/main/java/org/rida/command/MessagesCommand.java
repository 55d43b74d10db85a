package org.rida.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.CommandSyntax;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.delivery.PresentRecipients;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.InvalidRequest;
import org.rida.outbox.MessageSender;
import org.rida.outbox.Outbox;
import org.rida.outbox.OutboxMessage;
import org.rida.outbox.TransportType;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code messages}: lists the outbox; {@code messages resend}: sends a message again; {@code messages cancel} and {@code messages
 * readdress}: what becomes of a message that waits. Commands that enqueue messages send them before they end.
 */
@Command(
        name = "messages",
        mixinStandardHelpOptions = true,
        footer = {"  rida messages --state failed", "  rida messages resend 12 --reason \"mailbox was full\""})
public final class MessagesCommand implements Callable<Integer> {

    /** A command does not wait longer for a slow mail server; what remains is sent by the next process. */
    private static final Duration MAX_DURATION = Duration.ofSeconds(20);

    private final ContextLauncher launcher;
    private final Terminal terminal;

    @Option(names = "--state")
    private @Nullable String state;

    @Option(names = "--limit", defaultValue = "50")
    private int limit;

    public MessagesCommand(ContextLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return launcher.command(context -> {
            Outbox outbox = context.getBean(Outbox.class);
            OutboxMessage.MessageState selected = state == null ? null : state(state);
            List<OutboxMessage> messages = outbox.list(new Outbox.MessageSelection(selected, "", limit, 0));
            if (messages.isEmpty()) {
                terminal.print("command.messages.none");
            }
            PresentRecipients recipients = context.getBean(PresentRecipients.class);
            for (OutboxMessage message : messages) {
                print(message, outbox);
                if (recipients.isFormer(message)) {
                    terminal.line("    " + terminal.messages().format("messages.former"));
                }
            }
            return 0;
        });
    }

    /**
     * @param message number of a message that was sent or whose delivery failed
     * @param reason for the audit log
     * @return 0 when the copy is enqueued, even if it cannot be sent yet
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida messages resend 12 --reason \"mailbox was full\""})
    int resend(
            @Parameters(paramLabel = "MESSAGE") long message,
            @Option(names = "--reason", required = true) String reason) {
        return launcher.command(context -> {
            long copy = context.getBean(Outbox.class).resend(message, Actor.commandLine(), reason);
            terminal.print("command.messages.resent", "message", Long.toString(message), "copy", Long.toString(copy));
            send(context, terminal);
            return 0;
        });
    }

    /**
     * @param message number of a message that waits
     * @return 0 when no process sends it any more
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida messages cancel 12"})
    int cancel(@Parameters(paramLabel = "MESSAGE") long message) {
        return launcher.command(context -> {
            context.getBean(Outbox.class).cancel(message, Actor.commandLine(), waiting -> List.of());
            terminal.print("messages.cancelled");
            return 0;
        });
    }

    /**
     * @param message number of a message that waits for a former recipient
     * @return 0 when it is cancelled and enqueued for the present recipients, even if it cannot be sent yet
     */
    @Command(
            mixinStandardHelpOptions = true,
            footer = {"  rida messages readdress 12"})
    int readdress(@Parameters(paramLabel = "MESSAGE") long message) {
        return launcher.command(context -> {
            List<Long> again = context.getBean(PresentRecipients.class).readdress(message, Actor.commandLine());
            terminal.print("messages.readdressed", "n", again.size());
            send(context, terminal);
            return 0;
        });
    }

    /**
     * Sends the due messages within a time limit and prints how many were sent and how many are waiting. Called after the
     * work of a command is stored, so that an unreachable mail server never undoes it.
     */
    static void send(ApplicationContext context, Terminal terminal) {
        int sent = context.getBean(MessageSender.class).send(MAX_DURATION);
        Outbox outbox = context.getBean(Outbox.class);
        long waiting = outbox.count(OutboxMessage.MessageState.WAITING);
        if (sent > 0) {
            terminal.print("command.messages.sent", "n", sent);
        }
        if (waiting > 0) {
            String reason = outbox.missing(TransportType.MAIL)
                    .map(text -> text.in(terminal.language()))
                    .orElse("");
            terminal.print(
                    "command.messages.waiting",
                    "n",
                    waiting,
                    "reason",
                    reason,
                    "call",
                    CommandSyntax.command("messages"));
        }
    }

    private void print(OutboxMessage message, Outbox outbox) {
        terminal.print(
                "command.messages.row",
                "id",
                Long.toString(message.id()),
                "state",
                terminal.messages().format("message.state." + message.state().code()),
                "recipient",
                message.recipient().address(),
                "subject",
                message.subject());
        failureReason(message, outbox).ifPresent(text -> terminal.line("    " + text.in(terminal.language())));
    }

    /** The last error; for a message not yet attempted, what is missing for its transport. */
    private static Optional<BilingualText> failureReason(OutboxMessage message, Outbox outbox) {
        if (message.state() == OutboxMessage.MessageState.WAITING
                && message.error().isEmpty()) {
            return outbox.missing(message.recipient().transport());
        }
        return Optional.of(message.error()).filter(error -> !error.isEmpty());
    }

    /** @throws InvalidRequest with the list of states */
    private static OutboxMessage.MessageState state(String code) {
        for (OutboxMessage.MessageState state : OutboxMessage.MessageState.values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw InvalidRequest.of("problem.message-state", "found", code);
    }
}
