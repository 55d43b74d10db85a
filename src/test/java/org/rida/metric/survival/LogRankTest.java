package org.rida.metric.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rida.metric.survival.AalenJohansenTest.days;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rida.ReferenceData;
import org.rida.metric.DayCounts;
import org.rida.metric.survival.LogRank.WaitingGroup;

class LogRankTest {

    /** R survival, survdiff(Surv(time, status) ~ sex, lung). */
    @Test
    void lungBySexAsInR() throws IOException {
        LogRank test = LogRank.of(List.of(lung("sex=1"), lung("sex=2"))).orElseThrow();
        assertThat(test.chiSquared()).isEqualTo(10.3267419548856, within(1e-11));
        assertThat(test.freedom()).isEqualTo(1);
        assertThat(test.pValue()).isEqualTo(.00131, within(5e-6));
    }

    /** Three groups: a third that is split off from one of two at random changes little; R's degrees of freedom. */
    @Test
    void theOrderOfTheGroupsDoesNotMatter() throws IOException {
        WaitingGroup men = lung("sex=1");
        WaitingGroup women = lung("sex=2");
        WaitingGroup third = new WaitingGroup(days(50, 100, 150, 400), days(30, 600));
        LogRank one = LogRank.of(List.of(men, women, third)).orElseThrow();
        LogRank other = LogRank.of(List.of(third, men, women)).orElseThrow();
        assertThat(one.freedom()).isEqualTo(2);
        assertThat(one.chiSquared()).isEqualTo(other.chiSquared(), within(1e-10));
        assertThat(one.pValue()).isEqualTo(other.pValue(), within(1e-12));
    }

    /** Of two groups alike nothing is in excess. */
    @Test
    void groupsAlikeDoNotDiffer() {
        WaitingGroup group = new WaitingGroup(days(1, 3, 8), days(4, 9));
        LogRank test = LogRank.of(List.of(group, group)).orElseThrow();
        assertThat(test.chiSquared()).isEqualTo(0, within(1e-15));
        assertThat(test.pValue()).isEqualTo(1, within(1e-7));
    }

    @Test
    void nothingToCompare() {
        WaitingGroup some = new WaitingGroup(days(5, 6), days(9));
        WaitingGroup nobody = new WaitingGroup(DayCounts.NONE, DayCounts.NONE);
        WaitingGroup goneBefore = new WaitingGroup(DayCounts.NONE, days(4));
        WaitingGroup noAnswer = new WaitingGroup(DayCounts.NONE, days(9));
        assertThat(LogRank.of(List.of())).isEmpty();
        assertThat(LogRank.of(List.of(some))).isEmpty();
        assertThat(LogRank.of(List.of(some, nobody))).isEmpty();
        assertThat(LogRank.of(List.of(some, goneBefore))).isEmpty();
        assertThat(LogRank.of(List.of(noAnswer, noAnswer))).isEmpty();
        assertThat(LogRank.of(List.of(some, noAnswer))).isPresent();
        WaitingGroup last = new WaitingGroup(days(5), DayCounts.NONE);
        assertThat(LogRank.of(List.of(last, last)))
                .as("all are answered at once")
                .isEmpty();
    }

    static WaitingGroup lung(String strata) throws IOException {
        Map<Integer, Long> events = new TreeMap<>();
        Map<Integer, Long> censored = new TreeMap<>();
        for (NamedCsvRecord row : ReferenceData.csv("survival/km_expected_curves.csv")) {
            if (row.findField("case").orElse("").equals("lung_sex")
                    && row.getField("strata").equals(strata)) {
                int day = Integer.parseInt(row.getField("time"));
                events.merge(day, Long.valueOf(row.getField("n_event")), Long::sum);
                censored.merge(day, Long.valueOf(row.getField("n_censor")), Long::sum);
            }
        }
        return new WaitingGroup(DayCounts.of(events), DayCounts.of(censored));
    }
}
