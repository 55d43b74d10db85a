package org.rida.job.execution;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Messages in a queue of RabbitMQ. The broker's transaction is ended after the database's: when a process dies between the two, a
 * request is delivered again although its partition has ended, and dropped then. So each is worked on at least once, and its work
 * is committed once.
 */
class AmqpPartitionChannel implements PartitionChannel {

    private static final Logger LOG = LoggerFactory.getLogger(AmqpPartitionChannel.class);
    private static final Pattern FORM = Pattern.compile("run=(\\d{1,18}) token=(\\d{1,18}) partition=(\\d{1,18})");

    private final RabbitTemplate rabbit;
    private final String queue;

    /** @param rabbit is made transactional: outside of a transaction of the database each message is one of its own */
    AmqpPartitionChannel(RabbitTemplate rabbit, Queue queue) {
        this.rabbit = rabbit;
        this.queue = queue.getName();
        rabbit.setChannelTransacted(true);
    }

    /** To the queue by the default exchange. Messages are persistent unless it is said otherwise. */
    @Override
    public void send(PartitionRequest request) {
        String body = "run=" + request.run() + " token=" + request.token() + " partition=" + request.partition();
        rabbit.send(
                "",
                queue,
                MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8))
                        .setContentType(MessageProperties.CONTENT_TYPE_TEXT_PLAIN)
                        .build());
    }

    /** Does not wait: the database's transaction would idle meanwhile. */
    @Override
    public Optional<PartitionRequest> receive() {
        return Optional.ofNullable(rabbit.receive(queue)).flatMap(AmqpPartitionChannel::request);
    }

    /** What somebody else has put into the queue is dropped, since it would come back for ever. */
    private static Optional<PartitionRequest> request(Message message) {
        Matcher body = FORM.matcher(new String(message.getBody(), StandardCharsets.UTF_8));
        if (!body.matches()) {
            LOG.warn("dropped a message that is not a request for a partition");
            return Optional.empty();
        }
        return Optional.of(new PartitionRequest(number(body, 1), number(body, 2), number(body, 3)));
    }

    private static long number(Matcher body, int group) {
        return Long.parseLong(body.group(group));
    }
}
