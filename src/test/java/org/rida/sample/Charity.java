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
final class Charity {

    static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    static final List<YearMonth> MONTHS = Stream.iterate(
                    SampleCharity.FROM, month -> !month.isAfter(SampleCharity.TO), month -> month.plusMonths(1))
            .toList();
    static final List<Story> STORIES = stories();

    private Charity() {}

    private static List<Story> stories() {
        Stories stories = new Stories(POLICY, SampleCharity.SEED, SampleCharity.PER_MONTH);
        return MONTHS.stream()
                .flatMap(month -> IntStream.range(0, stories.arrivals(month).count())
                        .mapToObj(place -> stories.of(new Ticket(month, place))))
                .toList();
    }

    static List<Story> promised() {
        return STORIES.stream().filter(story -> story.facts().promised()).toList();
    }

    /** Share of the requests due in a month that were answered in time; those who left before are set aside. */
    static double promiseKept(YearMonth month) {
        List<Course> due = promised().stream()
                .map(Story::first)
                .filter(course -> YearMonth.from(due(course)).equals(month))
                .filter(course -> !by(course, Stage.LEFT, due(course)))
                .toList();
        return share(
                due.stream()
                        .filter(course -> by(course, Stage.REPLIED, due(course)))
                        .count(),
                due.size());
    }

    static long open(LocalDate evening, int olderThan) {
        return promised().stream()
                .map(story -> story.asOf(evening))
                .filter(course -> course.received().isBefore(evening.minusDays(olderThan)))
                .filter(course -> course.on(Stage.REPLIED) == null && course.on(Stage.LEFT) == null)
                .count();
    }

    static LocalDate due(Course course) {
        return course.received().plusDays(14);
    }

    static boolean by(Course course, Stage stage, LocalDate day) {
        LocalDate came = course.on(stage);
        return came != null && !came.isAfter(day);
    }

    static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
