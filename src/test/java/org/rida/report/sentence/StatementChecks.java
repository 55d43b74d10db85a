package org.rida.report.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Period;
import org.rida.report.document.Block;
import org.rida.report.sentence.ChartRules.LastMonth;
import org.rida.report.sentence.ChartRules.ShareOfMonth;

/** Whether what the headline says of a month or a quarter is so, and whether it says what it must. */
final class StatementChecks {

    static final double PROMISE_TARGET = .90;
    static final double SATISFACTION_TARGET = .85;
    private static final double Z = 1.959963984540054;

    private final History history;
    private final Period period;
    private final YearMonth from;
    private final YearMonth to;
    private final int minimum;
    private final ChartRules promise;
    private final ChartRules satisfaction;

    /** @param minimum from so many answers on a group is shown to the board */
    StatementChecks(History history, Period period, int minimum) {
        this.history = history;
        this.period = period;
        this.from = period.firstMonth();
        this.to = period.lastMonth();
        this.minimum = minimum;
        this.promise = new ChartRules(months(facts -> new long[] {facts.onTime(), facts.due()}));
        this.satisfaction = new ChartRules(months(MonthFacts::rated));
    }

    private interface ShareOf {
        long[] of(MonthFacts facts);
    }

    private List<ShareOfMonth> months(ShareOf share) {
        List<ShareOfMonth> all = new ArrayList<>();
        for (YearMonth at = history.first(); !at.isAfter(to); at = at.plusMonths(1)) {
            long[] n = share.of(history.at(at));
            all.add(new ShareOfMonth(n[0], n[1], history.covers(at)));
        }
        return all;
    }

    /** Of whole quarters of the calendar year, up to the last one that is over. */
    private List<ShareOfMonth> quarters(ShareOf share) {
        List<ShareOfMonth> all = new ArrayList<>();
        YearMonth start = history.first();
        while (start.getMonthValue() % 3 != 1) {
            start = start.plusMonths(1);
        }
        for (YearMonth last = start.plusMonths(2);
                !last.isAfter(to) && history.covers(last);
                last = last.plusMonths(3)) {
            long[] sum = {0, 0};
            for (int back = 0; back < 3; back++) {
                long[] n = share.of(history.at(last.minusMonths(back)));
                sum[0] += n[0];
                sum[1] += n[1];
            }
            all.add(new ShareOfMonth(sum[0], sum[1], true));
        }
        return all;
    }

    ChartRules promise() {
        return promise;
    }

    ChartRules satisfaction() {
        return satisfaction;
    }

    private boolean isMonth() {
        return period.kind() == Period.PeriodKind.MONTH;
    }

    private long[] sum(ShareOf share) {
        long[] all = {0, 0};
        for (YearMonth at = from; !at.isAfter(to); at = at.plusMonths(1)) {
            long[] n = share.of(history.at(at));
            all[0] += n[0];
            all[1] += n[1];
        }
        return all;
    }

    private long[] group(boolean byOutcome, String group) {
        return sum(facts -> {
            Map<String, long[]> groups = byOutcome ? facts.outcomes : facts.timeliness;
            return groups.containsKey(group) ? MonthFacts.satisfied(groups.get(group)) : new long[] {0, 0};
        });
    }

    void check(List<Spoken> statements, Language language) {
        statements.forEach(statement -> check(statement, language));
        List<String> kinds = statements.stream().map(Spoken::kind).toList();
        assertThat(kinds).as("each once").doesNotHaveDuplicates();
        assertThat(kinds).anyMatch(kind -> kind.startsWith("promise"));
        assertThat(kinds).anyMatch(kind -> kind.startsWith("open"));
        assertThat(kinds).anyMatch(kind -> kind.startsWith("satisfaction"));
        boolean judged = isMonth() && promise.last() == LastMonth.JUDGED;
        assertThat(kinds.stream().anyMatch(kind -> kind.startsWith("assurance") || kind.endsWith("met")))
                .as("what is said of the target")
                .isEqualTo(judged);
        checkCompared(kinds, false, "timeliness", "on_time", "late");
        checkCompared(kinds, true, "outcome", "accepted", "rejected");
    }

    /** Two groups are compared where both are large enough; where one is not, that is said; nobody is not spoken of. */
    private void checkCompared(List<String> kinds, boolean byOutcome, String kind, String one, String other) {
        long[] a = group(byOutcome, one);
        long[] b = group(byOutcome, other);
        boolean there = a[1] > 0 && b[1] > 0;
        assertThat(kinds.contains(kind)).as(kind).isEqualTo(there && isShown(a) && isShown(b));
        assertThat(kinds.contains("few." + one)).as("few " + one).isEqualTo(there && !isShown(a));
        assertThat(kinds.contains("few." + other)).as("few " + other).isEqualTo(there && isShown(a) && !isShown(b));
    }

    /** METRICS 5: from so many answers on; a group in which nobody is satisfied from twice as many on. */
    private boolean isShown(long[] group) {
        return group[1] >= (group[0] == 0 ? 2 * minimum : minimum);
    }

    private void check(Spoken said, Language language) {
        switch (said.kind()) {
            case "promise.none" ->
                assertThat(sum(f -> new long[] {f.onTime(), f.due()})[1]).isZero();
            case "promise.few" -> {
                long[] kept = sum(f -> new long[] {f.onTime(), f.due()});
                assertThat(said.number("den")).isEqualTo(kept[1]).isBetween(1L, 9L);
                assertThat(said.number("num")).isEqualTo(kept[0]);
                if (isMonth()) {
                    checkVerdict(said.part("verdict"), promise, language);
                }
            }
            case "promise" -> {
                checkShare(said, sum(f -> new long[] {f.onTime(), f.due()}), PROMISE_TARGET);
                assertThat(said.has("verdict")).isEqualTo(isMonth());
                if (isMonth()) {
                    checkVerdict(said.part("verdict"), promise, language);
                }
            }
            case "assurance.fails", "assurance.passes", "assurance.hit" -> {
                String kind = said.kind().substring("assurance.".length());
                assertThat(kind).isEqualTo(promise.assurance(PROMISE_TARGET));
                long[] kept = sum(f -> new long[] {f.onTime(), f.due()});
                boolean met = kept[0] >= PROMISE_TARGET * kept[1];
                assertThat(kind.equals("fails") && met || kind.equals("passes") && !met)
                        .as("the opposite in a month")
                        .isFalse();
                assertThat(said.part("target")).isEqualTo("90%");
            }
            case "met", "not-met" -> {
                assertThat(promise.assurance(PROMISE_TARGET)).isEmpty();
                long[] kept = sum(f -> new long[] {f.onTime(), f.due()});
                assertThat(kept[0] * 10 >= kept[1] * 9).isEqualTo(said.kind().equals("met"));
                assertThat(said.part("target")).isEqualTo("90%");
            }
            case "open.none" -> assertThat(history.at(to).beyond()).isZero();
            case "open" -> {
                assertThat(said.number("n")).isEqualTo(history.at(to).beyond()).isPositive();
                int oldest = history.at(to).open.keySet().stream()
                        .mapToInt(a -> a)
                        .max()
                        .orElseThrow();
                assertThat(said.number("days")).isEqualTo(oldest - 14);
            }
            case "satisfaction.none" -> assertThat(sum(MonthFacts::rated)[1]).isZero();
            case "satisfaction.few" -> {
                long[] rated = sum(MonthFacts::rated);
                assertThat(said.number("n")).isEqualTo(rated[1]).isPositive();
                assertThat(isShown(rated) && rated[1] >= 10).isFalse();
            }
            case "satisfaction" -> {
                long[] rated = sum(MonthFacts::rated);
                assertThat(isShown(rated) && rated[1] >= 10).isTrue();
                checkShare(said, rated, SATISFACTION_TARGET);
                assertThat(said.has("verdict")).isEqualTo(isMonth());
                if (isMonth()) {
                    checkVerdict(said.part("verdict"), satisfaction, language);
                }
            }
            case "timeliness" -> checkCompared(said, group(false, "on_time"), group(false, "late"));
            case "outcome" -> checkCompared(said, group(true, "accepted"), group(true, "rejected"));
            default -> assertThat(said.kind()).startsWith("few.");
        }
        if (said.has("month") && isMonth()) {
            assertThat(said.part("month")).isEqualTo(dates(language).monthName(to));
        }
    }

    private static DateFormatter dates(Language language) {
        return new DateFormatter(new Messages(language, DigitSystem.EUROPEAN));
    }

    private static void checkShare(Spoken said, long[] share, double target) {
        assertThat(said.number("num")).isEqualTo(share[0]);
        assertThat(said.number("den")).isEqualTo(share[1]);
        checkPercent(said.part("share"), share);
        // the number that is read does not contradict what is said of the target
        String digits = said.part("share").replaceAll("[^0-9.]", "");
        double read = Double.parseDouble(digits) / 100;
        boolean met = (double) share[0] / share[1] >= target;
        assertThat(read >= target - 1e-9).as(said.part("share")).isEqualTo(met);
    }

    /** Rounded, but neither to all nor to none. */
    static void checkPercent(String shown, long[] share) {
        double value = 100.0 * share[0] / share[1];
        if (shown.equals("more than 99%") || shown.equals("أكثر من 99%")) {
            assertThat(value).isGreaterThan(99).isLessThan(100);
        } else if (shown.equals("less than 1%") || shown.equals("أقل من 1%")) {
            assertThat(value).isGreaterThan(0).isLessThan(1);
        } else {
            String number = shown.replace("%", "");
            int decimals = number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0;
            assertThat(Math.abs(Double.parseDouble(number) - value))
                    .as(shown + " of " + value)
                    .isLessThanOrEqualTo(.5 * Math.pow(10, -decimals) + 1e-9);
            assertThat(number.equals("100")).isEqualTo(share[0] == share[1]);
            assertThat(number.equals("0")).isEqualTo(share[0] == 0);
        }
    }

    private static void checkCompared(Spoken said, long[] a, long[] b) {
        checkPercent(said.part("a"), a);
        checkPercent(said.part("b"), b);
        boolean more = (double) a[0] / a[1] >= (double) b[0] / b[1];
        double[] d = newcombe(more ? a : b, more ? b : a);
        assertThat(said.number("d")).isEqualTo(points(d[0]));
        assertThat(said.number("low")).isEqualTo(points(d[1]));
        assertThat(said.number("high")).isEqualTo(points(d[2]));
        assertThat(said.has("chance")).isEqualTo(d[1] <= 0 && d[2] >= 0);
    }

    /** Half up by size, as people round. */
    static long points(double share) {
        return (long) (Math.signum(share) * Math.floor(Math.abs(share) * 100 + .5 + 1e-9));
    }

    /** METRICS 3: the difference, and its interval by Newcombe's method 10. */
    static double[] newcombe(long[] a, long[] b) {
        double p1 = (double) a[0] / a[1];
        double p2 = (double) b[0] / b[1];
        double[] w1 = wilson(a);
        double[] w2 = wilson(b);
        double d = p1 - p2;
        return new double[] {
            d,
            d - Math.sqrt(Math.pow(p1 - w1[0], 2) + Math.pow(w2[1] - p2, 2)),
            d + Math.sqrt(Math.pow(w1[1] - p1, 2) + Math.pow(p2 - w2[0], 2))
        };
    }

    private static double[] wilson(long[] share) {
        double n = share[1];
        double p = share[0] / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double width = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return new double[] {middle - width, middle + width};
    }

    /** What the heading of a chart of page 1 says of the last month: after the chart's title and a colon. */
    void checkHeading(Block.XmrSeries chart, Language language) {
        boolean ofOpinions = !chart.title().en().startsWith("Answered");
        boolean byQuarter = chart.step() == 3;
        ChartRules rules =
                byQuarter ? new ChartRules(quarters(MonthFacts::rated)) : ofOpinions ? satisfaction : promise;
        assertThat(byQuarter).as("only opinions are drawn by quarter").isIn(false, ofOpinions);
        String title = chart.title().in(language) + ": ";
        String heading = chart.heading().in(language);
        assertThat(heading).startsWith(title);
        boolean arabic = language == Language.AR;
        assertThat(heading.substring(title.length()))
                .as("heading of " + title + rules.last())
                .isIn(expectedHeadings(rules, ofOpinions, arabic).stream()
                        .map(expected -> byQuarter ? ofQuarters(expected) : expected)
                        .toList());
    }

    private static String ofQuarters(String heading) {
        return heading.replace("data this month", "data in this quarter")
                .replace("month", "quarter")
                .replace("الأشهر", "الأرباع")
                .replace("شهر", "ربع");
    }

    private static List<String> expectedHeadings(ChartRules rules, boolean ofOpinions, boolean arabic) {
        String trial = arabic ? "الأشهر لا تكفي للحكم بعد" : "too few months to judge yet";
        String withheld = arabic ? "تقييمات الشهر لا تكفي للعرض" : "too few answers to show this month";
        List<String> either = new ArrayList<>();
        if (ofOpinions && rules.isWithheld()) {
            either.add(withheld);
        }
        either.addAll(
                switch (rules.last()) {
                    case NO_DATA -> List.of(arabic ? "لا بيانات هذا الشهر" : "no data this month");
                    case TOO_FEW -> List.of(arabic ? "عدد الشهر لا يكفي للحكم" : "too few to judge this month");
                    case PROVISIONAL -> List.of(arabic ? "شهر لم يكتمل" : "month incomplete");
                    case NO_LIMITS -> List.of(trial, arabic ? "ثابت لا حدود لتذبذبه" : "no variation to judge by");
                    case JUDGED -> {
                        if (rules.cause().isEmpty()) {
                            yield List.of(rules.early() ? trial : arabic ? "تذبذب عادي" : "ordinary variation");
                        }
                        if (rules.early()) {
                            yield List.of(
                                    rules.isHigh()
                                            ? arabic ? "بادرة تحسّن" : "early sign of improvement"
                                            : arabic ? "بادرة تراجع" : "early sign of concern");
                        }
                        yield List.of(
                                rules.isHigh()
                                        ? arabic ? "تحسّن حقيقي" : "real improvement"
                                        : arabic ? "تراجع يستدعي الانتباه" : "a concern");
                    }
                });
        return either;
    }

    /** The icons beside the two shares of page 1: only of a month that is judged, and as the rules judge it. */
    void checkIcons(Block.Cards cards) {
        checkIcon(cards.cards().get(0), promise);
        checkIcon(cards.cards().get(2), satisfaction);
    }

    private void checkIcon(Block.Card card, ChartRules rules) {
        String what = card.title().en() + ": " + rules.last();
        Block.VariationIcon icon = card.variation();
        if (!isMonth() || rules.last() != LastMonth.JUDGED) {
            assertThat(icon).as(what).isNull();
            assertThat(card.assurance()).as(what).isEqualTo(Block.TargetOutlook.NONE);
        } else if (icon != null) {
            Block.VariationIcon expected = rules.cause().isEmpty()
                    ? Block.VariationIcon.COMMON_CAUSE
                    : rules.isHigh() ? Block.VariationIcon.IMPROVEMENT_HIGH : Block.VariationIcon.CONCERN_LOW;
            assertThat(icon).as(what).isEqualTo(expected);
        }
        if (icon == null || rules.early()) {
            assertThat(card.assurance()).as(what).isEqualTo(Block.TargetOutlook.NONE);
        }
    }

    static void checkVerdict(String words, ChartRules rules, Language language) {
        Spoken verdict = Spoken.verdict(words, language);
        LastMonth last = rules.last();
        boolean judged = last == LastMonth.JUDGED;
        switch (verdict.kind()) {
            case "too-few" -> assertThat(last).isEqualTo(LastMonth.TOO_FEW);
            case "provisional" -> assertThat(last).isEqualTo(LastMonth.PROVISIONAL);
            case "trial" ->
                assertThat(last == LastMonth.NO_LIMITS
                                || judged && rules.early() && rules.cause().isEmpty())
                        .as(words + " " + last)
                        .isTrue();
            case "common" -> {
                assertThat(last).isEqualTo(LastMonth.JUDGED);
                assertThat(rules.early()).isFalse();
                assertThat(rules.cause()).isEmpty();
            }
            case "improvement.lasting" -> {
                assertThat(last).isEqualTo(LastMonth.JUDGED);
                assertThat(rules.early()).isFalse();
                assertThat(rules.cause()).isNotEmpty();
                assertThat(rules.isHigh()).isTrue();
                assertThat(rules.flagged()).isGreaterThanOrEqualTo(7);
                assertThat(verdict.number("n")).isEqualTo(rules.lasted());
            }
            default -> {
                assertThat(last).isEqualTo(LastMonth.JUDGED);
                assertThat(rules.early()).isEqualTo(verdict.kind().endsWith(".early"));
                assertThat(rules.isHigh()).isEqualTo(verdict.kind().startsWith("improvement"));
                checkRule(Spoken.rule(verdict.part("rule"), language), rules);
            }
        }
    }

    private static void checkRule(Spoken rule, ChartRules rules) {
        String[] said = rule.kind().split("\\.");
        assertThat(said[0]).isEqualTo(rules.cause());
        assertThat(said[1].equals("high")).isEqualTo(rules.isHigh());
        if (said[0].equals("shift")) {
            assertThat(rule.number("n")).isEqualTo(rules.sideRun());
        }
        if (!said[0].equals("outside")) {
            int months = said[0].equals("shift") ? rules.sideRun() : said[0].equals("trend") ? 7 : 3;
            assertThat(rule.has("gaps")).isEqualTo(!rules.unbroken(months));
        }
    }

    /** The proposal to reset limits, and the run that it gives as its reason. */
    void checkReset(Spoken said, ChartRules rules, Language language) {
        assertThat(rules.last()).isEqualTo(LastMonth.JUDGED);
        assertThat(rules.resetFrom()).isNotNegative();
        assertThat(said.part("month"))
                .isEqualTo(dates(language).month(history.first().plusMonths(rules.resetFrom())));
        Spoken run = Spoken.run(said.part("run"), language);
        boolean high = run.kind().endsWith("high");
        switch (run.kind().split("\\.")[0]) {
            case "shift" -> {
                assertThat(run.number("n")).isEqualTo(rules.sideRun()).isGreaterThanOrEqualTo(7);
                assertThat(rules.isAbove()).isEqualTo(high);
            }
            case "trend" -> {
                assertThat(run.number("n")).isEqualTo(rules.trendRun()).isGreaterThanOrEqualTo(7);
                assertThat(rules.isRising()).isEqualTo(high);
            }
            default ->
                assertThat(run.number("n"))
                        .isEqualTo(rules.ofTwelve(high ? 1 : -1))
                        .isGreaterThanOrEqualTo(10);
        }
        int months = run.kind().startsWith("twelve") ? 12 : (int) run.number("n");
        assertThat(run.has("gaps")).isEqualTo(!rules.unbroken(months));
    }
}
