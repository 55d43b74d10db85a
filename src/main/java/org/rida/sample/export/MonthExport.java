package org.rida.sample.export;

import org.rida.policy.Policy;
import org.rida.sample.Invitation;
import org.rida.sample.RequestStage;
import org.rida.sample.RequestTimeline;
import org.rida.sample.SampleCase;
import org.rida.sample.SeededRandom;
import org.rida.sample.SurveyResponse;













import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The export in the evening of a month's last day: what has changed since the one before. */
public final class MonthExport implements Closeable {

    /** This month was saved as a workbook. */
    static final YearMonth AS_WORKBOOK = YearMonth.of(2026, 1);

    /** This month a partner kept the records. */
    static final YearMonth BY_PARTNER = YearMonth.of(2025, 8);

    /** In this month of each year somebody answers 11 on a scale of 1 to 5. */
    private static final Month SCORE_MISREAD = Month.MAY;

    private static final LocalTime EVENING = LocalTime.of(23, 30);
    private static final double ANONYMOUS = 0.02;

    private final YearMonth month;
    private final Policy policy;
    private final SeededRandom draw;
    private final ExportWriter requests;
    private final ExportWriter responses;
    private final ExportWriter invitations;
    private @Nullable List<? extends @Nullable Object> settled;
    private long rows;
    private int answers;

    public MonthExport(Path folder, YearMonth month, Policy policy, long seed) throws IOException {
        this.month = month;
        this.policy = policy;
        this.draw = new SeededRandom(seed, month.getYear(), month.getMonthValue(), 4);
        this.requests = requests(folder);
        this.responses =
                new CsvExport(folder.resolve("responses-" + month + ".csv"), ExportColumns.response(policy.questions()));
        this.invitations = new CsvExport(folder.resolve("invitations-" + month + ".csv"), ExportColumns.INVITATION);
    }

    private ExportWriter requests(Path folder) throws IOException {
        if (month.equals(BY_PARTNER)) {
            return new PartnerExport(folder.resolve("partner-" + month + ".csv"), policy);
        }
        return month.equals(AS_WORKBOOK)
                ? new XlsxExport(folder.resolve("requests-" + month + ".xlsx"), ExportColumns.REQUEST)
                : new CsvExport(folder.resolve("requests-" + month + ".csv"), ExportColumns.REQUEST);
    }

    public LocalDate day() {
        return month.atEndOfMonth();
    }

    public void add(SampleCase story) {
        addRequest(story);
        Invitation invitation = story.invitation();
        if (invitation != null && isThisMonth(invitation.invitedOn())) {
            add(invitations, List.of(story.facts().requestNo(), invitation.invitedOn(), invitation.mode()));
        }
        SurveyResponse answer = story.answer();
        if (answer != null && isThisMonth(answer.answeredOn())) {
            addResponse(requestNo(story), story.facts().channel(), answer);
        }
    }

    private void addRequest(SampleCase story) {
        if (!story.changed(month.atDay(1).minusDays(1), day())) {
            return;
        }
        RequestTimeline known = story.asOf(day());
        List<@Nullable Object> cells = ExportColumns.request(story.facts(), known, LocalDateTime.of(day(), EVENING));
        add(requests, cells);
        if (isThisMonth(known.received()) && known.on(RequestStage.SERVED) != null) {
            settled = cells;
        }
    }

    /** Some do not say which request they mean, or mistype its number. */
    private @Nullable String requestNo(SampleCase story) {
        String known = story.facts().requestNo();
        if (!draw.chance(ANONYMOUS)) {
            return known;
        }
        return draw.chance(0.5) ? null : known.replace("R-", "R-1");
    }

    private void addResponse(@Nullable String requestNo, String channel, SurveyResponse answer) {
        String responseNo = String.format(Locale.ROOT, "S-%s-%04d", month, ++answers);
        add(responses, ExportColumns.response(responseNo, requestNo, channel, answer, policy.questions()));
    }

    /** Adds the month's mistakes; how many rows there are now. */
    public long finish() {
        if (month.equals(BY_PARTNER) && settled != null) {
            rows += FaultyRows.partner(requests, settled);
        }
        if (month.getMonth() == SCORE_MISREAD) {
            String channel = policy.channels().get(0).code();
            String mode = policy.modes().get(0).code();
            addResponse(null, channel, FaultyRows.answer(month.atDay(12), mode));
        }
        return rows;
    }

    private void add(ExportWriter table, List<? extends @Nullable Object> cells) {
        table.row(cells);
        rows++;
    }

    private boolean isThisMonth(LocalDate day) {
        return YearMonth.from(day).equals(month);
    }

    @Override
    public void close() throws IOException {
        requests.close();
        responses.close();
        invitations.close();
    }
}
