package org.rida.tally.count;

import java.util.OptionalDouble;
import org.rida.metric.capacity.FlowHistory;
import org.rida.metric.capacity.QueueState;

/**
 * A queue of promised requests as it was observed.
 *
 * @param history of the ordinary weeks
 * @param state at the cut-off
 * @param meanWait calendar days that those who wait have waited on average; empty when nobody waits
 */
public record ObservedQueue(FlowHistory history, QueueState state, OptionalDouble meanWait) {}
