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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A draft whose month was counted again is issued only by somebody who was told so. */
// months that were counted again are due, which other tests of the console need not expect
@TestPropertySource(properties = "rida.test=stale-draft")
@DirtiesContext
class StaleDraftTest extends RunningConsole {

    private static final String CHANGED = "The figures of January 2026 have changed since this draft";
    private static final String NOT_SHOWN = "Nothing was done: this page had not shown you what would change";

    private static final AtomicLong RUN = new AtomicLong(1_000_000);

    @Autowired
    EditionRepository editions;

    @Autowired
    Reports reports;

    @Autowired
    ConfigurableApplicationContext context;

    private TestClient officer;
    private Edition draft;
    private String address;

    @BeforeEach
    void january() {
        officer = client(Role.QUALITY);
        draft = reports.draft(
                        new Reports.ReportRequest(
                                "board-monthly",
                                YearMonth.of(2026, 1),
                                List.of(Language.AR),
                                List.of("html"),
                                // a run drafts a month once
                                RUN.incrementAndGet(),
                                BilingualText.EMPTY),
                        path -> {})
                .get(0);
        address = "/drafts/" + draft.id();
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

    /** The figures of other months are of another draft. */
    @Test
    void aCountOfAnotherMonthChangesNothing() {
        countAgain("2025-12-01");

        assertThat(officer.get(address + "?lang=en").body()).doesNotContain(CHANGED);
    }

    /** As the product comes: the officer reads what is due, and whom to ask; the button is for those who may use it. */
    @Test
    void whoMayNotDraftIsToldWhomToAsk() {
        countAgain("2026-01-01");
        String again = "action=\"/drafts/due/";
        String ask = "Ask an administrator to draft it, or to allow quality officers to do so"
                + " (rida.drafts.quality-officers)";

        assertThat(officer.get("/drafts?lang=en").body())
                .contains("January 2026", "Its data have changed since", ask)
                .doesNotContain(again);
        assertThat(officer.get(address).body()).contains(ask).doesNotContain("Draft it again</a>");
        assertThat(client(Role.ADMINISTRATOR).get("/drafts?lang=en").body())
                .contains(again)
                .doesNotContain(ask);
        assertThat(client(Role.ADMINISTRATOR).get("/settings?lang=en").body())
                .contains("rida.drafts.quality-officers=false");
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
                .contains("Not issued: the figures have changed since this draft");
        assertThat(editions.edition(draft.id()).isIssued()).isFalse();

        issue(page, Map.of("reason", "known", "asItIs", "true"));
        Await.until(Duration.ofMinutes(2), () -> editions.edition(draft.id()).isIssued());
        assertThat(officer.get(address + "?lang=en").body()).doesNotContain(CHANGED);
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
        sql.sql("update counted_month set counted_at = clock_timestamp() where month = cast(:month as date)")
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
