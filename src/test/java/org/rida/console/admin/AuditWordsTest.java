package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Actor;
import org.rida.access.AuditEvent;
import org.rida.access.Role;
import org.rida.console.PageFormatter;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.quality.FigureNotes;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.quality.Rebases;
import org.rida.quality.SeriesKey;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;

/** What the log keeps as codes is read in words, and is found by them. */
class AuditWordsTest extends RunningConsole {

    @Autowired
    AuditWords words;

    @Autowired
    EditionRepository editions;

    @Autowired
    Rebases rebases;

    @Autowired
    FigureNotes notes;

    @Autowired
    ImprovementActions actions;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run-started | monthly-board-report | Beneficiary satisfaction and turnaround | تقرير رضا المستفيدين وزمن الإنجاز",
                "schedule-paused | watch-list | Watch list | قائمة المتابعة",
                "rows-viewed | follow-ups | People to call back | من ينتظرون اتصالنا",
                "limits-reset | promise-kept@service=home-repair | Home repair | ترميم",
                "rows-viewed | request cifmmgkiocbo | Request \u2068cifmmgkiocbo\u2069 | الطلب \u2068cifmmgkiocbo\u2069",
                "note-changed | month | The whole month | الشهر كله",
                "comments-viewed | 2026-09 – 2026-10 waiting | September 2026 – October 2026 | سبتمبر",
                "file-ingested | watch-list.csv | watch-list.csv | watch-list.csv",
            })
    void subjects(String action, String subject, String english, String arabic) {
        assertThat(words.subject(entry(action, subject), Map.of(), formatter(Language.EN)))
                .containsIgnoringCase(english);
        assertThat(words.subject(entry(action, subject), Map.of(), formatter(Language.AR)))
                .contains(arabic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"report-viewed", "report-downloaded", "report-issued", "reports-compared", "figures-downloaded"})
    void aReportIsNamedWithItsMonth(String action) {
        Edition report = editions.editions().get(0);
        AuditEvent entry = entry(action, Long.toString(report.id()));

        assertThat(words.subject(entry, words.reports(List.of(entry)), formatter(Language.EN)))
                .isEqualTo(report.name().en() + " – " + formatter(Language.EN).month(report.month()));
        AuditEvent told = new AuditEvent(
                1,
                Instant.EPOCH,
                "a",
                "console",
                "",
                action,
                entry.subject(),
                Map.of("report", "r", "month", "2026-10", "format", "pdf"),
                "done",
                BilingualText.EMPTY);
        assertThat(words.detail(told, words.reports(List.of(told)))).containsOnlyKeys("format");
        assertThat(words.detail(told, Map.of())).containsOnlyKeys("report", "month", "format");
        assertThat(words.subject(entry, Map.of(), formatter(Language.AR))).matches("[٠-٩]+");
    }

    /** As they were, by numbers of rows: nobody knows these. */
    @Test
    void whatIsRecordedByItsNumberIsNamed() {
        Actor officer = Actor.console("quality", "test");
        Edition draft = editions.editions().stream()
                .filter(edition -> !edition.isIssued())
                .findFirst()
                .orElseThrow();
        assertThat(words.value("with", Long.toString(draft.id()), formatter(Language.EN)))
                .isEqualTo(draft.name().en() + " – " + formatter(Language.EN).month(draft.month()) + " (Draft "
                        + draft.number() + ")");
        assertThat(words.value("with", Long.toString(draft.id()), formatter(Language.AR)))
                .contains(draft.name().ar(), "(مسودة");
        assertThat(words.value("with", "999999", formatter(Language.EN))).isEqualTo("999999");

        SeriesKey series = SeriesKey.parse("promise-kept@service=home-repair");
        long rebase = rebases.record(series, YearMonth.of(2026, 3), officer, "named in the log");
        rebases.withdraw(rebase, officer, "a test");
        long note = notes.write("promise-kept", YearMonth.of(2026, 4), officer, "named in the log");
        notes.withdraw(note, officer, "a test");
        long action = actions.open(
                new ImprovementAction.Plan(
                        "papers", "Named in the log", "Reception", LocalDate.of(2026, 12, 1), series),
                LocalDate.of(2026, 10, 1),
                officer);
        actions.withdraw(action, officer, "a test");
        assertThat(english("limits-reset-withdrawn", rebase))
                .contains("Promise kept", "Home repair")
                .endsWith(" · March 2026");
        assertThat(english("note-changed", note)).isEqualTo("Promise kept · April 2026");
        assertThat(english("action-changed", action)).isEqualTo("Named in the log");
        AuditEvent opened = new AuditEvent(
                1,
                Instant.EPOCH,
                "quality",
                "console",
                "",
                "action-changed",
                "papers",
                Map.of("step", "open", "action", Long.toString(action)),
                "done",
                BilingualText.EMPTY);
        assertThat(words.detail(opened, Map.of())).containsOnlyKeys("step");
    }

    private String english(String action, long subject) {
        return words.subject(entry(action, Long.toString(subject)), Map.of(), formatter(Language.EN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method | STRATIFIED | Random sample by state",
                "report | watch-list | Watch list",
                "month | 2026-09..2026-10 | September 2026 – October 2026",
                "month | latest-month | The latest month with data",
                "month | soon | soon",
                "day | 2026-11-30 | 30 November 2026",
                "period | 2026-10-01..2026-10-31 | 1 October 2026 – 31 October 2026",
                "filter | state=breach_projected channel=phone | State: At risk · Channel: Phone calls",
                "page | /trends | Trends",
                "action | role-changed | Role changed",
                "by | oidc | Login provider",
                "role | board | Board member",
                "reason | 2026-10 | 2026-10",
            })
    void details(String key, String value, String english) {
        assertThat(words.value(key, value, formatter(Language.EN))).isEqualTo(english);
    }

    @Test
    void numbersHaveTheDigitsOfTheReader() {
        assertThat(words.value("rows", "50", formatter(Language.AR))).isEqualTo("٥٠");
    }

    @Test
    void anEntryIsFoundByTheTitleThatItShows() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.post("/jobs/watch-list", "/jobs/watch-list/pause", Map.of("reason", "found by its title"));
        administrator.post("/jobs/watch-list", "/jobs/watch-list/resume", Map.of());

        for (String sought :
                new String[] {"atch li", "%D8%A7%D9%84%D9%85%D8%AA%D8%A7%D8%A8%D8%B9%D8%A9", "watch-list"}) {
            assertThat(administrator
                            .get("/audit?lang=en&action=schedule-paused&subject=" + sought.replace(" ", "%20"))
                            .body())
                    .contains("found by its title", "<bdi>Watch list</bdi>");
        }
    }

    private static AuditEvent entry(String action, String subject) {
        return new AuditEvent(
                1, Instant.EPOCH, "a", "console", "", action, subject, Map.of(), "done", BilingualText.EMPTY);
    }

    private static PageFormatter formatter(Language language) {
        return new PageFormatter(new Messages(language, DigitSystem.ARABIC_INDIC), ZoneId.of("Asia/Riyadh"));
    }
}
