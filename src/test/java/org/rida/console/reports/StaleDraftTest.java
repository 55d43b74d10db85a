package org.rida.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.RidaApplication;
import org.rida.access.Role;
import org.rida.command.CommandOutput;
import org.rida.command.line.ContextLauncher;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.job.Await;
import org.rida.report.Reports;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.schedule.DueDrafts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** A draft whose month was counted again is issued only by somebody who was told so. */
class StaleDraftTest extends RunningConsole {

    private static final String CHANGED = "The figures of January 2026 have changed since this draft";
    private static final String NOT_SHOWN = "Nothing was done: this page had not shown you what would change";

    private static final AtomicLong RUN = new AtomicLong(1_000_000);

    @Autowired
    EditionRepository editions;

    @Autowired
    Reports reports;

    @Autowired
    DueDrafts due;

    @Autowired
    ConfigurableApplicationContext context;

    private TestClient officer;
    private Edition draft;
    private String address;

    @BeforeEach
    void january() {
        officer = client(Role.QUALITY);
        draft = drafted(YearMonth.of(2026, 1));
        address = "/drafts/" + draft.id();
    }

    private Edition drafted(YearMonth month) {
        return reports.draft(
                        new Reports.ReportRequest(
                                "board-monthly",
                                month,
                                List.of(Language.AR),
                                List.of("html"),
                                // a run drafts a month once
                                RUN.incrementAndGet(),
                                BilingualText.EMPTY),
                        path -> {})
                .get(0);
    }

    /** The officer's loop: whoever corrects a row is led to what it changes, which is marked as soon as the row is counted. */
    @Test
    void aCorrectionLeadsToTheDraftThatItChanges() throws InterruptedException {
        Edition may = drafted(YearMonth.of(2026, 5));
        String file = sql.sql("select file_id::text from source_file where name = 'responses-2026-05.csv'")
                .query(String.class)
                .single();
        String page = officer.get("/rejected/" + file + "?lang=en").body();
        String correct = all(page, "action=\"(/rejected/\\d+/\\d+/correct)\"").get(0);
        String cell = all(page, "name=\"(cell\\.\\d+)\" value=\"11\"").get(0);

        String accepted = pageAfter(officer, officer.post("/rejected/" + file, correct, Map.of(cell, "4")));

        assertThat(accepted).contains("1 row is accepted");
        String drafts = all(accepted, "href=\"(/drafts\\?counting=\\d+)\">To the drafts that this changes<")
                .get(0);
        String waiting = officer.get(drafts).body();
        assertThat(waiting).containsPattern("The corrected rows are (being )?counted");
        Await.until(Duration.ofMinutes(2), () -> officer.get(drafts).body().contains("The corrected rows are counted"));
        assertThat(officer.get(drafts).body())
                .contains("href=\"/drafts/" + may.id() + "\">This draft is out of date</a>", "May 2026")
                .doesNotContain("hx-trigger", "href=\"/drafts/" + draft.id() + "\">This draft is out of date</a>");
    }

    @Test
    void aDraftOfWhatIsCountedNowIsIssuedAsBefore() {
        assertThat(officer.get(address + "?lang=en").body()).doesNotContain(CHANGED, "name=\"asItIs\"");
    }

    @Test
    void whatChangedIsSaidBesideWhatTheDraftSays() {
        long due = saysOneRequestLess();
        countAgain("2026-01-01");

        assertThat(officer.get(address + "?lang=en").body())
                .contains(
                        CHANGED,
                        " of " + (due - 1) + ")",
                        " of " + due + ")",
                        "name=\"asItIs\" value=\"true\" required");
        assertThat(officer.get(address + "?lang=ar").body()).contains("تغيّرت أرقام يناير ٢٠٢٦ بعد إعداد هذه المسودة");
    }

    /** Its charts and comparisons are drawn from them: on all three pages it is out of date, and may be drafted again. */
    @ParameterizedTest
    @CsvSource({"2025-12-01, December 2025", "2025-01-01, January 2025", "2024-07-01, July 2024"})
    void anEarlierMonthOfItsChartsChangesIt(String month, String name) {
        String state = "href=\"" + address + "\">This draft is out of date</a>";
        for (String page : List.of("/?year=all&lang=en", "/drafts?lang=en")) {
            assertThat(officer.get(page).body()).contains("January 2026").doesNotContain(state);
        }
        countAgain(month);

        assertThat(officer.get(address + "?lang=en").body())
                .contains("The figures of " + name + ", which the charts and comparisons of this draft show")
                .doesNotContain(CHANGED);
        assertThat(officer.get("/?lang=en").body()).contains(state);
        assertThat(officer.get("/drafts?lang=en").body()).contains(state);
        assertThat(due()).contains(draft.month());
    }

    /** Nothing of it is in the draft, however often it is counted. */
    @Test
    void aLaterMonthChangesNothing() {
        countAgain("2026-02-01");
        sql.sql("update counted_month set counted_at = clock_timestamp()").update();

        assertThat(officer.get(address + "?lang=en").body()).doesNotContain("out of date");
        assertThat(officer.get("/drafts?lang=en").body()).doesNotContain(address + "\">This draft is out of date");
        assertThat(due()).doesNotContain(draft.month());
    }

    private List<YearMonth> due() {
        return due.list().stream()
                .filter(DueDrafts.DueDraft::again)
                .map(DueDrafts.DueDraft::month)
                .toList();
    }

    /** As the product comes: the officer reads what is due, and whom to ask; the button is for those who may use it. */
    @Test
    void whoMayNotDraftIsToldWhomToAsk() {
        countAgain("2026-01-01");
        String again = "action=\"/drafts/due/";
        String ask = "Ask an administrator to draft it, or to allow quality officers to do so"
                + " on the page of the settings";

        assertThat(officer.get("/drafts?lang=en").body())
                .contains("January 2026", "Its data have changed since", ask)
                .doesNotContain(again);
        assertThat(officer.get(address).body()).contains(ask).doesNotContain("Draft it again</a>");
        assertThat(client(Role.ADMINISTRATOR).get("/drafts?lang=en").body())
                .contains(again)
                .doesNotContain(ask);
        TestClient administrator = client(Role.ADMINISTRATOR);
        assertThat(administrator.get("/settings?lang=en").body())
                .contains("Quality officers are allowed nothing more", "Draft months");
        administrator.post("/settings", "/settings/permissions", Map.of("permission", "drafts"));
        assertThat(officer.get("/drafts").body()).contains(again).doesNotContain(ask);
        assertThat(officer.get("/").body()).contains(again);
        assertThat(administrator
                        .get("/audit?action=permissions-changed&lang=en")
                        .body())
                .contains("Draft months:", "\u2068not allowed\u2069 → \u2068allowed\u2069");
        administrator.post("/settings", "/settings/permissions", Map.of());
        assertThat(officer.post("/drafts", "/drafts/due/monthly-board-report/2026-01", Map.of())
                        .statusCode())
                .isEqualTo(403);
        for (String topic : List.of("/help/drafts", "/help/rejected")) {
            assertThat(officer.get(topic + "?lang=en").body()).contains("quality officer", "allowed to");
        }
    }

    @Test
    void aChangeWhileThePageIsReadIsNoticed() {
        String page = officer.get(address + "?lang=en").body();
        countAgain("2026-01-01");

        String again = pageAfter(officer, issue(page, Map.of("reason", "read before")));

        assertThat(again).contains(NOT_SHOWN, CHANGED);
        countAgain("2026-01-01");
        assertThat(pageAfter(officer, issue(again, Map.of("reason", "read before", "asItIs", "true"))))
                .contains(NOT_SHOWN);
        assertThat(editions.edition(draft.id()).isIssued()).isFalse();
    }

    @Test
    void onlyWhoConfirmsIssuesItAsItIs() throws InterruptedException {
        countAgain("2026-01-01");
        String page = officer.get(address + "?lang=en").body();

        assertThat(pageAfter(officer, issue(page, Map.of("reason", "unseen"))))
                .contains("Not issued: the figures or the charity’s name have changed since this draft");
        assertThat(editions.edition(draft.id()).isIssued()).isFalse();
        assertThat(officer.get("/drafts/issue?draft=" + draft.id()).body())
                .contains(CHANGED, "It is left out here: draft it again")
                .doesNotContain("action=\"/drafts/issue\"");

        issue(page, Map.of("reason", "known", "asItIs", "true"));
        Await.until(Duration.ofMinutes(2), () -> editions.edition(draft.id()).isIssued());
        assertThat(officer.get(address + "?lang=en").body()).doesNotContain(CHANGED);
    }

    /** A draft with the name that the charity had is told as out of date, on its page, in the lists and at issue. */
    @Test
    void aDraftWithAnEarlierNameOfTheCharityIsOutOfDate() {
        sql.sql(
                        """
                        update report_edition set figures = jsonb_set(figures, '{period,en}',
                            to_jsonb(replace(figures #>> '{period,en}', 'Model Charity of Madinah', 'Former Charity')))
                        where edition_id = :edition
                        """)
                .param("edition", draft.id())
                .update();
        String page = officer.get(address + "?lang=en").body();

        assertThat(page)
                .contains("This draft is out of date", "The charity has another name now than this draft has")
                .contains("Name of the charity", ">Former Charity<", ">Model Charity of Madinah<")
                .doesNotContain(CHANGED);
        assertThat(officer.get("/drafts").body()).contains("href=\"" + address + "\">This draft is out of date</a>");
        assertThat(officer.get("/drafts/issue?draft=" + draft.id()).body())
                .contains("The charity has another name now", "It is left out here: draft it again");
        assertThat(pageAfter(officer, issue(page, Map.of("reason", "unseen")))).contains("Not issued:");
        assertThat(editions.edition(draft.id()).isIssued()).isFalse();
        assertThat(officer.get(address + "?lang=ar").body()).contains("للجمعية الآن اسم غير الذي في هذه المسودة");
        officer.get(address + "?lang=en");
    }

    @Test
    void theCommandWarnsAndIssues() {
        long due = saysOneRequestLess();
        countAgain("2026-01-01");
        ContextLauncher here = new ContextLauncher(RidaApplication.class) {
            @Override
            public int command(ToIntFunction<ConfigurableApplicationContext> command) {
                return command.applyAsInt(context);
            }
        };

        CommandOutput said = CommandOutput.to(
                here, "--lang", "en", "issue", Long.toString(draft.id()), "--reason", "decided by the board");

        assertThat(said.err()).contains(CHANGED, " of " + (due - 1) + ")", " of " + due + ")");
        assertThat(said.code()).isZero();
        assertThat(editions.edition(draft.id()).isIssued()).isTrue();
    }

    private HttpResponse<String> issue(String page, Map<String, String> fields) {
        return officer.postFrom(page, address + "/issue", fields);
    }

    private void countAgain(String month) {
        sql.sql(
                        "update counted_month set versions = versions || jsonb_build_object('', (versions ->> '') || '+') where month = cast(:month as date)")
                .param("month", month)
                .update();
    }

    /** As if a request had come after the draft: its first card says one less. */
    private long saysOneRequestLess() {
        String first =
                """
                select array['pages', '0', 'blocks', (at - 1)::text, 'cards', '0', 'value', 'denominator']
                from report_edition, jsonb_array_elements(figures #> '{pages,0,blocks}') with ordinality b (block, at)
                where edition_id = :edition and jsonb_exists(block, 'cards') limit 1
                """;
        long due = sql.sql("select figures #>> (" + first + ") from report_edition where edition_id = :edition")
                .param("edition", draft.id())
                .query(Long.class)
                .single();
        sql.sql("update report_edition set figures = jsonb_set(figures, (" + first
                        + "), to_jsonb(cast(:less as bigint))) where edition_id = :edition")
                .param("edition", draft.id())
                .param("less", due - 1)
                .update();
        return due;
    }
}
