package org.rida.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.job.WrongRequest;
import org.rida.mail.Letter;
import org.rida.mail.Outbox;
import org.rida.mail.Postman;
import org.rida.mail.Way;
import org.rida.wording.Text;
import org.springframework.context.ApplicationContext;

/** {@code deliveries}: the letters and what became of them; and what a command itself has to send before it ends. */
record Deliveries(ApplicationContext context, Terminal terminal) {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    int list(@Nullable String state, int limit) {
        Outbox outbox = context.getBean(Outbox.class);
        List<Letter> letters = outbox.list(new Outbox.Selection(state == null ? null : state(state), "", limit, 0));
        if (letters.isEmpty()) {
            terminal.say("command.deliveries.none");
        }
        letters.forEach(letter -> print(letter, outbox));
        return 0;
    }

    int resend(long letter, String why) {
        long again = context.getBean(Outbox.class).resend(letter, Actor.commandLine(), why);
        terminal.say("command.deliveries.again", "letter", Long.toString(letter), "again", Long.toString(again));
        send();
        return 0;
    }

    /** Sends what is due, for a bounded time, and says what went out and what waits. */
    void send() {
        int sent = context.getBean(Postman.class).send(LONGEST);
        Outbox outbox = context.getBean(Outbox.class);
        long waiting = outbox.count(Letter.State.WAITING);
        if (sent > 0) {
            terminal.say("command.deliveries.sent", "n", sent);
        }
        if (waiting > 0) {
            String why = outbox.missing(Way.MAIL)
                    .map(text -> text.in(terminal.language()))
                    .orElse("");
            terminal.say(
                    "command.deliveries.waiting", "n", waiting, "why", why, "call", HowToCall.command("deliveries"));
        }
    }

    private void print(Letter letter, Outbox outbox) {
        terminal.say(
                "command.deliveries.row",
                "id",
                Long.toString(letter.id()),
                "state",
                terminal.words().say("letter.state." + letter.state().code()),
                "recipient",
                letter.address().to(),
                "subject",
                letter.subject());
        why(letter, outbox).ifPresent(text -> terminal.line("    " + text.in(terminal.language())));
    }

    private static Optional<Text> why(Letter letter, Outbox outbox) {
        if (letter.state() == Letter.State.WAITING && letter.error().isEmpty()) {
            return outbox.missing(letter.address().way());
        }
        return Optional.of(letter.error()).filter(error -> !error.isEmpty());
    }

    private static Letter.State state(String code) {
        for (Letter.State state : Letter.State.values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw WrongRequest.of("problem.letter-state", "found", code);
    }
}
