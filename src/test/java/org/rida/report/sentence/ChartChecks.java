package org.rida.report.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.i18n.Language;
import org.rida.intake.text.TextNormalizer;
import org.rida.report.document.Block;
import org.rida.report.sentence.ChartRules.LastMonth;
import org.rida.report.sentence.ChartRules.ShareOfMonth;

/** Whether what headings, icons, verdicts and proposals say of the two charts of page 1 follows from the charts' rules. */
final class ChartChecks {

    private static final Pattern MEAN = Pattern.compile("mean: ([\\d,.]+)");

    private final History history;
    private final YearMonth to;
    private final boolean month;
    private final ChartRules promise;
    private final ChartRules satisfaction;

    /** @param month whether the report is of one month, which alone is judged */
    ChartChecks(History history, YearMonth to, boolean month) {
        this.history = history;
        this.to = to;
        this.month = month;
        this.promise = new ChartRules(months(facts -> new long[] {facts.onTime(), facts.due()}));
        this.satisfaction = new ChartRules(months(MonthFacts::rated));
    }

    private List<ShareOfMonth> months(StatementChecks.ShareOf share) {
        List<ShareOfMonth> all = new ArrayList<>();
        for (YearMonth at = history.first(); !at.isAfter(to); at = at.plusMonths(1)) {
            long[] n = share.of(history.at(at));
            all.add(new ShareOfMonth(n[0], n[1], history.covers(at)));
        }
        return all;
    }

    /** Of whole quarters of the calendar year, up to the last one that is over. */
    private List<ShareOfMonth> quarters(StatementChecks.ShareOf share) {
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
        assertThat(TextNormalizer.latinDigits(heading.substring(title.length())))
                .as("heading of " + title + rules.last())
                .isIn(expectedHeadings(rules, ofOpinions, arabic, byQuarter ? "" : since(rules, language)).stream()
                        .map(expected -> byQuarter ? ofQuarters(expected) : expected)
                        .toList());
    }

    /** From when on the level is better; empty for an improvement that has not lasted for seven months. */
    private String since(ChartRules rules, Language language) {
        return isLasting(rules)
                ? (language == Language.AR ? " منذ " : " since ")
                        + StatementChecks.dates(language).month(history.first().plusMonths(rules.resetFrom()))
                : "";
    }

    private static boolean isLasting(ChartRules rules) {
        return rules.last() == LastMonth.JUDGED
                && rules.flagged() >= 7
                && rules.isAbove()
                && rules.sideRun() >= 7
                && rules.resetFrom() >= 0;
    }

    private static String ofQuarters(String heading) {
        return heading.replace("data this month", "data in this quarter")
                .replace("month", "quarter")
                .replace("الأشهر", "الأرباع")
                .replace("شهر", "ربع");
    }

    private static List<String> expectedHeadings(ChartRules rules, boolean ofOpinions, boolean arabic, String since) {
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
                                        ? (arabic ? "تحسّن حقيقي" : "real improvement") + since
                                        : arabic ? "تراجع يستدعي الانتباه" : "a concern");
                    }
                });
        return either;
    }

    /** The icons beside the two shares of page 1: only of a month that is judged, and as the rules judge it. */
    void checkIcons(Block.Cards cards) {
        checkIcon(cards.cards().get(0), promise);
        checkIcon(cards.cards().get(2), satisfaction);
        cards.cards().forEach(ChartChecks::checkDirection);
    }

    /** Beside a sign of a real change no figure stands alone from which the value went the other way: the mean is told, too. */
    private static void checkDirection(Block.Card card) {
        boolean change = card.variation() != null && card.variation() != Block.VariationIcon.COMMON_CAUSE;
        card.notes().stream()
                .map(note -> note.in(Language.EN))
                .filter(note -> change && note.startsWith("Month before"))
                .forEach(note -> {
                    Matcher mean = MEAN.matcher(note);
                    assertThat(mean.find()).as(card.title().en() + ": " + note).isTrue();
                    boolean above = Objects.requireNonNull(card.value().value())
                            > Double.parseDouble(mean.group(1).replace(",", ""));
                    assertThat(card.variation().name().endsWith("_HIGH"))
                            .as(card.title().en() + ": " + note)
                            .isEqualTo(above);
                });
    }

    private void checkIcon(Block.Card card, ChartRules rules) {
        String what = card.title().en() + ": " + rules.last();
        Block.VariationIcon icon = card.variation();
        if (!month || rules.last() != LastMonth.JUDGED) {
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

    void checkVerdict(String words, ChartRules rules, Language language) {
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
                assertThat(isLasting(rules)).isTrue();
                assertThat(verdict.part("month"))
                        .isEqualTo(StatementChecks.dates(language)
                                .month(history.first().plusMonths(rules.resetFrom())));
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
                .isEqualTo(StatementChecks.dates(language).month(history.first().plusMonths(rules.resetFrom())));
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
