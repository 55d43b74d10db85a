package org.rida.job;

import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rida.RequiresProgram;

/** By messages in RabbitMQ, which is killed, too. */
@RequiresProgram(RabbitBroker.PROGRAM)
class AmqpMonthsTest extends SharedMonthsCase {

    /** The broker notices within seconds, not minutes, that a process is frozen. */
    @Override
    Map<String, String> workers() {
        return Map.of(
                "rida.workers",
                "amqp",
                "spring.rabbitmq.port",
                Integer.toString(RabbitBroker.shared().port()),
                "spring.rabbitmq.requested-heartbeat",
                "2s");
    }

    /** Whom a month is given to again is the same with both kinds of messages: {@link PostgresMonthsTest} tries it in every build. */
    @Override
    @Tag("campaign")
    @Test
    @Order(2)
    void theMonthOfAFrozenWorkerIsDraftedByAnother() throws Exception {
        super.theMonthOfAFrozenWorkerIsDraftedByAnother();
    }

    @Override
    @Tag("campaign")
    @Test
    @Order(3)
    void theMonthOfAKilledWorkerIsDraftedByAnother() throws Exception {
        super.theMonthOfAKilledWorkerIsDraftedByAnother();
    }

    @Override
    @Tag("campaign")
    @Test
    @Order(5)
    void theMonthsOfAKilledManagerAreDraftedByTheOthers() throws Exception {
        super.theMonthsOfAKilledManagerAreDraftedByTheOthers();
    }

    /** While months are drafted: their requests are delivered again, and dropped where the month was committed meanwhile. */
    @Test
    @Order(7)
    void theMonthsOutlastTheBroker() throws Exception {
        inEachRound("the broker killed", () -> {
            work.holdMonths();
            work.held.awaitHeld();
            RabbitBroker.shared().kill();
            work.held.letGo();
            RabbitBroker.shared().startAgain();
        });
    }
}
