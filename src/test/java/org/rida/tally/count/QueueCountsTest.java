package org.rida.tally.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.database.TestDatabase;
import org.rida.metric.capacity.QueueFlow;
import org.rida.policy.Dimension;
import org.rida.tally.count.QueueCounts.QueueWindow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Expected numbers are counted by hand from the requests below. Two weeks, the 1st to the 14th; target 5 days. */
class QueueCountsTest {

    private static final LocalDate CUT_OFF = LocalDate.of(2026, 6, 14);
    private static final QueueWindow WINDOW =
            new QueueWindow(List.of(CUT_OFF.minusDays(13), CUT_OFF.minusDays(6)), CUT_OFF, 5);

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final QueueCounts counts = new QueueCounts(database);

    /** Days of June; 0 and below lie in May. */
    private void request(
            String no,
            String service,
            int received,
            @Nullable Integer verified,
            @Nullable Integer replied,
            @Nullable Integer left) {
        sql.sql(
                        """
                        insert into episode (request_no, episode_no, kind, promised, clock_version, received_on, target_calendar,
                            target_working, verified_on, replied_on, left_on, outreach, service)
                        values (:no, 1, 'aid', :promised, '1', :received, :received, :received, :verified, :replied, :left, false, :service)
                        """)
                .param("no", no)
                .param("promised", !no.startsWith("not"))
                .param("received", day(received))
                .param("verified", day(verified))
                .param("replied", day(replied))
                .param("left", day(left))
                .param("service", service)
                .update();
    }

    private static @Nullable LocalDate day(@Nullable Integer ofJune) {
        return ofJune == null ? null : LocalDate.of(2026, 5, 31).plusDays(ofJune);
    }

    @BeforeEach
    void requests() {
        request("old", "food", -20, -5, null, null);
        request("answered-before", "food", -20, -10, -3, null);
        request("answered", "food", -2, 3, 6, null);
        request("left", "food", 2, null, null, 9);
        request("quick", "rent", 11, 12, 12, null);
        request("recent-left", "rent", 12, null, null, 13);
        request("recent", "rent", 13, null, null, null);
        request("answered-later", "rent", 14, null, 16, null);
        request("received-later", "rent", 15, null, null, null);
        request("not-promised", "food", 3, null, 4, null);
    }

    private static QueueFlow[] weeks(ObservedQueue queue) {
        return queue.history().weeks().stream()
                .map(week -> week.days().stream()
                        .reduce(
                                new QueueFlow(0, 0, 0),
                                (a, b) -> new QueueFlow(
                                        a.received() + b.received(), a.left() + b.left(), a.answered() + b.answered())))
                .toArray(QueueFlow[]::new);
    }

    @Test
    void theWholeQueue() {
        ObservedQueue queue =
                counts.bySlice(WINDOW, SliceFilter.EVERYBODY, Dimension.ALL).get(Dimension.EVERYTHING);
        // first week: left came, answered was answered; second: quick, recent-left, recent and answered-later came
        assertThat(weeks(queue)).containsExactly(new QueueFlow(1, 0, 1), new QueueFlow(4, 2, 1));
        assertThat(queue.history().weeks().get(0).days().get(5)).isEqualTo(new QueueFlow(0, 0, 1));
        assertThat(queue.state().open()).as("old, recent, answered-later").isEqualTo(3);
        assertThat(queue.state().recent())
                .as("10th to 14th, without recent-left")
                .containsExactly(0L, 1L, 0L, 1L, 1L);
        assertThat(queue.meanWait().orElseThrow()).isCloseTo((34 + 1 + 0) / 3.0, within(1e-9));
    }

    @Test
    void byServiceAndFiltered() {
        SortedMap<String, ObservedQueue> services = counts.bySlice(WINDOW, SliceFilter.EVERYBODY, Dimension.SERVICE);
        assertThat(services.keySet()).containsExactly("food", "rent");
        assertThat(weeks(services.get("food"))).containsExactly(new QueueFlow(1, 0, 1), new QueueFlow(0, 1, 0));
        assertThat(services.get("rent").state().open()).isEqualTo(2);
        SortedMap<String, ObservedQueue> rent =
                counts.bySlice(WINDOW, SliceFilter.of(Dimension.SERVICE, "rent"), Dimension.ALL);
        assertThat(rent).isEqualTo(Map.of(Dimension.EVERYTHING, services.get("rent")));
    }

    /** Stages without a date are passed with the next one: whoever was answered passed all. */
    @Test
    void byStage() {
        SortedMap<String, ObservedQueue> stages = counts.byStage(WINDOW, SliceFilter.EVERYBODY);
        assertThat(stages.keySet()).containsExactlyInAnyOrderElementsOf(QueueCounts.STAGE_QUEUES);
        assertThat(weeks(stages.get("received-verified")))
                .containsExactly(new QueueFlow(1, 0, 1), new QueueFlow(4, 2, 1));
        assertThat(stages.get("received-verified").state().open())
                .as("recent, answered-later")
                .isEqualTo(2);
        assertThat(weeks(stages.get("verified-submitted")))
                .containsExactly(new QueueFlow(1, 0, 1), new QueueFlow(1, 0, 1));
        assertThat(stages.get("verified-submitted").state().open()).as("old").isEqualTo(1);
        assertThat(stages.get("decided-replied").state().open()).isZero();
    }

    /** A target longer than the weeks of the history: earlier receipts are counted, too. */
    @Test
    void longTarget() {
        QueueWindow window = new QueueWindow(WINDOW.weeks(), CUT_OFF, 40);
        List<Long> recent = counts.bySlice(window, SliceFilter.EVERYBODY, Dimension.ALL)
                .get(Dimension.EVERYTHING)
                .state()
                .recent();
        Long[] expected = Collections.nCopies(40, 0L).toArray(Long[]::new);
        // the last is the 14th: old and answered-before came 34 days before, answered 16
        expected[39 - 34] = 2L;
        expected[39 - 16] = 1L;
        expected[39 - 3] = 1L;
        expected[39 - 1] = 1L;
        expected[39] = 1L;
        assertThat(recent).isEqualTo(Arrays.asList(expected));
    }
}
