package org.rida.job.execution;

import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.job.lease.SharedStorage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/** Messages in the database: taken, worked on and removed in one transaction. */
@Component
@ConditionalOnProperty(name = "rida.workers", havingValue = "postgres")
class JdbcPartitionChannel implements PartitionChannel {

    private static final String RUN = "run";
    private static final String TOKEN = "token";

    private final String storage;
    private final JdbcChannelMessageStore messages;

    JdbcPartitionChannel(DataSource database, SharedStorage storage) {
        this.storage = storage.id();
        this.messages = new JdbcChannelMessageStore(database);
        this.messages.setRegion("rida");
        this.messages.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
        this.messages.addAllowedPatterns("org.springframework.messaging.*", "java.lang.*", "java.util.*");
        this.messages.afterPropertiesSet();
    }

    @Override
    public void send(PartitionRequest request) {
        messages.addMessageToGroup(
                storage,
                MessageBuilder.withPayload(request.partition())
                        .setHeader(RUN, request.run())
                        .setHeader(TOKEN, request.token())
                        .build());
    }

    @Override
    public Optional<PartitionRequest> receive() {
        return Optional.ofNullable(messages.pollMessageFromGroup(storage)).map(JdbcPartitionChannel::request);
    }

    private static PartitionRequest request(Message<?> message) {
        return new PartitionRequest(
                number(message.getHeaders().get(RUN)),
                number(message.getHeaders().get(TOKEN)),
                number(message.getPayload()));
    }

    private static long number(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw new IllegalStateException("not a number: " + value);
    }
}
