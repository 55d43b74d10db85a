package org.rida.job.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.RequiresProgram;
import org.rida.job.RabbitBroker;
import org.rida.job.lease.SharedStorage;
import org.rida.job.lease.StorageMark;
import org.rida.job.run.RunEvent;
import org.rida.job.run.Runs;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.amqp.health.RabbitHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The same over RabbitMQ, which may be restarted. */
@RequiresProgram(RabbitBroker.PROGRAM)
@TestPropertySource(properties = "rida.workers=amqp")
class AmqpPartitionsTest extends SharedPartitionsTest {

    @TempDir
    Path folder;

    @Autowired
    private AmqpAdmin broker;

    @Autowired
    private RabbitTemplate rabbit;

    @Autowired
    private Queue partitions;

    @DynamicPropertySource
    static void ownBroker(DynamicPropertyRegistry properties) {
        properties.add("spring.rabbitmq.port", () -> RabbitBroker.shared().port());
    }

    /** While the first month is drafted, before the others are taken: what nobody acknowledged is delivered again. */
    @Test
    void aBrokerThatIsRestartedForgetsNoPartition() {
        AtomicBoolean restarted = new AtomicBoolean();
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.DocumentDrawn && restarted.compareAndSet(false, true)) {
                RabbitBroker.shared().kill();
                RabbitBroker.shared().startAgain();
            }
        });

        assertThat(operator.run("months", THREE_MONTHS, SARA).completed()).isTrue();

        assertThat(drafted()).containsExactly("2026-08", "2026-09", "2026-10");
        assertThat(complete()).containsExactly("1-report:2026-08", "1-report:2026-09", "1-report:2026-10");
    }

    /** The run waits for it, and a stop is heard meanwhile. */
    @Test
    void aRunWhoseBrokerIsGoneCanBeStopped() {
        RabbitBroker.shared().kill();
        try {
            ON_EVENT.set(event -> {
                if (event instanceof RunEvent.StepStarted) {
                    operator.stop(runs.list(Runs.RunSelection.newest(1)).get(0).id(), SARA);
                }
            });
            assertThat(operator.run("months", THREE_MONTHS, SARA).completed()).isFalse();
            assertThat(drafted()).isEmpty();
        } finally {
            RabbitBroker.shared().startAgain();
        }
    }

    @Test
    void whatIsNoRequestIsDropped() throws Exception {
        rabbit.send("", partitions.getName(), new Message("run=1".getBytes(StandardCharsets.UTF_8)));

        nothingIsLeftInTheQueue();

        assertThat(operator.run("months", THREE_MONTHS, SARA).completed()).isTrue();
    }

    /** Two installations on one broker may call their storages alike. */
    @Test
    void theQueueHasTheMarkOfTheStorage() {
        String one = queue(folder.resolve("one"), "office").getName();
        String two = queue(folder.resolve("two"), "office").getName();

        assertThat(one).startsWith("rida.office.").isNotEqualTo(two);
        assertThat(queue(folder.resolve("one"), "office").getName()).isEqualTo(one);
        assertThat(partitions.getArguments()).containsEntry("x-queue-type", "quorum");
    }

    @Test
    void itsHealthIsWatched(@Autowired RabbitHealthIndicator health) {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Override
    PartitionChannel channel(String storage) {
        Queue queue = queue(folder.resolve(storage), storage);
        broker.declareQueue(queue);
        return new AmqpPartitionChannel(rabbit, queue);
    }

    @Override
    long queued() {
        return Objects.requireNonNull(broker.getQueueInfo(partitions.getName())).getMessageCount();
    }

    private static Queue queue(Path data, String storage) {
        return new AmqpConfiguration().partitions(new StorageMark(data, new SharedStorage(storage)));
    }
}
