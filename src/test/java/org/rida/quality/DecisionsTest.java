package org.rida.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.Problem;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.quality.ImprovementAction.ActionState;
import org.rida.quality.ImprovementAction.ActionStep;
import org.rida.quality.ImprovementAction.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;

class DecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-03T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final SeriesKey KEPT = SeriesKey.of(Metric.PROMISE_KEPT, null);

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final AuditLog audit = AuditLog.of(database, InstantSource.fixed(NOW));
    private final Rebases rebases = new Rebases(sql, InstantSource.fixed(NOW), audit);
    private final ImprovementActions actions = new ImprovementActions(sql, InstantSource.fixed(NOW), audit);
    private final FigureNotes notes = new FigureNotes(sql, InstantSource.fixed(NOW), audit);

    @Test
    void seriesKeysRoundTrip() {
        for (String written : List.of(
                "promise-kept",
                "satisfied-share:overall",
                "stage-median:received-verified",
                "promise-kept@channel=phone",
                "mean-score:overall@service=a=b c")) {
            assertThat(SeriesKey.parse(written)).hasToString(written);
        }
        assertThat(SeriesKey.parse("promise-kept@channel=phone"))
                .isEqualTo(new SeriesKey(Metric.PROMISE_KEPT, null, Dimension.CHANNEL, "phone"));
        for (String wrong : List.of("", "promise", "promise-kept@colour=red", "promise-kept@channel")) {
            assertThatThrownBy(() -> SeriesKey.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("“" + wrong + "” is unknown");
        }
    }

    @Test
    void aRebaseIsRecordedOnceAndWithAReason() {
        long id = rebases.record(KEPT, MARCH, Actor.console("quality", "test"), "  New committee days  ");
        Rebase rebase =
                new Rebase(id, KEPT, MARCH, new Signature("quality", NOW, "New committee days"), Optional.empty());
        assertThat(rebases.inForce(KEPT)).containsExactly(java.util.Map.entry(MARCH, rebase));
        assertThat(rebases.inForce(SeriesKey.parse("promise-kept@channel=phone")))
                .isEmpty();
        assertThatThrownBy(() -> rebases.record(KEPT, MARCH, Actor.console("other", "test"), "again"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the limits of promise-kept are already reset from 2026-03 on");
        assertThatThrownBy(() -> rebases.record(KEPT, MARCH.plusMonths(1), Actor.console("quality", "test"), " "))
                .hasMessageContaining("Enter a reason");
    }

    @Test
    void aWithdrawnRebaseStaysReadableAndMayBeDecidedAgain() {
        long first = rebases.record(KEPT, MARCH, Actor.console("quality", "test"), "a");
        rebases.withdraw(first, Actor.console("chair", "test"), "too early");
        assertThat(rebases.inForce(KEPT)).isEmpty();
        assertThat(rebases.list().get(0).withdrawn()).contains(new Signature("chair", NOW, "too early"));
        assertThatThrownBy(() -> rebases.withdraw(first, Actor.console("chair", "test"), "again"))
                .hasMessageContaining("Decision " + first + " does not exist");
        long second = rebases.record(KEPT, MARCH, Actor.console("quality", "test"), "b");
        assertThat(rebases.inForce(KEPT).get(MARCH).id()).isEqualTo(second);
        assertThat(rebases.list()).hasSize(2);
    }

    @Test
    void anActionIsMovedClosedAndReopened() {
        long id = actions.open(plan(), LocalDate.of(2026, 2, 1), Actor.console("quality", "test"));
        assertThat(actions.get(id).state()).isEqualTo(ActionState.OPEN);
        assertThat(actions.get(id).isOverdue(TODAY)).isTrue();
        actions.move(id, LocalDate.of(2026, 12, 1), Actor.console("chair", "test"), "committee is short of people");
        assertThat(actions.get(id).due()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(actions.get(id).isOverdue(TODAY)).isFalse();
        actions.close(id, LocalDate.of(2026, 7, 1), Actor.console("quality", "test"), "two sessions a week");
        assertThat(actions.get(id).closedOn()).contains(LocalDate.of(2026, 7, 1));
        assertThatThrownBy(() -> actions.close(id, TODAY, Actor.console("quality", "test"), "again"))
                .isInstanceOf(Problem.class)
                .hasMessage("Decision %d does not exist, or does not allow this change any more. Reload the page.", id);
        assertThatThrownBy(() -> actions.move(id, TODAY, Actor.console("quality", "test"), "again"))
                .isInstanceOf(Problem.class)
                .hasMessage("Decision %d does not exist, or does not allow this change any more. Reload the page.", id);
        actions.reopen(id, TODAY, Actor.console("quality", "test"), "back to one session");
        ImprovementAction action = actions.get(id);
        assertThat(action.state()).isEqualTo(ActionState.OPEN);
        assertThat(action.steps())
                .extracting(ActionStep::type)
                .containsExactly(
                        ActionStep.ActionType.MOVED, ActionStep.ActionType.CLOSED, ActionStep.ActionType.REOPENED);
        assertThat(action.plan()).isEqualTo(plan());
    }

    @Test
    void aWithdrawnActionIsClosedForGood() {
        long id = actions.open(plan(), TODAY, Actor.console("quality", "test"));
        actions.withdraw(id, Actor.console("quality", "test"), "written twice");
        assertThat(actions.get(id).state()).isEqualTo(ActionState.WITHDRAWN);
        assertThatThrownBy(() -> actions.close(id, TODAY, Actor.console("quality", "test"), "a"))
                .isInstanceOf(Problem.class)
                .hasMessage("Decision %d does not exist, or does not allow this change any more. Reload the page.", id);
        assertThatThrownBy(() -> actions.get(77)).hasMessageContaining("77");
    }

    @Test
    void notesAreInForceForTheirMonthUntilWithdrawn() {
        long month = notes.write(FigureNote.WHOLE_MONTH, MARCH, Actor.console("quality", "test"), "Ramadan hours");
        long always = notes.write("promise-kept", null, Actor.console("quality", "test"), "Sundays only");
        notes.write(FigureNote.WHOLE_MONTH, MARCH.plusMonths(1), Actor.console("quality", "test"), "Eid");
        assertThat(notes.inMonth(MARCH)).extracting(FigureNote::id).containsExactly(month, always);
        notes.withdraw(always, Actor.console("quality", "test"), "no longer so");
        assertThat(notes.inMonth(MARCH)).extracting(FigureNote::id).containsExactly(month);
        assertThat(notes.list()).hasSize(3);
    }

    @Test
    void recordedDecisionsCannotBeChanged() {
        rebases.record(KEPT, MARCH, Actor.console("quality", "test"), "a");
        long action = actions.open(plan(), TODAY, Actor.console("quality", "test"));
        actions.close(action, TODAY, Actor.console("quality", "test"), "done");
        notes.write(FigureNote.WHOLE_MONTH, MARCH, Actor.console("quality", "test"), "a");
        for (String change : List.of(
                "update rebase set reason = 'other'",
                "update rebase set month = '2026-04-01'",
                "delete from rebase",
                "truncate rebase",
                "update quality_action set due_on = '2027-01-01'",
                "delete from quality_action",
                "update quality_action_step set effective_on = '2027-01-01'",
                "delete from quality_action_step",
                "truncate quality_action cascade",
                "update quality_note set text = 'other'",
                "truncate quality_note")) {
            assertThatThrownBy(() -> sql.sql(change).update())
                    .as(change)
                    .hasRootCauseInstanceOf(PSQLException.class)
                    .rootCause()
                    .hasMessageContaining("stays as it was written");
        }
    }

    private static Plan plan() {
        return new Plan(
                "waiting-time", "A second committee session", "Research committee", LocalDate.of(2026, 6, 30), KEPT);
    }
}
