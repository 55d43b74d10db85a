package org.rida.job;

import java.util.Map;
import org.junit.jupiter.api.Order;
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
