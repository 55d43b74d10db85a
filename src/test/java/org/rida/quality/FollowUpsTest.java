package org.rida.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.Problem;
import org.rida.intake.format.TestIntake;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.policy.Theme;
import org.rida.policy.Theme.ThemeType;
import org.rida.quality.FollowUp.FollowUpState;
import org.rida.quality.FollowUp.FollowUpStepType;
import org.rida.quality.FollowUpCounts.ScoreChange;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases to call back: which answers become one, in which order steps follow, and what is counted when. */
class FollowUpsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);
    private static final Actor OFFICER = Actor.console("quality", "test");
    private static final Policy POLICY = PolicyReader.read(Path.of("jobs", "policy"));

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final AtomicReference<LocalDate> today = new AtomicReference<>(LocalDate.of(2026, 10, 5));
    private final InstantSource time = () -> today.get().atTime(9, 0).toInstant(ZoneOffset.UTC);
    private final FollowUps followUps =
            new FollowUps(sql, POLICY, time, AuditLog.of(database, InstantSource.fixed(Instant.EPOCH)));
    private final FollowUpStatistics statistics = new FollowUpStatistics(sql, POLICY, time);

    private void answer(String number, String answeredOn, String overall, boolean mayCall) {
        sql.sql(
                        """
                        insert into response (response_no, request_no, answered_on, scores, may_call, file_id, line_no)
                        values (:number, replace(:number, 'S', 'R'), cast(:day as date), cast(:scores as jsonb), :call, 1, 1)
                        """)
                .param("number", number)
                .param("day", answeredOn)
                .param("scores", "{\"overall\": " + overall + "}")
                .param("call", mayCall)
                .update();
    }

    private void mentions(String number, String theme) {
        sql.sql("insert into response_theme values (?, ?)")
                .params(number, theme)
                .update();
    }

    private static List<String> themes(ThemeType type) {
        return POLICY.themes().stream()
                .filter(theme -> theme.type() == type)
                .map(Theme::code)
                .toList();
    }

    private FollowUp only() {
        assertThat(followUps.list(OFFICER)).hasSize(1);
        return followUps.list(OFFICER).get(0);
    }

    private void step(FollowUpStepType type, LocalDate day, Integer score) {
        today.set(day);
        followUps.step(only().id(), type, day, score, "", OFFICER);
    }

    /** Low score or obstacle, with consent, not too long ago; once. */
    @Test
    void whichAnswersBecomeACase() {
        assertThat(statistics.isConsentKnown()).isFalse();
        answer("S-low", "2026-10-02", "2", true);
        answer("S-middle", "2026-10-02", "3", true);
        answer("S-obstacle", "2026-10-03", "5", true);
        mentions("S-obstacle", themes(ThemeType.OBSTACLE).get(1));
        mentions("S-obstacle", themes(ThemeType.OBSTACLE).get(0));
        answer("S-praise", "2026-10-03", "5", true);
        mentions("S-praise", themes(ThemeType.PRAISE).get(0));
        answer("S-dont-know", "2026-10-03", "null", true);
        answer("S-no-consent", "2026-10-03", "1", false);
        answer("S-last-day", "2026-08-06", "1", true);
        answer("S-old", "2026-08-05", "1", true);

        assertThat(statistics.isConsentKnown()).isTrue();
        assertThat(followUps.openNew()).isEqualTo(3);
        assertThat(followUps.openNew()).as("once").isZero();
        assertThat(followUps.list(OFFICER))
                .extracting(FollowUp::response, FollowUp::request, FollowUp::topic, FollowUp::score)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("S-low", "R-low", null, 2),
                        org.assertj.core.groups.Tuple.tuple(
                                "S-obstacle",
                                "R-obstacle",
                                themes(ThemeType.OBSTACLE).get(0),
                                5),
                        org.assertj.core.groups.Tuple.tuple("S-last-day", "R-last-day", null, 1));
        assertThat(statistics.countToCall()).isEqualTo(3);
        sql.sql("update response set may_call = false where response_no = 'S-low'")
                .update();
        assertThat(statistics.countToCall())
                .as("whoever no longer agrees is not called")
                .isEqualTo(2);
    }

    /** Yes in a column of the file, in any of the usual words; an empty cell is no consent, and neither is a missing column. */
    @Test
    void consentComesFromTheFile(@TempDir Path folder) {
        TestIntake intake = new TestIntake(folder, database);
        intake.ingest(
                """
                response_no,answered_on,overall,may_call
                A-1,2026-10-01,2,نعم
                A-2,2026-10-01,2,yes
                A-3,2026-10-01,2,no
                A-4,2026-10-01,2,
                """,
                "responses");
        intake.ingest("response_no,answered_on,overall\nB-1,2026-10-01,1\n", "responses");

        followUps.openNew();
        assertThat(followUps.list(OFFICER)).extracting(FollowUp::response).containsExactlyInAnyOrder("A-1", "A-2");
    }

    @Test
    void stepsFollowOneAnother() {
        answer("S-1", "2026-10-02", "1", true);
        followUps.openNew();
        assertThat(only().state()).isEqualTo(FollowUpState.TO_CALL);
        assertThat(only().next()).containsExactly(FollowUpStepType.CALLED, FollowUpStepType.CLOSED);
        for (FollowUpStepType early : List.of(FollowUpStepType.SOLVED, FollowUpStepType.ASKED_AGAIN)) {
            assertThatThrownBy(() -> step(early, today.get(), null)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> step(FollowUpStepType.CLOSED, today.get(), null))
                .as("closed without a solution needs a reason")
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> followUps.step(
                        only().id(), FollowUpStepType.CALLED, today.get().plusDays(1), null, "", OFFICER))
                .as("tomorrow")
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> followUps.step(
                        only().id(), FollowUpStepType.CALLED, today.get().minusDays(1), null, "", OFFICER))
                .as("before the case was opened")
                .isInstanceOf(Problem.class);

        step(FollowUpStepType.CALLED, LocalDate.of(2026, 10, 6), null);
        assertThatThrownBy(() -> step(FollowUpStepType.CALLED, LocalDate.of(2026, 10, 6), null))
                .isInstanceOf(Problem.class);
        step(FollowUpStepType.SOLVED, LocalDate.of(2026, 10, 8), null);
        assertThatThrownBy(() -> step(FollowUpStepType.CLOSED, LocalDate.of(2026, 10, 9), null))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> step(FollowUpStepType.ASKED_AGAIN, LocalDate.of(2026, 10, 9), 6))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1 to 5");
        step(FollowUpStepType.ASKED_AGAIN, LocalDate.of(2026, 10, 20), 4);

        assertThat(only().state()).isEqualTo(FollowUpState.ASKED_AGAIN);
        assertThat(only().next()).isEmpty();
        assertThat(only().step(FollowUpStepType.ASKED_AGAIN).orElseThrow().score())
                .isEqualTo(4);
        for (FollowUpState state : FollowUpState.values()) {
            FollowUp in = new FollowUp(
                    1,
                    null,
                    "S",
                    null,
                    null,
                    FIRST,
                    true,
                    state == FollowUpState.TO_CALL
                            ? List.of()
                            : List.of(new FollowUp.FollowUpStep(
                                    FollowUpStepType.valueOf(state.name()),
                                    FIRST,
                                    null,
                                    new Signature("a", Instant.EPOCH, ""))));
            assertThat(in.state()).isEqualTo(state);
        }
    }

    /** A note is masked like every text that people type, and stays as it was written. */
    @Test
    void notesAreMaskedAndNotRewritten() {
        answer("S-1", "2026-10-02", "1", true);
        followUps.openNew();
        followUps.step(only().id(), FollowUpStepType.CLOSED, today.get(), null, " not reached on 0501234567 ", OFFICER);

        assertThat(only().steps().get(0).signature().reason())
                .startsWith("not reached on")
                .doesNotContain("0501234567");
        assertThatThrownBy(() ->
                        sql.sql("update follow_up_step set note = 'other'").update())
                .hasRootCauseInstanceOf(PSQLException.class)
                .hasMessageContaining("stays as it was written");
        assertThat(followUps.erase(List.of("R-1"), List.of())).isEqualTo(1);
        assertThat(only().steps().get(0).signature().reason()).isEmpty();
        assertThatThrownBy(() -> sql.sql("delete from follow_up_step").update())
                .as("the trigger is back")
                .hasRootCauseInstanceOf(PSQLException.class);
    }

    /** In time is up to the fourteenth day after the answer came in; whoever is called later does not count as heard. */
    @Test
    void whoHeardBackInTime() {
        answer("S-1", "2026-10-02", "1", true);
        followUps.openNew();
        assertThat(only().due()).isEqualTo(LocalDate.of(2026, 10, 19));
        assertThat(statistics.counts(FIRST, LAST)).isEqualTo(new FollowUpCounts(1, 1, 0, 0, 1, 1));
        assertThat(statistics.counts(FIRST, LocalDate.of(2026, 10, 18)))
                .isEqualTo(new FollowUpCounts(1, 0, 0, 0, 1, 0));
        assertThat(only().isOverdue(LocalDate.of(2026, 10, 19))).isFalse();
        assertThat(only().isOverdue(LocalDate.of(2026, 10, 20))).isTrue();

        step(FollowUpStepType.CALLED, LocalDate.of(2026, 10, 19), null);
        step(FollowUpStepType.SOLVED, LocalDate.of(2026, 10, 30), null);
        assertThat(statistics.counts(FIRST, LAST)).isEqualTo(new FollowUpCounts(1, 1, 1, 1, 0, 0));
        assertThat(statistics.counts(FIRST, LocalDate.of(2026, 10, 18)))
                .as("as it stood then")
                .isEqualTo(new FollowUpCounts(1, 0, 0, 0, 1, 0));
    }

    @Test
    void aCallAfterTheFourteenthDayIsLate() {
        answer("S-1", "2026-10-02", "1", true);
        followUps.openNew();
        step(FollowUpStepType.CALLED, LocalDate.of(2026, 10, 20), null);
        assertThat(statistics.counts(FIRST, LAST)).isEqualTo(new FollowUpCounts(1, 1, 0, 0, 0, 0));
    }

    /** Scores belong to the day on which they were recorded: what is written down later changes no quarter that is over. */
    @Test
    void scoresOfAQuarterThatIsOverNeverChange() {
        answer("S-1", "2026-10-02", "1", true);
        followUps.openNew();
        step(FollowUpStepType.CALLED, LocalDate.of(2026, 10, 6), null);
        LocalDate quarter = LocalDate.of(2026, 12, 31);
        assertThat(statistics.scores(FIRST, quarter).n()).isZero();

        today.set(LocalDate.of(2027, 1, 2));
        followUps.step(only().id(), FollowUpStepType.ASKED_AGAIN, LocalDate.of(2026, 12, 30), 4, "", OFFICER);
        assertThat(statistics.scores(FIRST, quarter).n())
                .as("asked in December, recorded in January")
                .isZero();
        assertThat(statistics.scores(quarter.plusDays(1), quarter.plusMonths(3)))
                .isEqualTo(new ScoreChange(1, 1, 4, 1));
    }
}
