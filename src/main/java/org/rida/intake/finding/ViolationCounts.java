package org.rida.intake.finding;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts violations by rule and column, and remembers the first of each. */
public final class ViolationCounts {

    private final Map<String, ViolationCount> entries = new LinkedHashMap<>();

    /**
     * @param first the first violation of this rule in this column
     * @param line where it was found
     * @param n how many rows broke the rule there
     */
    public record ViolationCount(RuleViolation first, long line, long n) {}

    public void add(long line, RuleViolation violation) {
        entries.merge(
                violation.rule().code() + " " + violation.column(),
                new ViolationCount(violation, line, 1),
                (known, next) -> new ViolationCount(known.first(), known.line(), known.n() + 1));
    }

    /** In the order of the first violations. */
    public List<ViolationCount> entries() {
        return List.copyOf(entries.values());
    }

    /** Empty when no rule was broken. */
    public Optional<ViolationCount> mostFrequent() {
        return entries.values().stream().max(Comparator.comparingLong(ViolationCount::n));
    }
}
