package org.rida.intake;






import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often which rule is broken in which column, with the first row that did. */
final class Tally {

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @param line where the rule was broken first */
    record Entry(Finding first, long line, long n) {}

    void add(long line, Finding finding) {
        entries.merge(
                finding.rule().code() + " " + finding.column(),
                new Entry(finding, line, 1),
                (known, next) -> new Entry(known.first(), known.line(), known.n() + 1));
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    Optional<Entry> mostFrequent() {
        return entries.values().stream().max(Comparator.comparingLong(Entry::n));
    }
}
