package org.rida.job.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.job.lease.SharedStorage;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the settings say about who executes partitions. */
class PartitionQueueTest {

    private static final PartitionChannel NOWHERE = new PartitionChannel() {
        @Override
        public void send(PartitionRequest request) {}

        @Override
        public Optional<PartitionRequest> receive() {
            return Optional.empty();
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "amqp"})
    void sharedWorkNeedsANamedStorage(String workers) {
        assertThatThrownBy(() -> queue(workers, "", new StaticListableBeanFactory()))
                .hasMessageContaining("rida.runs.shared-storage-id")
                .hasMessageContaining(workers);
    }

    @Test
    void workersAreOfAKnownKind() {
        assertThatThrownBy(() -> queue("kafka", "office", new StaticListableBeanFactory()))
                .hasMessageContaining("rida.workers")
                .hasMessageContaining("kafka");
    }

    @Test
    void threadsOfOneProcessShareNothing() {
        PartitionQueue queue = queue("threads", "office", new StaticListableBeanFactory());

        assertThat(queue.isShared()).isFalse();
        assertThatThrownBy(queue::take).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChannelIsSharedAndMayBeEmpty() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("channel", NOWHERE);
        PartitionQueue queue = queue("amqp", "office", beans);

        assertThat(queue.isShared()).isTrue();
        assertThat(queue.take()).isEmpty();
    }

    private static PartitionQueue queue(String workers, String storage, StaticListableBeanFactory beans) {
        return new PartitionQueue(
                beans.getBeanProvider(PartitionChannel.class),
                new JdbcTemplate(),
                new SharedStorage(storage),
                workers,
                Duration.ofMinutes(5));
    }
}
