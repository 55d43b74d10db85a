package org.rida.report.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rida.i18n.Language;
import org.rida.policy.Period;

/** Whether the lines for decision are those that the rules find, in their order, and each of them is so. */
final class DecisionChecks {

    /**
     * A row that was looked at.
     *
     * @param name as the report names it, in the language that is checked
     */
    private record LookedAt(String name, long[] row, long[] rest, boolean stage, double p) {

        boolean isWorse() {
            boolean higher = (double) row[0] / row[1] > (double) rest[0] / rest[1];
            return stage == higher;
        }
    }

    /** Names of services, channels and stages in the language that is checked. */
    interface Names {
        String of(String kind, String value);
    }

    private final History history;
    private final Period period;
    private final YearMonth from;
    private final YearMonth to;
    private final ChartChecks charts;
    private final Names names;
    private final Language language;
    private final List<LookedAt> looked = new ArrayList<>();

    DecisionChecks(History history, Period period, ChartChecks charts, Names names, Language language) {
        this.history = history;
        this.period = period;
        this.from = period.firstMonth();
        this.to = period.lastMonth();
        this.charts = charts;
        this.names = names;
        this.language = language;
        look();
    }

    private void look() {
        for (String slice : List.of("service", "channel")) {
            Map<String, long[]> rows = new TreeMap<>();
            long[] all = {0, 0};
            for (YearMonth at = from; !at.isAfter(to); at = at.plusMonths(1)) {
                MonthFacts facts = history.at(at);
                (slice.equals("service") ? facts.services : facts.channels).forEach((value, n) -> {
                    long[] row = rows.computeIfAbsent(value, v -> new long[2]);
                    row[0] += n[0];
                    row[1] += n[0] + n[1];
                    all[0] += n[0];
                    all[1] += n[0] + n[1];
                });
            }
            rows.forEach((value, row) -> {
                if (!value.equals("not-given")) {
                    add(slice, value, row, new long[] {all[0] - row[0], all[1] - row[1]});
                }
            });
        }
        for (String stage : History.STAGES) {
            List<Integer> before = days(stage, from.minusMonths(12), from.minusMonths(1));
            List<Integer> now = days(stage, from, to);
            if (!before.isEmpty()) {
                double usual = Math.floor(quantile(before));
                add("stage", stage, longer(now, usual), longer(before, usual));
            }
        }
    }

    private List<Integer> days(String stage, YearMonth first, YearMonth last) {
        List<Integer> days = new ArrayList<>();
        for (YearMonth at = first; !at.isAfter(last); at = at.plusMonths(1)) {
            history.at(at).stages.getOrDefault(stage, Map.of()).forEach((day, n) -> {
                for (long i = 0; i < n; i++) {
                    days.add(day);
                }
            });
        }
        days.sort(Comparator.naturalOrder());
        return days;
    }

    private static double quantile(List<Integer> sorted) {
        double at = .9 * (sorted.size() - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }

    private static long[] longer(List<Integer> days, double usual) {
        return new long[] {days.stream().filter(day -> day > usual).count(), days.size()};
    }

    private void add(String kind, String value, long[] row, long[] rest) {
        if (row[1] >= 10 && rest[1] >= 10) {
            looked.add(new LookedAt(names.of(kind, value), row, rest, kind.equals("stage"), fisher(row, rest)));
        }
    }

    /** By whole numbers: the sum of the tables that are no more likely than the observed one. */
    private static double fisher(long[] a, long[] b) {
        double[] logs = new double[(int) (a[1] + b[1]) + 1];
        for (int i = 1; i < logs.length; i++) {
            logs[i] = logs[i - 1] + Math.log(i);
        }
        long hits = a[0] + b[0];
        long low = Math.max(0, hits - b[1]);
        long high = Math.min(hits, a[1]);
        double observed = table(logs, a[0], a[1], hits, b[1]);
        double p = 0;
        for (long x = low; x <= high; x++) {
            double one = table(logs, x, a[1], hits, b[1]);
            p += one <= observed + 1e-7 ? Math.exp(one) : 0;
        }
        return Math.min(1, p);
    }

    private static double table(double[] logs, long x, long n, long hits, long m) {
        return choose(logs, n, x) + choose(logs, m, hits - x) - choose(logs, n + m, hits);
    }

    private static double choose(double[] logs, long n, long k) {
        return logs[(int) n] - logs[(int) k] - logs[(int) (n - k)];
    }

    /** Benjamini-Hochberg at 10 %, the clearest first. */
    private List<LookedAt> different() {
        List<LookedAt> sorted = new ArrayList<>(looked);
        sorted.sort(Comparator.comparingDouble(LookedAt::p));
        int keep = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).p() <= .1 * (i + 1) / sorted.size()) {
                keep = i + 1;
            }
        }
        return sorted.subList(0, keep);
    }

    void check(List<String> lines, List<String> pages) {
        List<Spoken> said =
                lines.stream().map(line -> Spoken.line(line, language)).toList();
        List<LookedAt> different = different();
        List<String> expected = new ArrayList<>();
        different.stream().filter(LookedAt::isWorse).forEach(row -> expected.add(row.name()));
        if (!history.covers(to)) {
            expected.add("incomplete");
        }
        if (rated(from, to) == 0 && rated(before(from), before(to)) > 0) {
            expected.add("no-ratings");
        }
        if (resets(charts.promise())) {
            expected.add("reset");
        }
        if (resets(charts.satisfaction())) {
            expected.add("reset");
        }
        different.stream().filter(row -> !row.isWorse()).forEach(row -> expected.add(row.name()));
        if (different.isEmpty()) {
            expected.add("none");
        }
        assertThat(said.stream().map(DecisionChecks::named).toList())
                .as("at most three, alerts first")
                .isEqualTo(expected.subList(0, Math.min(3, expected.size())));
        int reset = 0;
        for (Spoken line : said) {
            switch (line.kind()) {
                case "row" -> checkRow(line, different);
                case "stage" -> {
                    checkRow(line, different);
                    YearMonth year = from.minusMonths(12);
                    YearMonth since = history.first().isAfter(year) ? history.first() : year;
                    assertThat(line.number("before")).isEqualTo(ChronoUnit.MONTHS.between(since, from));
                }
                case "none" -> checkNone(line);
                case "no-ratings" -> assertThat(line.number("n")).isEqualTo(rated(before(from), before(to)));
                case "reset" -> {
                    boolean first = reset++ == 0 && resets(charts.promise());
                    charts.checkReset(line, first ? charts.promise() : charts.satisfaction(), language);
                }
                default -> assertThat(line.kind()).isEqualTo("incomplete");
            }
            if (line.has("page")) {
                assertThat(pages).as("names a page that there is").anyMatch(page -> line.part("page")
                        .contains(page));
            }
        }
    }

    private static boolean resets(ChartRules rules) {
        return rules.last() == ChartRules.LastMonth.JUDGED && rules.resetFrom() >= 0;
    }

    private YearMonth before(YearMonth month) {
        return month.minusMonths(period.kind() == Period.PeriodKind.MONTH ? 1 : 3);
    }

    private long rated(YearMonth first, YearMonth last) {
        long n = 0;
        for (YearMonth at = first; !at.isAfter(last); at = at.plusMonths(1)) {
            n += history.at(at).rated()[1];
        }
        return n;
    }

    private static String named(Spoken line) {
        return line.has("name") ? line.part("name") : line.kind();
    }

    private static void checkRow(Spoken line, List<LookedAt> different) {
        LookedAt row = different.stream()
                .filter(one -> one.name().equals(line.part("name")))
                .findFirst()
                .orElseThrow();
        assertThat(line.number("num")).isEqualTo(row.row()[0]);
        assertThat(line.number("den")).isEqualTo(row.row()[1]);
        ShareChecks.checkPercent(line.part("share"), row.row());
        ShareChecks.checkPercent(line.part("rest"), row.rest());
        boolean more = (double) row.row()[0] / row.row()[1] > (double) row.rest()[0] / row.rest()[1];
        double[] d = ShareChecks.newcombe(more ? row.row() : row.rest(), more ? row.rest() : row.row());
        assertThat(line.number("d")).isEqualTo(ShareChecks.points(d[0]));
        assertThat(line.number("low")).isEqualTo(ShareChecks.points(d[1]));
        assertThat(line.number("high")).isEqualTo(ShareChecks.points(d[2]));
        assertThat(List.of("more", "slower", "أكثر", "أبطأ").contains(line.part("way")))
                .isEqualTo(more);
        assertThat(List.of("Alert", "تنبيه").contains(line.part("level"))).isEqualTo(row.isWorse());
    }

    private void checkNone(Spoken line) {
        long n = line.has("zero") ? 0 : line.has("one") ? 1 : line.has("two") ? 2 : line.number("n");
        assertThat(n).isEqualTo(looked.size());
        assertThat(line.has("level"))
                .as("nothing assures where nothing was looked at")
                .isEqualTo(n > 0);
    }
}
