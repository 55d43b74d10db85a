package org.rida.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rida.sample.Charity.MONTHS;
import static org.rida.sample.Charity.STORIES;
import static org.rida.sample.Charity.share;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rida.metric.comparison.KeyDrivers;

/** The sample has something to tell: these are the findings that a report over it must arrive at. */
class SampleGeneratorTest {

    private static final YearMonth LAST_BEFORE_REFORM = YearMonth.of(2025, 10);
    private static final YearMonth LAST = SampleGenerator.TO;

    @Test
    void someThreeHundredAndFiftyRequestsAMonthFourOfFivePromised() {
        assertThat(MONTHS).hasSize(28).allSatisfy(month -> assertThat(receivedIn(month))
                .hasSizeBetween(310, 430));
        assertThat(share(Charity.promised().size(), STORIES.size())).isCloseTo(0.80, within(0.02));
    }

    @Test
    void thePromiseIsKeptAlikeUntilTheReformAndBetterEverAfter() {
        List<Double> before = MONTHS.stream()
                .filter(month -> !month.isAfter(LAST_BEFORE_REFORM))
                .map(Charity::promiseKept)
                .toList();
        assertThat(before).allSatisfy(kept -> assertThat(kept).isBetween(0.69, 0.76));
        assertThat(Charity.promiseKept(YearMonth.of(2026, 4))).isBetween(0.77, 0.82);
        assertThat(Charity.promiseKept(LAST)).isBetween(0.85, 0.88);
    }

    @Test
    void aBacklogIsLeftAtTheEnd() {
        assertThat(Charity.open(LAST.atEndOfMonth(), 0)).isBetween(125L, 155L);
        assertThat(Charity.open(LAST.atEndOfMonth(), 14)).isBetween(35L, 45L);
        assertThat(Charity.open(LAST.atEndOfMonth(), 60)).isBetween(3L, 25L);
    }

    @Test
    void lateAnswersAndRejectionsCostSatisfaction() {
        assertThat(satisfied(sampleCase -> outcome(sampleCase) == RequestOutcome.ON_TIME))
                .isCloseTo(0.88, within(0.02));
        assertThat(satisfied(sampleCase -> outcome(sampleCase) == RequestOutcome.LATE))
                .isCloseTo(0.58, within(0.03));
        assertThat(satisfied(sampleCase -> "accepted".equals(sampleCase.first().decision())))
                .isGreaterThan(satisfied(sampleCase ->
                                "rejected".equals(sampleCase.first().decision()))
                        + 0.1);
    }

    @Test
    void satisfactionRisesWithThePromise() {
        assertThat(satisfied(sampleCase -> answeredUpTo(sampleCase, LAST_BEFORE_REFORM)))
                .isCloseTo(0.75, within(0.015));
        assertThat(satisfied(sampleCase -> !answeredUpTo(sampleCase, LAST.minusMonths(4))))
                .isBetween(0.80, 0.85);
    }

    @Test
    void homeRepairIsTheWeakService() {
        Map<String, Double> byService = Charity.POLICY.services().stream()
                .collect(Collectors.toMap(
                        term -> term.code(),
                        term -> satisfied(sampleCase -> sampleCase.attributes().isFor(term.code()))));
        double repair = Objects.requireNonNull(byService.remove("home-repair"));
        assertThat(byService.values()).allSatisfy(other -> assertThat(other).isGreaterThan(repair + 0.15));
    }

    /** SFO customer survey 2016: five aspects explain .563 of the variance of overall, 2013: .549. */
    @Test
    void aspectsExplainAsMuchOfTheWholeAsInARealSurvey() {
        List<String> aspects = List.of("procedures", "provider", "speed", "clarity", "access");
        List<double[]> scores = STORIES.stream()
                .map(SampleCase::response)
                .filter(Objects::nonNull)
                .map(response -> Stream.concat(Stream.of("overall"), aspects.stream())
                        .mapToDouble(code -> score(response.values().getOrDefault(code, "")))
                        .toArray())
                .toList();
        KeyDrivers drivers = KeyDrivers.of(aspects, scores, 1);
        assertThat(drivers.refusal()).isEmpty();
        assertThat(drivers.rSquared()).isBetween(.54, .58);
    }

    private static double score(String value) {
        return value.matches("[1-5]") ? Double.parseDouble(value) : Double.NaN;
    }

    @Test
    void departmentsDiffer() {
        assertThat(satisfied(sampleCase -> sampleCase.attributes().department().equals("programmes")))
                .isGreaterThan(satisfied(sampleCase ->
                                sampleCase.attributes().department().equals("social-research"))
                        + 0.06);
    }

    @Test
    void interviewersGetMoreFavourableAnswers() {
        assertThat(satisfied(sampleCase -> mode(sampleCase, "interviewer") || mode(sampleCase, "phone")))
                .isGreaterThan(satisfied(sampleCase -> mode(sampleCase, "link") || mode(sampleCase, "paper")) + 0.02);
    }

    @Test
    void lettersAndVolunteeringStayTooFewToShow() {
        for (String channel : List.of("letter", "volunteering")) {
            List<Long> counts = MONTHS.stream()
                    .map(month -> receivedIn(month).stream()
                            .filter(s -> s.attributes().promised()
                                    && s.attributes().channel().equals(channel))
                            .count())
                    .toList();
            assertThat(counts).allSatisfy(n -> assertThat(n).isLessThan(10));
            assertThat(counts.stream().filter(n -> n > 0 && n < 5).count()).isGreaterThan(14);
        }
    }

    @Test
    void fewLeaveAndFewComeBack() {
        List<SampleCase> promised = Charity.promised();
        long left = promised.stream()
                .filter(sampleCase -> sampleCase.first().leftReason() != null)
                .count();
        long reopened = promised.stream()
                .filter(sampleCase -> sampleCase.reopened() != null)
                .count();
        assertThat(share(left, promised.size())).isCloseTo(0.04, within(0.007));
        assertThat(share(reopened, promised.size())).isCloseTo(0.01, within(0.004));
        assertThat(promised.stream()
                        .map(sampleCase -> sampleCase.first().leftReason())
                        .filter(Objects::nonNull))
                .contains("withdrawn", "duplicate", "unreachable");
    }

    @Test
    void inRamadanMoreFoodIsAskedForAndLessIsDecided() {
        YearMonth ramadan = YearMonth.of(2025, 3);
        assertThat(food(ramadan)).isGreaterThan(1.3 * food(YearMonth.of(2025, 1)));
        assertThat(receivedIn(ramadan).size())
                .isGreaterThan(receivedIn(YearMonth.of(2025, 1)).size() + 30);
        assertThat(share(decidedIn(ramadan), receivedIn(ramadan).size())).isLessThan(0.75);
    }

    @Test
    void theCharityIsClosedOnWeekendsAndHolidays() {
        List<LocalDate> days = courses()
                .flatMap(timeline -> timeline.days().values().stream())
                .distinct()
                .toList();
        assertThat(days).allMatch(Charity.POLICY.calendar()::isWorkingDay);
    }

    @Test
    void stagesFollowOneAnother() {
        assertThat(courses().filter(timeline -> !isInOrder(timeline))).isEmpty();
    }

    private static boolean isInOrder(RequestTimeline timeline) {
        List<LocalDate> days = timeline.days().entrySet().stream()
                .filter(stage -> stage.getKey().compareTo(RequestStage.LEFT) < 0)
                .map(Map.Entry::getValue)
                .toList();
        return days.equals(days.stream().sorted().toList())
                && days.stream().noneMatch(day -> day.isBefore(timeline.received()));
    }

    @Test
    void aFirstAnswerIsExportedBeforeItIsOpenedAgain() {
        assertThat(STORIES.stream().filter(sampleCase -> sampleCase.reopened() != null))
                .isNotEmpty()
                .allSatisfy(sampleCase -> {
                    LocalDate replied =
                            Objects.requireNonNull(sampleCase.first().on(RequestStage.REPLIED));
                    LocalDate cameBack = Objects.requireNonNull(
                            Objects.requireNonNull(sampleCase.reopened()).on(RequestStage.REOPENED));
                    assertThat(YearMonth.from(cameBack)).isAfter(YearMonth.from(replied));
                });
    }

    private static Stream<RequestTimeline> courses() {
        return STORIES.stream().flatMap(sampleCase -> Stream.of(sampleCase.first(), sampleCase.reopened())
                .filter(Objects::nonNull));
    }

    private static List<SampleCase> receivedIn(YearMonth month) {
        return STORIES.stream()
                .filter(sampleCase ->
                        YearMonth.from(sampleCase.first().received()).equals(month))
                .toList();
    }

    private static long decidedIn(YearMonth month) {
        return courses()
                .map(timeline -> timeline.on(RequestStage.DECIDED))
                .filter(day -> day != null && YearMonth.from(day).equals(month))
                .count();
    }

    private static double food(YearMonth month) {
        List<SampleCase> all = receivedIn(month);
        return share(
                all.stream()
                        .filter(sampleCase -> sampleCase.attributes().isFor("food"))
                        .count(),
                all.size());
    }

    private static boolean mode(SampleCase sampleCase, String mode) {
        return sampleCase.response() != null && sampleCase.response().mode().equals(mode);
    }

    private static boolean answeredUpTo(SampleCase sampleCase, YearMonth month) {
        return sampleCase.response() != null
                && !YearMonth.from(sampleCase.response().answeredOn()).isAfter(month);
    }

    private static RequestOutcome outcome(SampleCase sampleCase) {
        LocalDate day = Objects.requireNonNull(sampleCase.response()).answeredOn();
        return RequestOutcome.of(sampleCase.attributes(), sampleCase.first(), 14, day);
    }

    private static double satisfied(Predicate<SampleCase> which) {
        List<String> overall = STORIES.stream()
                .filter(sampleCase -> sampleCase.response() != null && which.test(sampleCase))
                .map(sampleCase -> Objects.requireNonNull(sampleCase.response())
                        .values()
                        .getOrDefault("overall", ScoreGenerator.UNKNOWN))
                .filter(value -> !value.equals(ScoreGenerator.UNKNOWN))
                .toList();
        return share(overall.stream().filter(value -> value.compareTo("4") >= 0).count(), overall.size());
    }
}
