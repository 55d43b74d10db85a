package org.rida.console.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.delivery.ConsoleAddress;
import org.rida.delivery.RecipientsFile;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.outbox.Outbox;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.quality.SavedViews;
import org.rida.quality.SavedViews.Sharing;
import org.rida.quality.ViewSubscriptions;
import org.rida.quality.ViewSubscriptions.MailRhythm;
import org.rida.report.explore.Explorer;
import org.springframework.beans.factory.annotation.Autowired;

/** Views that are sent by mail: when, to whom, and what never leaves. */
class ViewMailTest extends RunningConsole {

    private static final String TO = "quality@model-charity.example";
    private static final Instant SUNDAY = Instant.parse("2026-11-01T04:01:00Z");
    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);

    /** A figure; the name of the measure has a sign of percent, too. */
    private static final Pattern TOLD = Pattern.compile("\\d ?%|\\d of \\d");

    @Autowired
    ViewSubscriptions subscriptions;

    @Autowired
    SavedViews views;

    @Autowired
    Users users;

    @Autowired
    RecipientsFile recipients;

    @Autowired
    ViewSentences sentences;

    @Autowired
    ViewCheck check;

    @Autowired
    Outbox outbox;

    @Autowired
    Policy policy;

    @Autowired
    Explorer explorer;

    @Test
    void aSubscriptionIsSentOnceAWeekInItsLanguageUntilItEnds() {
        TestClient officer = client(Role.QUALITY);
        officer.post(
                "/views", "/views", Map.of("name", "kept weekly", "address", "/trends?measure=promise-kept&months=12"));
        long view = id("kept weekly");
        officer.get("/views?lang=ar");
        officer.post("/views", "/views/" + view + "/subscribe", Map.of("rhythm", "weekly", "to", TO));
        assertThat(officer.get("/views?lang=en").body()).contains("Sent each week to " + TO);

        poll(SUNDAY.minusSeconds(120));
        assertThat(sent(view)).isEmpty();
        poll(SUNDAY);
        poll(SUNDAY.plusSeconds(3600));
        assertThat(sent(view)).hasSize(1);
        assertThat(sent(view).get(0))
                .contains("kept weekly", "أكتوبر ٢٠٢٦", "٨٦٪")
                .contains("https://rida.example/trends?measure=promise-kept&months=12")
                .contains("https://rida.example/views#view-" + view);
        poll(SUNDAY.plusSeconds(7 * 86400));
        assertThat(sent(view)).hasSize(2);
        officer.post("/views", "/views/" + view + "/unsubscribe", Map.of());
        poll(SUNDAY.plusSeconds(14 * 86400));
        assertThat(sent(view)).hasSize(2);
        assertThat(audited("view-changed", Long.toString(view))).isEqualTo(2);
    }

    @Test
    void aMonthlyOneWaitsForTheNextMonth() {
        Actor officer = Actor.console("quality", "test");
        long view = views.save("monthly", "/watch", "", Sharing.PRIVATE, officer);
        subscriptions.subscribe(view, MailRhythm.MONTHLY, TO, Language.EN, officer);

        poll(SUNDAY);
        poll(SUNDAY.plusSeconds(7 * 86400));
        assertThat(sent(view)).hasSize(1);
        assertThat(sent(view).get(0)).contains("open", "https://rida.example/watch");
        poll(Instant.parse("2026-12-01T04:01:00Z"));
        assertThat(sent(view)).hasSize(2);
    }

    /** What the list of the address counts, not all that waits. */
    @Test
    void aFilteredWatchListIsToldAsItIsFiltered() {
        Actor officer = Actor.console("quality", "test");
        long all = views.save("all that wait", "/watch", "", Sharing.PRIVATE, officer);
        long some = views.save("at research", "/watch", "department=social-research", Sharing.PRIVATE, officer);
        subscriptions.subscribe(all, MailRhythm.WEEKLY, TO, Language.EN, officer);
        subscriptions.subscribe(some, MailRhythm.WEEKLY, TO, Language.EN, officer);

        poll(SUNDAY);

        assertThat(open(some)).isPositive().isLessThan(open(all));
    }

    private long open(long view) {
        return Long.parseLong(all(sent(view).get(0), "(\\d+) open request").get(0));
    }

    @Test
    void nothingIsSentToWhoLostTheRoleTheViewOrTheAddress() {
        Actor administrator = Actor.console("administrator", "test");
        Actor mona = Actor.console("mona", "test");
        users.add("mona", "Mona", Role.QUALITY, administrator);
        long shared = views.save("shared by another", "/watch", "", Sharing.SHARED, administrator);
        long own = views.save("of mona", "/watch", "", Sharing.PRIVATE, mona);
        long elsewhere = views.save("elsewhere", "/watch", "", Sharing.PRIVATE, mona);
        subscriptions.subscribe(shared, MailRhythm.WEEKLY, TO, Language.EN, mona);
        subscriptions.subscribe(own, MailRhythm.WEEKLY, TO, Language.EN, mona);
        subscriptions.subscribe(elsewhere, MailRhythm.WEEKLY, "mona@elsewhere.example", Language.EN, mona);
        views.rename(shared, "no longer shared", "", Sharing.PRIVATE, administrator, Role.ADMINISTRATOR);

        poll(SUNDAY);
        assertThat(sent(own)).hasSize(1);
        assertThat(sent(shared)).isEmpty();
        assertThat(sent(elsewhere)).isEmpty();
        users.changeRole("mona", Role.BOARD, administrator);
        poll(SUNDAY.plusSeconds(7 * 86400));
        assertThat(sent(own)).hasSize(1);
        users.changeRole("mona", Role.QUALITY, administrator);
        users.disable("mona", administrator);
        poll(SUNDAY.plusSeconds(14 * 86400));
        assertThat(sent(own)).hasSize(1);
    }

    @Test
    void onlyAddressesOfOfficersAndAdministratorsAreSubscribed() {
        TestClient officer = client(Role.QUALITY);
        officer.post("/views", "/views", Map.of("name", "kept inside", "address", "/watch"));
        long view = id("kept inside");
        officer.post(
                "/views", "/views/" + view + "/subscribe", Map.of("rhythm", "weekly", "to", "me@elsewhere.example"));
        officer.post("/views", "/views/" + view + "/subscribe", Map.of("rhythm", "hourly", "to", TO));

        assertThat(subscriptions.find(view, "quality")).isEmpty();
    }

    /** Every channel and service in single months: the figure is told exactly where the board might see it. */
    @Test
    void opinionsOfSmallGroupsNeverLeave() {
        int told = 0;
        int kept = 0;
        for (String month : List.of("2026-08", "2026-10")) {
            long all = answers(month, Dimension.ALL, Dimension.EVERYTHING, "^[1-5]$");
            for (Dimension by : List.of(Dimension.CHANNEL, Dimension.SERVICE)) {
                for (String value : explorer.values().getOrDefault(by, List.of())) {
                    long n = answers(month, by, value, "^[1-5]$");
                    boolean none = answers(month, by, value, "^[45]$") == 0;
                    boolean large = n >= (none ? 20 : 10) && (all == n || all - n >= 10);
                    String text = String.join(
                            "\n",
                            sentences.tell(
                                    ViewAddress.parse("/trends?measure=satisfied-share:overall&since=" + month
                                            + "&until=" + month + "&" + by.code() + "=" + value),
                                    ENGLISH));
                    if (n > 0) {
                        assertThat(TOLD.matcher(text).find())
                                .as("%s %s n = %d: %s", month, value, n, text)
                                .isEqualTo(large);
                        told += large ? 1 : 0;
                        kept += large ? 0 : 1;
                    }
                }
            }
        }
        assertThat(told).isPositive();
        assertThat(kept).isPositive();
    }

    @Test
    void rowsAndCommentsNeverLeave() {
        for (String page : List.of("/comments?words=waiting", "/rejected", "/respondents")) {
            assertThat(sentences.tell(ViewAddress.parse(page), ENGLISH))
                    .as(page)
                    .isEmpty();
        }
        assertThat(sentences.tell(
                        ViewAddress.parse("/trends?measure=promise-kept&since=2025-01&until=2025-08")
                                .withNewestMonths(),
                        ENGLISH))
                .as("a mail of the newest months")
                .first()
                .asString()
                .contains("March 2026 – October 2026");
        assertThat(sentences.tell(ViewAddress.parse("/turnaround?month=2026-09&channel=phone"), ENGLISH))
                .isNotEmpty();
    }

    private long answers(String month, Dimension by, String value, String scores) {
        return sql.sql(
                        """
                        select coalesce(sum(n), 0) from month_count
                        where population = 'score:overall' and bucket ~ :scores
                          and to_char(month, 'YYYY-MM') = :month and slice = :slice and value = :value
                        """)
                .param("scores", scores)
                .param("month", month)
                .param("slice", by.code())
                .param("value", value)
                .query(Long.class)
                .single();
    }

    private void poll(Instant now) {
        new ViewMailer(
                        subscriptions,
                        views,
                        users,
                        recipients,
                        sentences,
                        check,
                        outbox,
                        policy,
                        () -> now,
                        "07:00",
                        new ConsoleAddress("https://rida.example/"))
                .poll();
    }

    private List<String> sent(long view) {
        return sql.sql("select subject || body from outbox_message where topic like :topic order by outbox_message_id")
                .param("topic", "view/" + view + "/%")
                .query(String.class)
                .list();
    }

    private long id(String name) {
        return sql.sql("select view_id from saved_view where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
