package org.rida.pull;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken from a server before it is given up, whatever it sends.
 *
 * @param answer size of one answer
 * @param total size of all answers of one pull
 * @param pages answers of one pull
 * @param time of one pull; one that is started again begins anew
 * @param timeout of one answer, from the question to its last byte
 * @param attempts how often a page is asked for
 * @param pause before the second attempt; doubled before each further one
 * @param maxPause the longest that a server may make us wait by Retry-After
 * @param overlap how long before the last answer known the next pull begins
 */
@Component
record PullLimits(
        @Value("${rida.pull.max-answer:32MB}") DataSize answer,
        @Value("${rida.pull.max-total:256MB}") DataSize total,
        @Value("${rida.pull.max-pages:2000}") int pages,
        @Value("${rida.pull.max-time:30m}") Duration time,
        @Value("${rida.pull.timeout:60s}") Duration timeout,
        @Value("${rida.pull.attempts:4}") int attempts,
        @Value("${rida.pull.pause:2s}") Duration pause,
        @Value("${rida.pull.max-pause:2m}") Duration maxPause,
        @Value("${rida.pull.overlap:1d}") Duration overlap) {}
