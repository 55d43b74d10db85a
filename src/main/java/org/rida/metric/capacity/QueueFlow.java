package org.rida.metric.capacity;

/**
 * What happened to the queue in a week or on a day of it, or does on average.
 *
 * @param received requests received or reopened
 * @param left requests that left without an answer
 * @param answered requests answered
 */
public record QueueFlow(double received, double left, double answered) {

    static final QueueFlow NONE = new QueueFlow(0, 0, 0);

    /** @throws IllegalArgumentException when a number is negative or not a number */
    public QueueFlow {
        if (!(received >= 0) || !(left >= 0) || !(answered >= 0)) {
            throw new IllegalArgumentException(
                    "flow: expected numbers of requests, found received %s, left %s, answered %s"
                            .formatted(received, left, answered));
        }
    }

    QueueFlow plus(QueueFlow other) {
        return new QueueFlow(received + other.received, left + other.left, answered + other.answered);
    }

    QueueFlow times(double factor) {
        return new QueueFlow(received * factor, left * factor, answered * factor);
    }

    /** The same with other answers. */
    QueueFlow answering(double other) {
        return new QueueFlow(received, left, other);
    }

    /** What must be answered for the queue to stay as it is; negative when more leave than come. */
    public double toAnswer() {
        return received - left;
    }
}
