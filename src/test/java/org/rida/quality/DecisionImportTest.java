package org.rida.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.policy.ConfigurationProblem;
import org.springframework.jdbc.core.simple.JdbcClient;

class DecisionImportTest {

    private final DataSource database = TestDatabase.fresh();
    private final InstantSource time = InstantSource.fixed(Instant.parse("2026-11-01T06:00:00Z"));
    private final ImprovementActions actions =
            new ImprovementActions(JdbcClient.create(database), time, AuditLog.of(database, time));
    private final DecisionImport file = new DecisionImport(actions);

    @TempDir
    Path folder;

    @Test
    void theDocumentedDecisionsAreImportedOnce() {
        Path board = Path.of("jobs", "decisions", "board.yaml");
        assertThat(file.importFrom(board)).isEqualTo(5);
        assertThat(file.importFrom(board)).isZero();

        List<ImprovementAction> all = actions.list();
        assertThat(all).hasSize(5);
        ImprovementAction first = all.get(0);
        assertThat(first.closedOn()).contains(LocalDate.of(2025, 11, 3));
        assertThat(first.plan().description())
                .isEqualTo(new BilingualText(
                        "تجتمع لجنة البحث مرتين في الأسبوع بدل مرة واحدة",
                        "The research committee meets twice a week instead of once"));
        assertThat(first.plan().ownerText().en()).isEqualTo("Research committee");
        assertThat(all)
                .filteredOn(a -> a.plan().topic().equals("follow-up"))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.due()).isEqualTo(LocalDate.of(2026, 12, 31));
                    assertThat(a.state()).isEqualTo(ImprovementAction.ActionState.OPEN);
                });
    }

    /** A chart of it could not be drawn; the report would fail a month later. */
    @Test
    void aMeasureOfStagesNeedsItsStage() throws IOException {
        Path written = folder.resolve("board.yaml");
        String board = Files.readString(Path.of("jobs", "decisions", "board.yaml"));
        Files.writeString(written, board.replace("series: promise-kept\n", "series: stage-median\n"));
        assertThatThrownBy(() -> file.importFrom(written))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(".series: expected the stage or theme behind the measure, such as "
                        + "stage-median:submitted-decided, found \"stage-median\"")
                .hasMessageContaining("المرحلة");
        Files.writeString(written, board.replace("series: promise-kept\n", "series: stage-median:submitted-decided\n"));
        assertThat(file.importFrom(written)).isEqualTo(5);
    }

    @Test
    void manualEntriesNeedNoKeyAndHaveOneLanguage() {
        ImprovementAction.Plan plan = new ImprovementAction.Plan(
                "waiting", "خط هاتفي", "الاتصال", LocalDate.of(2026, 12, 1), SeriesKey.parse("promise-kept"));
        actions.open(plan, LocalDate.of(2026, 10, 1), Actor.console("quality", "test"));
        actions.open(plan, LocalDate.of(2026, 10, 1), Actor.console("quality", "test"));
        assertThat(actions.list())
                .hasSize(2)
                .allSatisfy(a -> assertThat(a.plan().description()).isEqualTo(BilingualText.same("خط هاتفي")));
    }

    @Test
    void allErrorsAreReportedAtOnceAndNothingIsImported() throws IOException {
        Path bad = Files.writeString(
                folder.resolve("bad.yaml"),
                """
                decisions:
                  - {key: a, action: {ar: أ, en: A}, owner: {ar: ب, en: B}, obstacle: waiting, series: promise-kept, opened-on: 2026-01-01, due: 2026-02-01, actor: board}
                  - {key: a, action: {ar: أ}, owner: {ar: ب, en: B}, obstacle: waiting, series: nope, opened-on: 2026-01-01, actor: board}
                """);
        assertThatThrownBy(() -> file.importFrom(bad))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContainingAll(
                        "decisions[1].key: expected a name that no other decision has, found \"a\"",
                        "decisions[1]: expected action and owner as {ar: …, en: …}",
                        "opened-on and due as days",
                        "decisions[1].series: expected a measure such as satisfied-share:overall, found \"nope\"");
        assertThat(actions.list()).isEmpty();
    }
}
