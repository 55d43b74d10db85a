package org.rida.intake;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How many rows of a file are rejected, and why mostly. */
final class Rejects {

    private final Map<Rule, Long> counts = new LinkedHashMap<>();
    private final Map<Rule, Finding> examples = new LinkedHashMap<>();
    private final Map<Rule, Long> lines = new LinkedHashMap<>();
    private long rows;

    void add(long line, Finding finding) {
        rows++;
        counts.merge(finding.rule(), 1L, Long::sum);
        examples.putIfAbsent(finding.rule(), finding);
        lines.putIfAbsent(finding.rule(), line);
    }

    long rows() {
        return rows;
    }

    /** The first row that broke the rule that is broken most often. */
    Optional<Example> mostFrequent() {
        return counts.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .map(rule -> new Example(
                        lines.getOrDefault(rule, 0L), java.util.Objects.requireNonNull(examples.get(rule))));
    }

    record Example(long line, Finding finding) {}
}
