package org.rida.tally.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.rida.database.PerRequest;
import org.rida.policy.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The months of which anything is counted. The coverage has a first and a last month; between them there may be years without a row,
 * where old files lie beside new ones, or one date is mistyped. Pages open on a month with data, and name those that have some.
 */
public final class MonthsWithData {

    // a look into the key for each month, whatever the length of the history: a query of distinct months reads all
    // their counts
    private static final String COUNTED =
            """
            select c.month, p.population
            from counted_month c
            cross join unnest(array['received', 'due', 'answered', 'responses', 'invited']) p (population)
            cross join lateral (
                select from month_count
                where month = c.month and population = p.population and slice = 'all' and n > 0 limit 1
            ) found
            """;

    private final DataCoverage coverage;
    private final Map<String, NavigableSet<YearMonth>> months;

    private MonthsWithData(DataCoverage coverage, Map<String, NavigableSet<YearMonth>> months) {
        this.coverage = coverage;
        this.months = months;
    }

    /**
     * @param database with the counted months
     * @return empty before the first refresh
     */
    public static Optional<MonthsWithData> of(DataSource database) {
        return PerRequest.once(MonthsWithData.class, database, () -> read(database));
    }

    private static Optional<MonthsWithData> read(DataSource database) {
        return DataCoverage.of(database).map(coverage -> {
            Map<String, NavigableSet<YearMonth>> months = new HashMap<>();
            JdbcClient.create(database).sql(COUNTED).query(row -> {
                months.computeIfAbsent(row.getString("population"), p -> new TreeSet<>())
                        .add(YearMonth.from(row.getObject("month", LocalDate.class)));
            });
            return new MonthsWithData(coverage, months);
        });
    }

    public DataCoverage coverage() {
        return coverage;
    }

    /**
     * The months that have something to show.
     *
     * @param group {@code SURVEY} for answers and invitations, any other for what was received, fell due or was answered
     */
    public NavigableSet<YearMonth> group(PopulationGroup group) {
        NavigableSet<YearMonth> all = new TreeSet<>();
        if (group == PopulationGroup.SURVEY) {
            all.addAll(counted("responses"));
            all.addAll(counted("invited"));
        } else {
            List.of("received", "due", "answered").forEach(population -> all.addAll(counted(population)));
        }
        return new TreeSet<>(all.headSet(coverage.last(group), true));
    }

    /**
     * The month on which a page opens: the last whole one in which requests or answers came in. The last covered month may have only
     * some of its days, and what ended long after the others came in says little.
     */
    public YearMonth latest(PopulationGroup group) {
        YearMonth end = coverage.last();
        YearMonth before = end.minusMonths(1);
        YearMonth whole = coverage.complete(end) || before.isBefore(coverage.first()) ? end : before;
        NavigableSet<YearMonth> came = counted(group == PopulationGroup.SURVEY ? "responses" : "received");
        YearMonth found = came.floor(whole);
        return found != null ? found : came.isEmpty() ? whole : came.first();
    }

    /** The months of all groups. */
    public NavigableSet<YearMonth> all() {
        NavigableSet<YearMonth> all = group(PopulationGroup.RECEIVED);
        all.addAll(group(PopulationGroup.SURVEY));
        return all;
    }

    /**
     * The months that a page offers, the newest first.
     *
     * @param months with data
     * @param shown months that are offered in any case, since the page shows them
     */
    public static List<YearMonth> choices(NavigableSet<YearMonth> months, YearMonth... shown) {
        NavigableSet<YearMonth> offered = new TreeSet<>(months);
        offered.addAll(List.of(shown));
        return List.copyOf(offered.descendingSet());
    }

    /** These months as spans without a gap, the newest first. */
    public static List<Period> spans(SortedSet<YearMonth> months) {
        List<Period> spans = new ArrayList<>();
        YearMonth first = null;
        YearMonth last = null;
        for (YearMonth month : months) {
            if (first == null || last == null || !last.plusMonths(1).equals(month)) {
                if (first != null && last != null) {
                    spans.add(Period.span(first, last));
                }
                first = month;
            }
            last = month;
        }
        if (first != null && last != null) {
            spans.add(Period.span(first, last));
        }
        Collections.reverse(spans);
        return spans;
    }

    private NavigableSet<YearMonth> counted(String population) {
        return months.getOrDefault(population, Collections.emptyNavigableSet());
    }
}
