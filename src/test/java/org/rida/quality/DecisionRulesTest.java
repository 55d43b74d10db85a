package org.rida.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.metric.Metric;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.Dimension;
import org.rida.quality.ImprovementAction.ActionState;
import org.rida.quality.ImprovementAction.ActionStep;
import org.rida.quality.ImprovementAction.ActionStep.ActionType;
import org.rida.quality.ImprovementAction.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a decision needs and when it is in force: {@link SeriesKey}, {@link Withdrawal}, {@link DecisionsYaml}, {@link ImprovementAction}. */
class DecisionRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-03T08:00:00Z");
    private static final Actor OFFICER = Actor.console("quality", "192.0.2.1");
    private static final SeriesKey KEPT = SeriesKey.of(Metric.PROMISE_KEPT, null);

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final InstantSource time = InstantSource.fixed(NOW);
    private final AuditLog audit = AuditLog.of(database, time);
    private final ImprovementActions actions = new ImprovementActions(sql, time, audit);
    private final Rebases rebases = new Rebases(sql, time, audit);
    private final FigureNotes notes = new FigureNotes(sql, time, audit);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theKeyOfEveryMetricIsReadAgain(Metric metric) {
        SeriesKey whole = SeriesKey.of(metric, null);
        SeriesKey group = new SeriesKey(metric, "a-b", Dimension.SERVICE, "x=y@z");

        assertThat(SeriesKey.parse(whole.toString())).isEqualTo(whole);
        assertThat(SeriesKey.parse(group.toString())).isEqualTo(group);
        assertThat(SeriesKey.parse("  " + group + " ")).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Promise-Kept",
                "promise-kept:",
                "promise-kept@",
                "promise-kept@=phone",
                "promise-kept@channel=",
                "a b"
            })
    void whatIsNotWrittenLikeAKeyIsRefused(String written) {
        assertThatThrownBy(() -> SeriesKey.parse(written))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("“" + written + "” is unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "stage-median, stage-median:submitted-decided",
        "stage-p90, stage-p90:submitted-decided",
        "theme-mentions, theme-mentions:waiting",
        "stage-median:received-verified, ",
        "promise-kept, ",
        "satisfied-share, "
    })
    void anExampleIsGivenWhereTheSubjectIsMissing(String written, @Nullable String example) {
        assertThat(SeriesKey.parse(written).exampleWithSubject()).isEqualTo(Optional.ofNullable(example));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void everyDecisionNeedsAReason(String reason) {
        long action = actions.open(plan(), LocalDate.of(2026, 9, 1), OFFICER);
        long rebase = rebases.record(KEPT, YearMonth.of(2026, 3), OFFICER, "a new form");
        long note = notes.write("promise-kept", null, OFFICER, "Sundays only");

        for (Runnable decision : List.<Runnable>of(
                () -> actions.close(action, LocalDate.of(2026, 10, 1), OFFICER, reason),
                () -> actions.move(action, LocalDate.of(2026, 12, 1), OFFICER, reason),
                () -> actions.withdraw(action, OFFICER, reason),
                () -> rebases.record(KEPT, YearMonth.of(2026, 4), OFFICER, reason),
                () -> rebases.withdraw(rebase, OFFICER, reason),
                () -> notes.write("promise-kept", null, OFFICER, reason),
                () -> notes.withdraw(note, OFFICER, reason))) {
            assertThatThrownBy(decision::run)
                    .isInstanceOf(Problem.class)
                    .hasMessage("Enter a reason or a description.");
        }
        assertThat(actions.get(action).steps()).isEmpty();
        assertThat(actions.get(action).state()).isEqualTo(ActionState.OPEN);
        assertThat(rebases.inForce(KEPT)).hasSize(1);
        assertThat(notes.list()).hasSize(1).allMatch(FigureNote::inForce);
    }

    @Test
    void whatDoesNotExistCannotBeWithdrawn() {
        for (Runnable decision : List.<Runnable>of(
                () -> actions.withdraw(99, OFFICER, "gone"),
                () -> rebases.withdraw(99, OFFICER, "gone"),
                () -> notes.withdraw(99, OFFICER, "gone"),
                () -> actions.close(99, LocalDate.of(2026, 10, 1), OFFICER, "gone"))) {
            assertThatThrownBy(decision::run)
                    .isInstanceOf(Problem.class)
                    .hasMessage("Decision 99 does not exist, or does not allow this change any more. Reload the page.");
        }
    }

    @Test
    void anActionIsReopenedOnlyAfterItWasClosed() {
        long action = actions.open(plan(), LocalDate.of(2026, 9, 1), OFFICER);

        assertThatThrownBy(() -> actions.reopen(action, LocalDate.of(2026, 10, 1), OFFICER, "why not"))
                .isInstanceOf(Problem.class);
        actions.close(action, LocalDate.of(2026, 10, 1), OFFICER, "done");
        actions.reopen(action, LocalDate.of(2026, 10, 9), OFFICER, "not quite");
        assertThatThrownBy(() -> actions.reopen(action, LocalDate.of(2026, 10, 10), OFFICER, "again"))
                .isInstanceOf(Problem.class);
        assertThat(actions.get(action).closedOn()).isEmpty();
    }

    @Test
    void aRefusedStepIsInTheAuditLog() {
        assertThatThrownBy(() -> actions.withdraw(99, OFFICER, "gone")).isInstanceOf(Problem.class);

        assertThat(sql.sql("select outcome from audit_entry where action = 'action-changed' and subject = '99'")
                        .query(String.class)
                        .single())
                .isEqualTo("refused");
    }

    @ParameterizedTest
    @CsvSource({
        "'', OPEN, 2026-10-15, ",
        "CLOSED 2026-10-01, CLOSED, 2026-10-15, 2026-10-01",
        "MOVED 2026-12-24, OPEN, 2026-12-24, ",
        "MOVED 2026-12-24;MOVED 2026-11-01, OPEN, 2026-11-01, ",
        "CLOSED 2026-10-01;REOPENED 2026-10-02, OPEN, 2026-10-15, ",
        "CLOSED 2026-10-01;REOPENED 2026-10-02;CLOSED 2026-10-03, CLOSED, 2026-10-15, 2026-10-03"
    })
    void theStateFollowsFromTheSteps(String steps, ActionState state, LocalDate due, @Nullable LocalDate closedOn) {
        ImprovementAction action = action(steps, Optional.empty());

        assertThat(action.state()).isEqualTo(state);
        assertThat(action.due()).isEqualTo(due);
        assertThat(action.closedOn()).isEqualTo(Optional.ofNullable(closedOn));
        assertThat(action.isOverdue(due.plusDays(1))).isEqualTo(state == ActionState.OPEN);
        assertThat(action.isOverdue(due)).as("on the day itself").isFalse();
    }

    @Test
    void aWithdrawnActionIsNeverOverdue() {
        ImprovementAction action = action("", Optional.of(new Signature("quality", NOW, "twice")));

        assertThat(action.state()).isEqualTo(ActionState.WITHDRAWN);
        assertThat(action.isOverdue(LocalDate.of(2030, 1, 1))).isFalse();
    }

    @Test
    void aTextInOneLanguageStandsInBoth() {
        Plan both = new Plan(
                "papers",
                "قائمة",
                "الاستقبال",
                LocalDate.of(2026, 10, 15),
                KEPT,
                new ImprovementAction.English("A list", "Reception"));

        assertThat(plan().description()).isEqualTo(BilingualText.same("One list"));
        assertThat(both.description()).isEqualTo(new BilingualText("قائمة", "A list"));
        assertThat(both.ownerText()).isEqualTo(new BilingualText("الاستقبال", "Reception"));
    }

    @Test
    void limitsBeginAnewWhereDecisionsAreInForce() {
        rebases.record(KEPT, YearMonth.of(2026, 5), OFFICER, "second");
        rebases.record(KEPT, YearMonth.of(2026, 3), OFFICER, "first");
        rebases.record(SeriesKey.parse("open"), YearMonth.of(2026, 3), OFFICER, "other");

        assertThat(rebases.inForce(KEPT).keySet()).containsExactly(YearMonth.of(2026, 3), YearMonth.of(2026, 5));
        assertThat(rebases.inForce()).containsOnlyKeys(KEPT, SeriesKey.parse("open"));
        assertThat(rebases.list()).extracting(Rebase::month).startsWith(YearMonth.of(2026, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            key: a,                | | decisions[0].key: expected a name that no other decision has, found "null"
            , en: A}               | } | decisions[0]: expected action and owner as {ar: …, en: …}
            obstacle: waiting,     | obstacle: ' ', | decisions[0]: expected obstacle, actor, and opened-on and due as days
            , due: 2026-02-01      | | decisions[0]: expected obstacle, actor, and opened-on and due as days
            , actor: board         | | decisions[0]: expected obstacle, actor, and opened-on and due as days
            series: promise-kept   | series: theme-mentions | decisions[0].series: expected the stage or theme behind the measure, such as theme-mentions:waiting, found "theme-mentions"
            series: promise-kept   | series: promise | decisions[0].series: expected a measure such as satisfied-share:overall, found "promise"
            due: 2026-02-01        | due: soon | decisions[0].due: expected a day such as 2026-10-31, found "soon"
            note: done             | note: ' ' | decisions[0].steps: expected type (moved, closed, reopened), date, note and actor
            type: closed           | type: finished | expected one of moved, closed, reopened, found "finished"
            """)
    void aFileWithoutWhatADecisionNeedsIsRefused(String right, @Nullable String wrong, String message)
            throws IOException {
        String yaml =
                """
                decisions:
                  - {key: a, action: {ar: أ, en: A}, owner: {ar: ب, en: B}, obstacle: waiting, series: promise-kept, opened-on: 2026-01-01, due: 2026-02-01, actor: board,
                     steps: [{type: closed, date: 2026-02-01, note: done, actor: board}]}
                """;
        assertThat(yaml).contains(right);
        Path file = Files.writeString(folder.resolve("board.yaml"), yaml.replace(right, wrong == null ? "" : wrong));

        assertThatThrownBy(() -> new DecisionImport(actions).importFrom(file))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(message);
        assertThat(actions.list()).isEmpty();
    }

    @Test
    void aFileWithoutDecisionsAddsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("board.yaml"), "decisions: []\n");

        assertThat(new DecisionImport(actions).importFrom(file)).isZero();
    }

    private static Plan plan() {
        return new Plan("papers", "One list", "Reception", LocalDate.of(2026, 10, 15), KEPT);
    }

    private static ImprovementAction action(String steps, Optional<Signature> withdrawn) {
        Signature signature = new Signature("quality", NOW, "a reason");
        return new ImprovementAction(
                1,
                plan(),
                LocalDate.of(2026, 9, 1),
                signature,
                Arrays.stream(steps.split(";"))
                        .filter(step -> !step.isEmpty())
                        .map(step -> step.split(" "))
                        .map(step -> new ActionStep(ActionType.valueOf(step[0]), LocalDate.parse(step[1]), signature))
                        .toList(),
                withdrawn);
    }
}
