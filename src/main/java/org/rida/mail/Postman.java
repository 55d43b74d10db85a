package org.rida.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rida.wording.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes what is due, letter by letter: claim, carry, mark. */
@Component
public class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final Claims claims;
    private final List<Carrier> carriers;
    private final ApplicationEventPublisher events;

    Postman(Claims claims, List<Carrier> carriers, ApplicationEventPublisher events) {
        this.claims = claims;
        this.carriers = carriers;
        this.events = events;
    }

    /**
     * Sends everything that is due, in the calling thread; begins no further letter when the time is over.
     *
     * @return how many went out
     */
    public int send(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        List<Way> open = carriers.stream()
                .filter(c -> c.missing().isEmpty())
                .map(Carrier::way)
                .toList();
        int sent = 0;
        while (System.nanoTime() < deadline) {
            Optional<Claims.Claim> claim = claims.next(open);
            if (claim.isEmpty()) {
                return sent;
            }
            sent += send(claim.get()) ? 1 : 0;
        }
        return sent;
    }

    private boolean send(Claims.Claim claim) {
        Letter letter = claim.letter();
        try {
            carrier(letter.address().way()).carry(letter);
        } catch (Undelivered e) {
            fail(claim, e);
            return false;
        } catch (RuntimeException e) {
            fail(claim, Undelivered.forNow(e, "problem.unexpected", "reason", String.valueOf(e.getMessage())));
            return false;
        }
        claims.sent(claim);
        return true;
    }

    private void fail(Claims.Claim claim, Undelivered failure) {
        Letter letter = claim.letter();
        Text words = failure.words();
        LOG.warn(
                "message {} to {}, attempt {}: {}",
                letter.id(),
                letter.address().to(),
                letter.attempts(),
                words.en());
        boolean again = failure.remedy() == Undelivered.Remedy.TIME && claims.putOff(claim, words);
        if (!again && claims.giveUp(claim, words)) {
            LOG.error(
                    "delivery of message {} to {} failed",
                    letter.id(),
                    letter.address().to(),
                    failure);
            events.publishEvent(new GivenUp(letter, words));
        }
    }

    private Carrier carrier(Way way) {
        return carriers.stream().filter(c -> c.way() == way).findFirst().orElseThrow();
    }
}
