package org.rida.sample;

import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;













import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All stories of the committed sample, in memory. */
public final class Charity {

    public static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    static final List<YearMonth> MONTHS = Stream.iterate(
                    SampleGenerator.FROM, month -> !month.isAfter(SampleGenerator.TO), month -> month.plusMonths(1))
            .toList();
    public static final List<SampleCase> STORIES = stories();

    private Charity() {}

    private static List<SampleCase> stories() {
        CaseGenerator stories = new CaseGenerator(POLICY, SampleGenerator.SEED, SampleGenerator.PER_MONTH);
        return MONTHS.stream()
                .flatMap(month -> IntStream.range(0, stories.arrivals(month).count())
                        .mapToObj(place -> stories.create(new CaseId(month, place))))
                .toList();
    }

    static List<SampleCase> promised() {
        return STORIES.stream().filter(story -> story.facts().promised()).toList();
    }

    /** Share of the requests due in a month that were answered in time; those who left before are set aside. */
    static double promiseKept(YearMonth month) {
        List<RequestTimeline> due = promised().stream()
                .map(SampleCase::first)
                .filter(course -> YearMonth.from(due(course)).equals(month))
                .filter(course -> !by(course, RequestStage.LEFT, due(course)))
                .toList();
        return share(
                due.stream()
                        .filter(course -> by(course, RequestStage.REPLIED, due(course)))
                        .count(),
                due.size());
    }

    static long open(LocalDate evening, int olderThan) {
        return promised().stream()
                .map(story -> story.asOf(evening))
                .filter(course -> course.received().isBefore(evening.minusDays(olderThan)))
                .filter(course -> course.on(RequestStage.REPLIED) == null && course.on(RequestStage.LEFT) == null)
                .count();
    }

    static LocalDate due(RequestTimeline course) {
        return course.received().plusDays(14);
    }

    static boolean by(RequestTimeline course, RequestStage stage, LocalDate day) {
        LocalDate came = course.on(stage);
        return came != null && !came.isAfter(day);
    }

    static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
