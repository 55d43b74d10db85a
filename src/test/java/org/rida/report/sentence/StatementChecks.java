package org.rida.report.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Period;
import org.rida.report.definition.ReportDefinition.HeadlineSpec;
import org.rida.report.definition.ReportDefinition.HeadlineSpec.HeadlinePart;
import org.rida.report.sentence.ChartRules.LastMonth;

/** Whether what the headline says of a month or a quarter is so, and whether it says what it must. */
final class StatementChecks {

    static final double PROMISE_TARGET = .90;
    static final double SATISFACTION_TARGET = .85;

    private final History history;
    private final Period period;
    private final YearMonth from;
    private final YearMonth to;
    private final int minimum;
    private final ChartChecks charts;
    private final CapacityChecks capacity;

    /** @param minimum from so many answers on a group is shown to the board */
    StatementChecks(History history, Period period, int minimum) {
        this.history = history;
        this.period = period;
        this.from = period.firstMonth();
        this.to = period.lastMonth();
        this.minimum = minimum;
        this.capacity = new CapacityChecks(
                history, period.last().isBefore(history.coversTo()) ? period.last() : history.coversTo());
        this.charts = new ChartChecks(history, to, isMonth());
    }

    /** Numerator and denominator of a month. */
    interface ShareOf {
        long[] of(MonthFacts facts);
    }

    ChartChecks charts() {
        return charts;
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

    /** @param spec what the paragraph is about */
    void check(List<Spoken> statements, HeadlineSpec spec, Language language) {
        List<HeadlinePart> about = spec.statements();
        statements.forEach(statement -> check(statement, language));
        List<String> kinds = statements.stream().map(Spoken::kind).toList();
        assertThat(kinds).as("each once").doesNotHaveDuplicates();
        assertThat(kinds.stream().anyMatch(kind -> kind.startsWith("promise")))
                .isEqualTo(about.contains(HeadlinePart.PROMISE));
        assertThat(kinds.stream().anyMatch(kind -> kind.startsWith("open")))
                .isEqualTo(about.contains(HeadlinePart.OPEN));
        assertThat(kinds.stream().anyMatch(kind -> kind.startsWith("satisfaction")))
                .isEqualTo(about.contains(HeadlinePart.SATISFACTION));
        assertThat(statements.stream().anyMatch(said -> said.has("num") && said.has("share")))
                .as("counts stand in the cards")
                .isFalse();
        boolean judged = isMonth() && charts.promise().last() == LastMonth.JUDGED;
        assertThat(kinds.stream().anyMatch(kind -> kind.startsWith("assurance") || kind.endsWith("met")))
                .as("what is said of the target")
                .isEqualTo(judged && about.contains(HeadlinePart.ASSURANCE));
        if (about.contains(HeadlinePart.CAPACITY)) {
            capacity.checkSaid(kinds, sum(f -> new long[] {f.onTime(), f.due()}));
        }
        if (about.contains(HeadlinePart.TIMELINESS)) {
            checkCompared(kinds, false, "timeliness" + (spec.brief() ? ".brief" : ""), "on_time", "late");
        }
        if (about.contains(HeadlinePart.OUTCOME)) {
            checkCompared(kinds, true, "outcome", "accepted", "rejected");
        }
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
                    charts.checkVerdict(said.part("verdict"), charts.promise(), language);
                }
            }
            case "promise" -> {
                ShareChecks.checkShare(said, sum(f -> new long[] {f.onTime(), f.due()}), PROMISE_TARGET);
                assertThat(said.has("verdict")).isEqualTo(isMonth());
                if (isMonth()) {
                    charts.checkVerdict(said.part("verdict"), charts.promise(), language);
                }
            }
            case "assurance.fails", "assurance.passes", "assurance.hit" -> {
                String kind = said.kind().substring("assurance.".length());
                assertThat(kind).isEqualTo(charts.promise().assurance(PROMISE_TARGET));
                long[] kept = sum(f -> new long[] {f.onTime(), f.due()});
                boolean met = kept[0] >= PROMISE_TARGET * kept[1];
                assertThat(kind.equals("fails") && met || kind.equals("passes") && !met)
                        .as("the opposite in a month")
                        .isFalse();
                assertThat(said.part("target")).isEqualTo("90%");
            }
            case "met", "not-met" -> {
                assertThat(charts.promise().assurance(PROMISE_TARGET)).isEmpty();
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
                ShareChecks.checkShare(said, rated, SATISFACTION_TARGET);
                assertThat(said.has("verdict")).isEqualTo(isMonth());
                if (isMonth()) {
                    charts.checkVerdict(said.part("verdict"), charts.satisfaction(), language);
                }
            }
            case "timeliness", "timeliness.brief" ->
                ShareChecks.checkCompared(said, group(false, "on_time"), group(false, "late"));
            case "outcome" -> ShareChecks.checkCompared(said, group(true, "accepted"), group(true, "rejected"));
            case "capacity", "capacity.enough" -> capacity.check(said, language);
            default -> assertThat(said.kind()).startsWith("few.");
        }
        if (said.has("month") && isMonth()) {
            assertThat(said.part("month")).isEqualTo(dates(language).monthName(to));
        }
    }

    static DateFormatter dates(Language language) {
        return new DateFormatter(new Messages(language, DigitSystem.EUROPEAN));
    }
}
