package org.rida.sample.export;

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
import org.rida.policy.Policy;
import org.rida.sample.RequestStage;
import org.rida.sample.RequestTimeline;
import org.rida.sample.SampleCase;
import org.rida.sample.SampleCase.Invitation;
import org.rida.sample.SampleCase.SurveyResponse;
import org.rida.sample.SeededRandom;

/**
 * The export at the end of a month: the cases that have changed since the previous export. Formats differ by month as they
 * do in practice: mostly CSV, once a workbook, once a partner's file.
 */
public final class MonthExport implements Closeable {

    /** This month was saved as a workbook. */
    static final YearMonth WORKBOOK_MONTH = YearMonth.of(2026, 1);

    /** This month a partner kept the records. */
    static final YearMonth PARTNER_MONTH = YearMonth.of(2025, 8);

    /** In this month of each year somebody answers 11 on a scale of 1 to 5. */
    private static final Month FAULTY_SCORE_MONTH = Month.MAY;

    private static final LocalTime EVENING = LocalTime.of(23, 30);
    private static final double ANONYMOUS = 0.02;

    private final YearMonth month;
    private final Policy policy;
    private final SeededRandom random;
    private final ExportWriter requests;
    private final ExportWriter responses;
    private final ExportWriter invitations;
    // a completed row from which the faulty ones are copied
    private @Nullable List<? extends @Nullable Object> completedRow;
    private long rows;
    private int responseCount;

    /**
     * @param folder must exist; files of the same names are replaced
     * @throws IOException when a file cannot be created
     */
    public MonthExport(Path folder, YearMonth month, Policy policy, long seed) throws IOException {
        this.month = month;
        this.policy = policy;
        this.random = new SeededRandom(seed, month.getYear(), month.getMonthValue(), 4);
        this.requests = requests(folder);
        this.responses = new CsvExport(
                folder.resolve("responses-" + month + ".csv"), ExportColumns.response(policy.questions()));
        this.invitations = new CsvExport(folder.resolve("invitations-" + month + ".csv"), ExportColumns.INVITATION);
    }

    private ExportWriter requests(Path folder) throws IOException {
        if (month.equals(PARTNER_MONTH)) {
            return new PartnerExport(folder.resolve("partner-" + month + ".csv"), policy);
        }
        return month.equals(WORKBOOK_MONTH)
                ? new XlsxExport(folder.resolve("requests-" + month + ".xlsx"), ExportColumns.REQUEST)
                : new CsvExport(folder.resolve("requests-" + month + ".csv"), ExportColumns.REQUEST);
    }

    /** Last day of the month, at whose evening the export is made. */
    public LocalDate day() {
        return month.atEndOfMonth();
    }

    /** Writes what happened to the case in the month; most cases have a row in one or two of the three files. */
    public void add(SampleCase sampleCase) {
        addRequest(sampleCase);
        Invitation invitation = sampleCase.invitation();
        if (invitation != null && isThisMonth(invitation.invitedOn())) {
            add(invitations, List.of(sampleCase.attributes().requestNo(), invitation.invitedOn(), invitation.mode()));
        }
        SurveyResponse answer = sampleCase.response();
        if (answer != null && isThisMonth(answer.answeredOn())) {
            addResponse(requestNo(sampleCase), sampleCase.attributes().channel(), answer);
        }
    }

    /** A request is exported in every month in which it changed, with its state at the end of that month. */
    private void addRequest(SampleCase sampleCase) {
        if (!sampleCase.changed(month.atDay(1).minusDays(1), day())) {
            return;
        }
        RequestTimeline known = sampleCase.asOf(day());
        List<@Nullable Object> cells =
                ExportColumns.request(sampleCase.attributes(), known, LocalDateTime.of(day(), EVENING));
        add(requests, cells);
        if (isThisMonth(known.received()) && known.on(RequestStage.SERVED) != null) {
            completedRow = cells;
        }
    }

    /** Some do not say which request they mean, or mistype its number. */
    private @Nullable String requestNo(SampleCase sampleCase) {
        String known = sampleCase.attributes().requestNo();
        if (!random.chance(ANONYMOUS)) {
            return known;
        }
        return random.chance(0.5) ? null : known.replace("R-", "R-1");
    }

    private void addResponse(@Nullable String requestNo, String channel, SurveyResponse answer) {
        String responseNo = String.format(Locale.ROOT, "S-%s-%04d", month, ++responseCount);
        add(responses, ExportColumns.response(responseNo, requestNo, channel, answer, policy.questions()));
    }

    /** Adds the month's faulty rows and returns the number of all rows. */
    public long finish() {
        if (month.equals(PARTNER_MONTH) && completedRow != null) {
            rows += FaultyRows.partner(requests, completedRow);
        }
        if (month.getMonth() == FAULTY_SCORE_MONTH) {
            String channel = policy.channels().get(0).code();
            String mode = policy.modes().get(0).code();
            addResponse(null, channel, FaultyRows.response(month.atDay(12), mode));
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
