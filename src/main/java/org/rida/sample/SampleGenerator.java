package org.rida.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.rida.policy.Policy;
import org.rida.sample.CaseGenerator.CaseId;
import org.rida.sample.export.MonthExport;

/**
 * Generates the files of a fictitious charity: for each month an export of its requests, of the responses to its survey
 * and of the invitations to it.
 *
 * <p>The same policy and seed give the same rows on every machine. Memory grows with the number of cases that are under
 * way at once, not with the length of the history.
 */
public final class SampleGenerator {

    /** The seed of the folder {@code sample-data}. */
    public static final long SEED = 1447;

    /** Requests in an ordinary month of the folder {@code sample-data}, of all kinds. */
    public static final int PER_MONTH = 350;

    /** The first and the last month of the folder {@code sample-data}. */
    public static final YearMonth FROM = YearMonth.of(2024, 7);

    public static final YearMonth TO = YearMonth.of(2026, 10);

    private final Policy policy;
    private final long seed;

    /**
     * @param policy its vocabulary, calendar and questions shape the sample
     * @param seed another one gives another charity of the same model
     */
    public SampleGenerator(Policy policy, long seed) {
        this.policy = policy;
        this.seed = seed;
    }

    /**
     * Writes three files for each month; files of the same names are replaced.
     *
     * @param folder created when missing
     * @param from the month in which the first request is received
     * @param to the last month, included
     * @param perMonth requests in an ordinary month, of all kinds; answers to the survey are about half as many
     * @return rows written, headers not counted
     */
    public long write(Path folder, YearMonth from, YearMonth to, int perMonth) {
        CaseGenerator cases = new CaseGenerator(policy, seed, perMonth);
        List<CaseId> underWay = new ArrayList<>();
        long rows = 0;
        try {
            Files.createDirectories(folder);
            for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
                addArrivals(underWay, month, cases.arrivals(month).count());
                try (MonthExport export = new MonthExport(folder, month, policy, seed)) {
                    underWay = writeCases(underWay, cases, export);
                    rows += export.finish();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the sample could not be written", e);
        }
        return rows;
    }

    private static void addArrivals(List<CaseId> underWay, YearMonth month, int count) {
        for (int place = 0; place < count; place++) {
            underWay.add(new CaseId(month, place));
        }
    }

    /** Exports what is new about the cases under way, and keeps those that later months will say more about. */
    private static List<CaseId> writeCases(List<CaseId> underWay, CaseGenerator cases, MonthExport export) {
        LocalDate evening = export.day();
        List<CaseId> unfinished = new ArrayList<>();
        for (CaseId caseId : underWay) {
            SampleCase sampleCase = cases.create(caseId);
            export.add(sampleCase);
            if (!sampleCase.isOverBy(evening)) {
                unfinished.add(caseId);
            }
        }
        return unfinished;
    }
}
