package org.rida.tally;














import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "2026-01-01 due all all on_time" to n, the form in which two ways of counting are compared. */
class ReferenceCounts {

    private final SortedMap<String, Long> counts = new TreeMap<>();

    SortedMap<String, Long> all() {
        return counts;
    }

    void count(YearMonth month, String population, String bucket, Map<String, String> slices) {
        add(month, population, "all", "all", bucket);
        slices.forEach((slice, value) -> add(month, population, slice, value, bucket));
    }

    private void add(YearMonth month, String population, String slice, String value, String bucket) {
        counts.merge(String.join(" ", month.atDay(1).toString(), population, slice, value, bucket), 1L, Long::sum);
    }

    /** The stored counts in the same form. */
    static SortedMap<String, Long> stored(JdbcClient sql) {
        SortedMap<String, Long> stored = new TreeMap<>();
        sql.sql("select * from month_count")
                .query()
                .listOfRows()
                .forEach(r -> stored.put(
                        String.join(
                                " ",
                                r.get("month").toString(),
                                r.get("population").toString(),
                                r.get("slice").toString(),
                                r.get("value").toString(),
                                r.get("bucket").toString()),
                        (Long) r.get("n")));
        return stored;
    }

    /** One line for each count that differs, the first few. */
    static List<String> differences(SortedMap<String, Long> found, SortedMap<String, Long> expected) {
        Set<String> keys = new TreeSet<>(found.keySet());
        keys.addAll(expected.keySet());
        return keys.stream()
                .filter(k -> !Objects.equals(found.get(k), expected.get(k)))
                .map(k -> "%s: expected %s, found %s".formatted(k, expected.get(k), found.get(k)))
                .limit(20)
                .toList();
    }
}
