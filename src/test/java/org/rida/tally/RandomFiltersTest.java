package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FilteredCounts;
import org.rida.tally.count.RecountProgress;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.rows.Lineage;

/** What stored cells add up to under random filters is what counting the rows one by one gives. */
class RandomFiltersTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    private static final int FILTERS = Integer.getInteger("rida.tally.filters", 120);

    private static final List<String> POPULATIONS = List.of(
            "received",
            "verified",
            "due",
            "due-working",
            "answered",
            "answered-in-time",
            "stage:received-verified",
            "left",
            "open",
            "open-beyond-target-working",
            "linked",
            "responses",
            "score:overall",
            "gap",
            "invited");

    private static final Map<Dimension, List<String>> VALUES = Map.of(
            Dimension.CHANNEL, List.of("phone", "website", "not-given", "pigeon"),
            Dimension.SERVICE, List.of("food", "rent", "not-given"),
            Dimension.DEPARTMENT, List.of("programmes", "volunteering", "not-given"),
            Dimension.SEGMENT, List.of("orphan", "widow", "not-given"),
            Dimension.PARTY, List.of("beneficiary", "supporter", "not-given"),
            Dimension.KIND, List.of("aid", "complaint", "enquiry", "not-given"),
            Dimension.OUTCOME, List.of("accepted", "rejected", "waiting", "left", "unclocked", "unknown", "not-given"),
            Dimension.MODE, List.of("phone", "link", "not-given"),
            Dimension.TIMELINESS, List.of("on_time", "late", "waiting", "left", "unclocked", "unknown"));

    @ParameterizedTest
    @ValueSource(longs = {2, 77})
    void cellsAddUpToWhatTheRowsSay(long seed) {
        RandomHistory history = new RandomHistory(seed);
        // file by file: months that are counted again replace their cells
        while (history.addFiles()) {
            new CountRefresh(history.ledger.database, POLICY).refresh(RecountProgress.NONE);
        }
        Lineage rows = new Lineage(history.ledger.database, POLICY);
        FilteredCounts cells = new FilteredCounts(history.ledger.database);
        DataCoverage coverage = DataCoverage.of(history.ledger.database).orElseThrow();
        Random random = new Random(seed);
        long compared = 0;
        for (int i = 0; i < FILTERS; i++) {
            String population = POPULATIONS.get(random.nextInt(POPULATIONS.size()));
            SliceFilter filter = filter(random);
            Dimension by = one(random);
            YearMonth month = coverage.last().minusMonths(random.nextInt(3));
            if (!coverage.contains(month)) {
                continue;
            }
            String asked = "%s of %s by %s in %s".formatted(filter, population, by, month);
            Counts whole = count(rows, month, population, filter);
            assertThat(cells.series(coverage.first(), coverage.last(), population, filter)
                            .get(month))
                    .as(asked)
                    .isEqualTo(whole);
            SortedMap<String, Counts> split = new TreeMap<>();
            for (String value : VALUES.get(by)) {
                if (filter.chosen(by).isEmpty() || filter.chosen(by).contains(value)) {
                    split.put(value, count(rows, month, population, filter.and(by, value)));
                }
            }
            split.values().removeIf(Counts.NONE::equals);
            assertThat(cells.bySlice(month, month, population, filter, by))
                    .as(asked)
                    .isEqualTo(split);
            compared += whole.total();
        }
        assertThat(compared).as("cases in the filters").isGreaterThan(50);
    }

    private static Dimension one(Random random) {
        List<Dimension> dimensions =
                Stream.of(Dimension.values()).filter(d -> d != Dimension.ALL).toList();
        return dimensions.get(random.nextInt(dimensions.size()));
    }

    private static Counts count(Lineage rows, YearMonth month, String population, SliceFilter filter) {
        return rows.counts(new Lineage.LineageQuery(Period.month(month), population, filter));
    }

    /** Of one or two dimensions, each with one to three values, some of which no row has. */
    private static SliceFilter filter(Random random) {
        SliceFilter filter = SliceFilter.EVERYBODY;
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            Dimension dimension = one(random);
            List<String> values = new ArrayList<>(VALUES.get(dimension));
            Collections.shuffle(values, random);
            filter = filter.and(dimension, values.subList(0, 1 + random.nextInt(Math.min(3, values.size()))));
        }
        return filter;
    }
}
