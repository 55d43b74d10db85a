package org.rida.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.metric.DayCounts;
import org.rida.metric.KaplanMeier;
import org.rida.metric.survival.AalenJohansen;

/**
 * Requests of August to October 2026 followed to the end of October, as R survival computed them from each request's last
 * exported row. There a request that was reopened ends with its last answer, not with its first one.
 */
class CompetingEndsTest {

    private static final LocalDate CUT_OFF = SampleGenerator.TO.atEndOfMonth();

    private final Map<Integer, Long> answered = new TreeMap<>();
    private final Map<Integer, Long> left = new TreeMap<>();
    private final Map<Integer, Long> waiting = new TreeMap<>();

    /** In percent: one minus Kaplan-Meier, and Aalen-Johansen. */
    @ParameterizedTest
    @CsvSource({"14, 84.96, 83.40", "28, 91.07, 89.13", "60, 97.46, 95.08"})
    void asInR(int day, double kaplanMeier, double aalenJohansen) {
        Charity.promised().stream()
                .map(sampleCase -> sampleCase.asOf(CUT_OFF))
                .filter(timeline -> YearMonth.from(timeline.received()).isAfter(SampleGenerator.TO.minusMonths(3)))
                .filter(timeline -> !"duplicate".equals(timeline.leftReason()))
                .forEach(this::count);
        AalenJohansen curve = AalenJohansen.of(DayCounts.of(answered), DayCounts.of(left), DayCounts.of(waiting));
        KaplanMeier naive =
                KaplanMeier.of(DayCounts.of(answered), DayCounts.of(left).combine(DayCounts.of(waiting)));
        assertThat(curve.n()).isEqualTo(879);
        assertThat(curve.after(day).orElseThrow().answered() * 100).isEqualTo(aalenJohansen, within(.005));
        assertThat(naive.answeredBy(day).orElseThrow() * 100).isEqualTo(kaplanMeier, within(.005));
    }

    private void count(RequestTimeline timeline) {
        LocalDate replied = timeline.on(RequestStage.REPLIED);
        LocalDate gone = timeline.on(RequestStage.LEFT);
        Map<Integer, Long> end = replied != null ? answered : gone != null ? left : waiting;
        LocalDate last = replied != null ? replied : gone != null ? gone : CUT_OFF;
        end.merge((int) ChronoUnit.DAYS.between(timeline.received(), last), 1L, Long::sum);
    }
}
