package org.rida.intake.finding;














import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often which rule is broken in which column, with the first row that did. */
public final class ViolationCounts {

    private final Map<String, ViolationCount> entries = new LinkedHashMap<>();

    /** @param line where the rule was broken first */
    public record ViolationCount(RuleViolation first, long line, long n) {}

    public void add(long line, RuleViolation finding) {
        entries.merge(
                finding.rule().code() + " " + finding.column(),
                new ViolationCount(finding, line, 1),
                (known, next) -> new ViolationCount(known.first(), known.line(), known.n() + 1));
    }

    public List<ViolationCount> entries() {
        return List.copyOf(entries.values());
    }

    public Optional<ViolationCount> mostFrequent() {
        return entries.values().stream().max(Comparator.comparingLong(ViolationCount::n));
    }
}
