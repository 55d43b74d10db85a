package org.rida.metric.capacity;

import java.util.List;

/** A whole week of the queue, day by day, as its answers come on some days of it only. */
public record FlowWeek(List<QueueFlow> days) {

    static final int DAYS = 7;

    /** @throws IllegalArgumentException when there are not seven days */
    public FlowWeek {
        days = List.copyOf(days);
        if (days.size() != DAYS) {
            throw new IllegalArgumentException("week: expected seven days, found " + days.size());
        }
    }

    QueueFlow sum() {
        return days.stream().reduce(QueueFlow.NONE, QueueFlow::plus);
    }

    /** The same with other answers in all, spread over the days as these are; evenly where there were none. */
    FlowWeek answering(double other) {
        double now = sum().answered();
        return new FlowWeek(days.stream()
                .map(day -> day.answering(now == 0 ? other / DAYS : day.answered() * other / now))
                .toList());
    }
}
