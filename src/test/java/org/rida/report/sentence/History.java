package org.rida.report.sentence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.rida.policy.Dimension;

/**
 * A made-up charity's months: seeded, so that a history that fails can be made again.
 *
 * @param months without those that have no data
 * @param coversTo the last day of the inputs
 * @param passages requests day by day, made apart from the months' counts
 */
record History(
        String name,
        SortedMap<YearMonth, MonthFacts> months,
        YearMonth first,
        LocalDate coversTo,
        List<Passage> passages) {

    /** What goes on in it. */
    enum Course {
        STEADY,
        IMPROVING,
        WORSENING,
        DRIFTING,
        ALL_LATE,
        ALL_ON_TIME,
        ONE_LATE_AT_LAST,
        NOTHING_DUE,
        NO_ANSWERS,
        FIRST_MONTHS,
        GAP,
        REOPENED,
        ONE_ANSWER,
        PARTIAL_MONTH,
        ONE_BAD_SERVICE,
        ONE_SLOW_STAGE
    }

    private static final YearMonth FIRST = YearMonth.of(2024, 11);
    private static final List<String> SERVICES = List.of("aid", "home-repair", "health", "education", "not-given");
    private static final List<String> CHANNELS = List.of("interview", "phone", "letters", "website");
    static final List<String> STAGES =
            List.of("received-verified", "verified-submitted", "submitted-decided", "decided-replied");

    static History of(long seed) {
        Random random = new Random(seed);
        Course course = Course.values()[(int) (seed % Course.values().length)];
        int length = course == Course.FIRST_MONTHS ? 1 + random.nextInt(11) : 13 + random.nextInt(12);
        double size = Math.exp(Math.log(4) + random.nextDouble() * Math.log(1500 / 4.0));
        double level = .6 + random.nextDouble() * .38;
        int change = length - 1 - random.nextInt(Math.min(length, 12));
        double step = .1 + random.nextDouble() * .25;
        SortedMap<YearMonth, MonthFacts> months = new TreeMap<>();
        for (int i = 0; i < length; i++) {
            boolean last = i == length - 1;
            boolean gap = course == Course.GAP && !last && i > 2 && (i == change - 1 || random.nextInt(9) == 0);
            if (!gap) {
                double kept = level(course, level, step, i, change, length, last);
                MonthFacts month = month(course, random, size, kept, last);
                months.put(FIRST.plusMonths(i), month);
            }
        }
        YearMonth lastMonth = FIRST.plusMonths(length - 1);
        LocalDate coversTo =
                course == Course.PARTIAL_MONTH ? lastMonth.atDay(9 + random.nextInt(15)) : lastMonth.atEndOfMonth();
        return new History(course + " " + seed, months, FIRST, coversTo, Passage.of(seed, course, months, coversTo));
    }

    private static double level(Course course, double level, double step, int i, int change, int length, boolean last) {
        return switch (course) {
            case IMPROVING -> i >= change ? Math.min(1, level + step) : level;
            case WORSENING -> i >= change ? Math.max(0, level - step) : level;
            case DRIFTING -> Math.min(1, level - .3 + .6 * i / length);
            case ALL_LATE -> 0;
            case ALL_ON_TIME -> 1;
            case ONE_LATE_AT_LAST -> last ? .99 : 1;
            default -> level;
        };
    }

    private static MonthFacts month(Course course, Random random, double size, double kept, boolean last) {
        MonthFacts month = new MonthFacts();
        int n = course == Course.NOTHING_DUE && last ? 0 : poisson(random, size);
        int onTime = binomial(random, n, kept);
        for (String service : SERVICES) {
            month.services.put(service, new long[3]);
        }
        for (String channel : CHANNELS) {
            month.channels.put(channel, new long[3]);
        }
        for (int i = 0; i < n; i++) {
            String service = SERVICES.get(skewed(random, SERVICES.size()));
            boolean bad = course == Course.ONE_BAD_SERVICE && service.equals("home-repair") && random.nextInt(3) > 0;
            int late = i >= onTime || bad ? 1 : 0;
            month.services.get(service)[late]++;
            month.channels.get(CHANNELS.get(skewed(random, CHANNELS.size())))[late]++;
        }
        int setAside = binomial(random, n, .03);
        month.services.get("aid")[2] += setAside;
        month.channels.get("phone")[2] += setAside;
        int waiting = poisson(random, size * .4);
        for (int i = 0; i < waiting; i++) {
            int age = kept > .97 ? random.nextInt(14) : (int) (-Math.log(1 - random.nextDouble()) * 12);
            month.open.merge(age, 1L, Long::sum);
        }
        for (String stage : STAGES) {
            Map<Integer, Long> days = new TreeMap<>();
            boolean slow = course == Course.ONE_SLOW_STAGE && last && stage.equals("submitted-decided");
            for (int i = 0; i < n; i++) {
                days.merge((int) (-Math.log(1 - random.nextDouble()) * (slow ? 9 : 3)), 1L, Long::sum);
            }
            month.stages.put(stage, days);
        }
        month.reopened = course == Course.REOPENED ? poisson(random, size * .2) : 0;
        answers(course, random, size, last, month);
        return month;
    }

    private static void answers(Course course, Random random, double size, boolean last, MonthFacts month) {
        int answers = course == Course.NO_ANSWERS && last
                ? 0
                : course == Course.ONE_ANSWER && last ? 1 : poisson(random, size * (.1 + random.nextDouble() * .5));
        List<String> when = List.of("on_time", "late", "waiting", "unclocked");
        List<String> how = List.of("accepted", "rejected", "waiting", "unclocked");
        when.forEach(group -> month.timeliness.put(group, new long[5]));
        how.forEach(group -> month.outcomes.put(group, new long[5]));
        for (int i = 0; i < answers; i++) {
            int group = skewed(random, 4);
            double happy = group == 0 ? .88 : group == 1 ? .55 : .5;
            int score = random.nextDouble() < happy ? 3 + random.nextInt(2) : random.nextInt(3);
            month.timeliness.get(when.get(group))[score]++;
            month.outcomes.get(how.get(random.nextInt(3) > 0 ? 0 : skewed(random, 4)))[score]++;
        }
    }

    /** 0 the most often. */
    private static int skewed(Random random, int n) {
        double u = random.nextDouble();
        return Math.min(n - 1, (int) (u * u * n));
    }

    private static int poisson(Random random, double mean) {
        if (mean > 60) {
            return Math.max(0, (int) Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }

    private static int binomial(Random random, int n, double p) {
        int hits = 0;
        for (int i = 0; i < n; i++) {
            hits += random.nextDouble() < p ? 1 : 0;
        }
        return hits;
    }

    YearMonth last() {
        return YearMonth.from(coversTo);
    }

    boolean covers(YearMonth month) {
        return !month.atEndOfMonth().isAfter(coversTo);
    }

    /** Empty facts of a month without data. */
    MonthFacts at(YearMonth month) {
        return months.getOrDefault(month, new MonthFacts());
    }

    /** In the place of what the database holds. */
    void store(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement clear = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("insert into month_count values (?, ?, ?, ?, ?, ?)");
                PreparedStatement cover =
                        connection.prepareStatement("insert into counted_month (month, cut_off) values (?, ?)")) {
            clear.execute("truncate month_count, counted_month, episode cascade");
            for (YearMonth month = first; !month.isAfter(last()); month = month.plusMonths(1)) {
                cover.setObject(1, month.atDay(1));
                cover.setObject(2, coversTo);
                cover.addBatch();
                MonthFacts facts = months.get(month);
                if (facts != null) {
                    new Rows(insert, month).add(facts);
                }
            }
            cover.executeBatch();
            insert.executeBatch();
            Passage.store(passages, connection);
        }
    }

    /** The stored counts of one month. */
    private record Rows(PreparedStatement insert, YearMonth month) {

        void add(MonthFacts facts) throws SQLException {
            due("all", Map.of(Dimension.EVERYTHING, new long[] {
                facts.onTime(),
                facts.due() - facts.onTime(),
                facts.services.values().stream().mapToLong(n -> n[2]).sum()
            }));
            due("service", facts.services);
            due("channel", facts.channels);
            for (Map.Entry<Integer, Long> age : facts.open.entrySet()) {
                add("open", "all", Dimension.EVERYTHING, age.getKey().toString(), age.getValue());
            }
            long waiting =
                    facts.open.values().stream().mapToLong(Long::longValue).sum();
            add("open-beyond-target", "all", Dimension.EVERYTHING, "beyond", facts.beyond());
            add("open-beyond-target", "all", Dimension.EVERYTHING, "within", waiting - facts.beyond());
            add("reopened", "all", Dimension.EVERYTHING, "all", facts.reopened);
            for (Map.Entry<String, Map<Integer, Long>> stage : facts.stages.entrySet()) {
                for (Map.Entry<Integer, Long> days : stage.getValue().entrySet()) {
                    add(
                            "stage:" + stage.getKey(),
                            "all",
                            Dimension.EVERYTHING,
                            days.getKey().toString(),
                            days.getValue());
                }
            }
            long[] all = new long[5];
            facts.timeliness.values().forEach(scores -> {
                for (int i = 0; i < 5; i++) {
                    all[i] += scores[i];
                }
            });
            scores("all", Map.of(Dimension.EVERYTHING, all));
            for (String slice : List.of("channel", "service", "department", "segment", "mode")) {
                scores(slice, Map.of("aid", all));
            }
            scores("timeliness", facts.timeliness);
            scores("outcome", facts.outcomes);
        }

        private void due(String slice, Map<String, long[]> values) throws SQLException {
            for (Map.Entry<String, long[]> value : values.entrySet()) {
                add("due", slice, value.getKey(), "on_time", value.getValue()[0]);
                add("due", slice, value.getKey(), "late_answered", value.getValue()[1]);
                add("due", slice, value.getKey(), "set_aside", value.getValue()[2]);
            }
        }

        private void scores(String slice, Map<String, long[]> values) throws SQLException {
            for (Map.Entry<String, long[]> value : values.entrySet()) {
                for (int i = 0; i < 5; i++) {
                    add("score:overall", slice, value.getKey(), Integer.toString(i + 1), value.getValue()[i]);
                }
            }
        }

        private void add(String population, String slice, String value, String bucket, long n) throws SQLException {
            if (n > 0) {
                insert.setObject(1, month.atDay(1));
                insert.setString(2, population);
                insert.setString(3, slice);
                insert.setString(4, value);
                insert.setString(5, bucket);
                insert.setLong(6, n);
                insert.addBatch();
            }
        }
    }
}
