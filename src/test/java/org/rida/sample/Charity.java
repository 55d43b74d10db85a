package org.rida.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.sample.CaseGenerator.CaseId;

/** All stories of the committed sample, in memory. */
public final class Charity {

    public static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    static final List<YearMonth> MONTHS = Stream.iterate(
                    SampleGenerator.FROM, month -> !month.isAfter(SampleGenerator.TO), month -> month.plusMonths(1))
            .toList();
    public static final List<SampleCase> STORIES = cases();

    private Charity() {}

    private static List<SampleCase> cases() {
        CaseGenerator cases = new CaseGenerator(POLICY, SampleGenerator.SEED, SampleGenerator.PER_MONTH);
        return MONTHS.stream()
                .flatMap(month -> IntStream.range(0, cases.arrivals(month).count())
                        .mapToObj(place -> cases.create(new CaseId(month, place))))
                .toList();
    }

    static List<SampleCase> promised() {
        return STORIES.stream()
                .filter(sampleCase -> sampleCase.attributes().promised())
                .toList();
    }

    /** Share of the requests due in a month that were answered in time; those who left before are set aside. */
    static double promiseKept(YearMonth month) {
        List<RequestTimeline> due = promised().stream()
                .map(SampleCase::first)
                .filter(timeline -> YearMonth.from(due(timeline)).equals(month))
                .filter(timeline -> !by(timeline, RequestStage.LEFT, due(timeline)))
                .toList();
        return share(
                due.stream()
                        .filter(timeline -> by(timeline, RequestStage.REPLIED, due(timeline)))
                        .count(),
                due.size());
    }

    static long open(LocalDate evening, int olderThan) {
        return promised().stream()
                .map(sampleCase -> sampleCase.asOf(evening))
                .filter(timeline -> timeline.received().isBefore(evening.minusDays(olderThan)))
                .filter(timeline -> timeline.on(RequestStage.REPLIED) == null && timeline.on(RequestStage.LEFT) == null)
                .count();
    }

    static LocalDate due(RequestTimeline timeline) {
        return timeline.received().plusDays(14);
    }

    static boolean by(RequestTimeline timeline, RequestStage stage, LocalDate day) {
        LocalDate came = timeline.on(stage);
        return came != null && !came.isAfter(day);
    }

    static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
