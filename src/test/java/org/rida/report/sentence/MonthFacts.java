package org.rida.report.sentence;

import java.util.Map;
import java.util.TreeMap;

/** What happened in one month of a {@link History}: the counts that its sentences are made from. */
final class MonthFacts {

    /** By service: on time, late, set aside. */
    final Map<String, long[]> services = new TreeMap<>();
    /** By channel, likewise. */
    final Map<String, long[]> channels = new TreeMap<>();
    /** Open at the end, by age in days. */
    final Map<Integer, Long> open = new TreeMap<>();
    /** By stage, then by days. */
    final Map<String, Map<Integer, Long>> stages = new TreeMap<>();
    /** Answers to the question of satisfaction as a whole, by how they were answered: counts of the scores 1 to 5. */
    final Map<String, long[]> timeliness = new TreeMap<>();
    /** The same answers by outcome. */
    final Map<String, long[]> outcomes = new TreeMap<>();

    long reopened;

    long onTime() {
        return services.values().stream().mapToLong(n -> n[0]).sum();
    }

    long due() {
        return services.values().stream().mapToLong(n -> n[0] + n[1]).sum();
    }

    long beyond() {
        return open.entrySet().stream()
                .filter(e -> e.getKey() > 14)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** All answers: satisfied and valid. */
    long[] rated() {
        long[] all = {0, 0};
        timeliness.values().forEach(scores -> {
            all[0] += satisfied(scores)[0];
            all[1] += satisfied(scores)[1];
        });
        return all;
    }

    static long[] satisfied(long[] scores) {
        return new long[] {scores[3] + scores[4], scores[0] + scores[1] + scores[2] + scores[3] + scores[4]};
    }
}
