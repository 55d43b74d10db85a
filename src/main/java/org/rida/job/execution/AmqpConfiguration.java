package org.rida.job.execution;

import org.rida.job.lease.StorageMark;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.amqp.autoconfigure.health.RabbitHealthContributorAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Connects to RabbitMQ, as the settings {@code spring.rabbitmq} say, where partitions wait there; nowhere else, and so the
 * application excludes these from what Spring Boot configures by itself.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "rida.workers", havingValue = "amqp")
@Import({RabbitAutoConfiguration.class, RabbitHealthContributorAutoConfiguration.class})
class AmqpConfiguration {

    /**
     * Far above {@code rida.runs.max-attempts}: deliveries are counted in the database, where the partition fails and a person reads
     * why. The broker's own limit, 20 by default from version 4, would discard the message.
     */
    private static final int BROKER_DELIVERY_LIMIT = 10_000;

    /**
     * Replicated where the broker is a cluster, and declared whenever a connection is made. The mark of the storage tells
     * installations of one broker apart, whose storages may have the same name.
     */
    @Bean
    Queue partitions(StorageMark mark) {
        return QueueBuilder.durable("rida." + mark.storage().id() + "." + mark.require())
                .quorum()
                .deliveryLimit(BROKER_DELIVERY_LIMIT)
                .build();
    }

    @Bean
    PartitionChannel partitionChannel(RabbitTemplate rabbit, Queue partitions) {
        return new AmqpPartitionChannel(rabbit, partitions);
    }
}
