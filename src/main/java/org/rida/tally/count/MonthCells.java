package org.rida.tally.count;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts any combination of dimensions from the stored cells, each of which is how many cases of a month have the same values in
 * all dimensions and fell into the same bucket. A month of 40,000 requests has a few thousand cells of a population: they are
 * added up here, since reading them costs less than having the database join and group them. Profiles are numbered upwards and
 * never removed, so those read once serve until a cell has a higher one. For one thread.
 */
class MonthCells {

    // the driver makes an object of each number in an array, which takes several times as long as reading its digits
    private static final String CELLS =
            """
            select month, outcome, mode, timeliness, bucket, cast(profiles as text) as profiles, cast(counts as text) as counts
            from month_cell
            where population = :population and month between :first and :last
            """;

    private static final String PROFILES =
            "select profile_id, kind, channel, service, department, segment, party from count_profile";

    private static final List<Dimension> AT_THE_END = List.of(Dimension.OUTCOME, Dimension.MODE, Dimension.TIMELINESS);

    /** Stands for a profile that the filter does not select. */
    private static final int NOT_SELECTED = -1;

    private static final int DECIMAL = 10;

    private final JdbcClient sql;
    private final TreeMap<Integer, Map<Dimension, String>> profiles = new TreeMap<>();
    private final Map<PositionsQuery, ValuePositions> positions = new HashMap<>();

    MonthCells(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    private record CellRow(YearMonth month, String[] atTheEnd, String bucket, int[] profiles, int[] counts) {}

    /** A view asks for several populations of one filter by one dimension. */
    private record PositionsQuery(SliceFilter filter, Dimension by) {}

    /**
     * The values of a dimension as positions, so that many small numbers are added up in an array.
     *
     * @param ofProfile by number of the profile the position of its value, or {@link #NOT_SELECTED}
     */
    private record ValuePositions(List<String> values, int[] ofProfile) {}

    /**
     * @param population as {@link Population} names it
     * @param by dimension to split by; {@link Dimension#ALL} for the whole
     * @return by month, then by value; months and values without a case are left out
     */
    SortedMap<YearMonth, SortedMap<String, Counts>> counts(
            YearMonth first, YearMonth last, String population, SliceFilter filter, Dimension by) {
        List<CellRow> rows = sql.sql(CELLS)
                .param("population", population)
                .param("first", first.atDay(1))
                .param("last", last.atDay(1))
                .query((row, n) -> row(row))
                .list();
        ValuePositions positions = positions(rows, filter, by);
        Map<YearMonth, Map<String, Map<String, Long>>> sums = new TreeMap<>();
        for (CellRow row : rows) {
            if (isSelected(row, filter)) {
                add(row, at(row, by), positions, sums.computeIfAbsent(row.month(), m -> new HashMap<>()));
            }
        }
        SortedMap<YearMonth, SortedMap<String, Counts>> counts = new TreeMap<>();
        sums.forEach((month, ofMonth) -> {
            SortedMap<String, Counts> told = new TreeMap<>();
            ofMonth.forEach((value, n) -> told.put(value, Counts.of(n)));
            counts.put(month, told);
        });
        return counts;
    }

    private static boolean isSelected(CellRow row, SliceFilter filter) {
        return AT_THE_END.stream()
                .allMatch(dimension -> filter.contains(dimension, row.atTheEnd()[AT_THE_END.indexOf(dimension)]));
    }

    /** The row's value in a dimension known at the end; null where the split is by another. */
    private static @Nullable String at(CellRow row, Dimension by) {
        int at = AT_THE_END.indexOf(by);
        return at < 0 ? null : row.atTheEnd()[at];
    }

    /** @param whole value of the row, empty where the population has none; null for that of each profile */
    private static void add(
            CellRow row, @Nullable String whole, ValuePositions positions, Map<String, Map<String, Long>> sums) {
        if (whole != null && whole.isEmpty()) {
            return;
        }
        long[] n = new long[positions.values().size()];
        for (int i = 0; i < row.profiles().length; i++) {
            int position = positions.ofProfile()[row.profiles()[i]];
            if (position != NOT_SELECTED) {
                n[position] += row.counts()[i];
            }
        }
        for (int position = 0; position < n.length; position++) {
            if (n[position] > 0) {
                String value = whole == null ? positions.values().get(position) : whole;
                sums.computeIfAbsent(value, v -> new HashMap<>()).merge(row.bucket(), n[position], Long::sum);
            }
        }
    }

    private ValuePositions positions(List<CellRow> rows, SliceFilter filter, Dimension by) {
        int highest = 0;
        for (CellRow row : rows) {
            for (int profile : row.profiles()) {
                highest = Math.max(highest, profile);
            }
        }
        if (profiles.isEmpty() || profiles.lastKey() < highest) {
            readProfiles();
            positions.clear();
        }
        return positions.computeIfAbsent(new PositionsQuery(filter, by), q -> positions(filter, by));
    }

    private ValuePositions positions(SliceFilter filter, Dimension by) {
        Map<Integer, String> selected = new HashMap<>();
        profiles.forEach((id, profile) -> {
            if (profile.entrySet().stream().allMatch(e -> filter.contains(e.getKey(), e.getValue()))) {
                selected.put(id, profile.getOrDefault(by, Dimension.EVERYTHING));
            }
        });
        List<String> values = List.copyOf(new TreeSet<>(selected.values()));
        int[] ofProfile = new int[profiles.isEmpty() ? 0 : profiles.lastKey() + 1];
        Arrays.fill(ofProfile, NOT_SELECTED);
        selected.forEach((id, value) -> ofProfile[id] = values.indexOf(value));
        return new ValuePositions(values, ofProfile);
    }

    private void readProfiles() {
        RowCallbackHandler row = r -> {
            Map<Dimension, String> profile = new EnumMap<>(Dimension.class);
            for (Dimension dimension : Dimension.AT_RECEIPT) {
                profile.put(dimension, r.getString(dimension.code()));
            }
            profiles.put(r.getInt("profile_id"), profile);
        };
        sql.sql(PROFILES).query(row);
    }

    private static CellRow row(ResultSet row) throws SQLException {
        return new CellRow(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                new String[] {row.getString("outcome"), row.getString("mode"), row.getString("timeliness")},
                row.getString("bucket"),
                numbers(row.getString("profiles")),
                numbers(row.getString("counts")));
    }

    /** @param array of at least one number, none of them negative, as PostgreSQL writes it: {@code {7,12}} */
    private static int[] numbers(String array) {
        int[] numbers = new int[(array.length() - 1) / 2];
        int count = 0;
        int number = 0;
        for (int at = 1; at < array.length(); at++) {
            char c = array.charAt(at);
            if (c == ',' || c == '}') {
                numbers[count++] = number;
                number = 0;
            } else {
                number = number * DECIMAL + c - '0';
            }
        }
        return Arrays.copyOf(numbers, count);
    }
}
