package org.rida.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.policy.Policy.RequestKind;
import org.rida.policy.Policy.Term;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.sample.CaseGenerator.CaseId;

/** No case of the sample contradicts itself, and each can be drawn again alone. */
class SampleCasesTest {

    private static final List<SampleCase> CASES = Charity.STORIES;

    @Test
    void numbersAreNeverTheSame() {
        assertThat(CASES).extracting(c -> c.attributes().requestNo()).doesNotHaveDuplicates();
        assertThat(CASES).allSatisfy(c -> assertThat(c.attributes().requestNo()).matches("R-\\d{4}-\\d{4}"));
    }

    @Test
    void noStageComesBeforeTheReceipt() {
        assertThat(CASES).allSatisfy(c -> assertThat(c.first().days().values())
                .allMatch(day -> !day.isBefore(c.first().received())));
    }

    @Test
    void stagesFollowOneAnother() {
        List<RequestStage> order = List.of(
                RequestStage.VERIFIED,
                RequestStage.REFERRED,
                RequestStage.SIGNED,
                RequestStage.SUBMITTED,
                RequestStage.DECIDED,
                RequestStage.REPLIED,
                RequestStage.SERVED);
        assertThat(Charity.promised()).allSatisfy(c -> {
            List<LocalDate> days =
                    order.stream().map(c.first()::on).filter(Objects::nonNull).toList();
            assertThat(days).as(c.attributes().requestNo()).isSorted();
        });
    }

    @Test
    void onlyADecidedRequestHasADecision() {
        assertThat(CASES).allSatisfy(c -> {
            RequestTimeline timeline = c.first();
            assertThat(timeline.decision() != null).isEqualTo(timeline.on(RequestStage.DECIDED) != null);
            assertThat(timeline.decision()).isIn(null, "accepted", "rejected");
            if (timeline.on(RequestStage.SERVED) != null) {
                assertThat(timeline.decision()).isEqualTo("accepted");
            }
        });
    }

    @Test
    void whoLeavesGetsNoAnswerAndHasAReason() {
        assertThat(CASES).allSatisfy(c -> {
            boolean left = c.first().on(RequestStage.LEFT) != null;
            assertThat(c.first().leftReason() != null).isEqualTo(left);
            assertThat(left && c.first().on(RequestStage.REPLIED) != null).isFalse();
        });
        assertThat(CASES)
                .filteredOn(c -> c.first().leftReason() != null)
                .extracting(c -> c.first().leftReason())
                .containsOnly("withdrawn", "duplicate", "unreachable");
    }

    @Test
    void onlyRejectedRequestsAreReopenedInALaterMonth() {
        List<SampleCase> reopened =
                CASES.stream().filter(c -> c.reopened() != null).toList();
        assertThat(reopened).isNotEmpty().allSatisfy(c -> {
            LocalDate again = Objects.requireNonNull(c.reopened()).on(RequestStage.REOPENED);
            LocalDate replied = c.first().on(RequestStage.REPLIED);
            assertThat(c.first().decision()).isEqualTo("rejected");
            assertThat(YearMonth.from(Objects.requireNonNull(again)))
                    .isAfter(YearMonth.from(Objects.requireNonNull(replied)));
            assertThat(c.asOf(again.minusDays(1)).on(RequestStage.REOPENED)).isNull();
            assertThat(c.asOf(again).on(RequestStage.REOPENED)).isEqualTo(again);
        });
    }

    @Test
    void nobodyAnswersBeforeTheInvitation() {
        assertThat(CASES).filteredOn(c -> c.response() != null).isNotEmpty().allSatisfy(c -> {
            assertThat(c.invitation()).isNotNull();
            assertThat(c.response().answeredOn())
                    .isAfterOrEqualTo(c.invitation().invitedOn());
            assertThat(c.invitation().invitedOn()).isAfterOrEqualTo(c.first().received());
        });
    }

    @Test
    void answersAreWithinTheirScales() {
        Map<String, Question> questions =
                Charity.POLICY.questions().stream().collect(Collectors.toMap(Question::code, Function.identity()));
        assertThat(CASES)
                .filteredOn(c -> c.response() != null)
                .allSatisfy(c -> Objects.requireNonNull(c.response()).values().forEach((code, value) -> {
                    Question question = questions.get(code);
                    assertThat(question).as(code).isNotNull();
                    if (question.scale() == AnswerScale.YES_NO) {
                        assertThat(value).isIn("yes", "no", ScoreGenerator.UNKNOWN);
                    } else if (question.scale() != AnswerScale.FREE_TEXT && !value.equals(ScoreGenerator.UNKNOWN)) {
                        assertThat(Integer.parseInt(value))
                                .isBetween(
                                        question.scale().low(), question.scale().high());
                    }
                }));
    }

    @Test
    void everyCodeIsOneOfThePolicys() {
        assertThat(CASES)
                .extracting(c -> c.attributes().kind())
                .hasSameElementsAs(
                        Charity.POLICY.kinds().stream().map(RequestKind::code).toList());
        assertThat(CASES).extracting(c -> c.attributes().channel()).hasSameElementsAs(codes(Charity.POLICY.channels()));
        assertThat(CASES)
                .extracting(c -> c.attributes().department())
                .hasSameElementsAs(codes(Charity.POLICY.departments()));
        assertThat(CASES)
                .extracting(c -> c.attributes().service())
                .filteredOn(Objects::nonNull)
                .hasSameElementsAs(codes(Charity.POLICY.services()));
        assertThat(CASES)
                .filteredOn(c -> c.invitation() != null)
                .extracting(c -> Objects.requireNonNull(c.invitation()).mode())
                .isSubsetOf(codes(Charity.POLICY.modes()));
    }

    /** The weights of {@link CategoryWeights}; a share of ten thousand draws is off by half a percent at most. */
    @ParameterizedTest
    @CsvSource({
        "aid, 0.59",
        "registration, 0.15",
        "complaint, 0.06",
        "enquiry, 0.12",
        "volunteering, 0.03",
        "outreach, 0.05"
    })
    void kindsHaveTheSharesOfTheModel(String kind, double share) {
        long n = CASES.stream().filter(c -> c.attributes().kind().equals(kind)).count();

        assertThat(Charity.share(n, CASES.size())).isCloseTo(share, within(0.015));
    }

    @Test
    void fewComeOnDaysWhenTheOfficeIsClosed() {
        Map<Boolean, Long> byOpen = CASES.stream()
                .collect(Collectors.partitioningBy(
                        c -> Charity.POLICY.calendar().isWorkingDay(c.first().received()), Collectors.counting()));
        assertThat(Charity.share(byOpen.getOrDefault(false, 0L), CASES.size())).isBetween(0.05, 0.20);
        assertThat(CASES)
                .filteredOn(
                        c -> !Charity.POLICY.calendar().isWorkingDay(c.first().received()))
                .filteredOn(c -> !c.attributes().kind().equals("volunteering"))
                .extracting(c -> c.attributes().channel())
                .containsOnly("social-media", "website", "help-request");
    }

    @Test
    void requestsOfAMonthArriveInTheOrderOfTheirNumbers() {
        CaseGenerator cases = generator(SampleGenerator.SEED);
        ArrivalPattern october = cases.arrivals(YearMonth.of(2026, 10));

        List<LocalDate> days =
                IntStream.range(0, october.count()).mapToObj(october::day).toList();
        assertThat(days).isSorted();
        assertThat(days.get(0)).isEqualTo("2026-10-01");
        assertThat(days.get(days.size() - 1)).isEqualTo("2026-10-31");
    }

    @Test
    void aCaseIsTheSameWhateverWasDrawnBefore() {
        CaseId some = new CaseId(YearMonth.of(2026, 3), 17);
        CaseGenerator other = generator(SampleGenerator.SEED);
        IntStream.range(0, 50).forEach(i -> other.create(new CaseId(YearMonth.of(2025, 1), i)));

        assertThat(other.create(some)).isEqualTo(generator(SampleGenerator.SEED).create(some));
        assertThat(generator(1).create(some)).isNotEqualTo(generator(2).create(some));
    }

    @Test
    void aCaseIsOverWhenNothingMoreHappens() {
        for (SampleCase c : CASES.subList(0, 500)) {
            LocalDate last = LocalDate.of(2030, 1, 1);
            assertThat(c.isOverBy(last)).isTrue();
            assertThat(c.asOf(last)).isEqualTo(c.reopened() == null ? c.first() : c.reopened());
            assertThat(c.changed(last, last.plusYears(1))).isFalse();
            assertThat(c.changed(c.first().received().minusDays(1), c.first().received()))
                    .isTrue();
            assertThat(c.asOf(c.first().received().minusDays(1)).days()).isEmpty();
        }
    }

    @Test
    void theCommitteeMeetsOnWorkingDaysAndTwiceAWeekSinceTheReform() {
        CharityModel charity = new CharityModel(Charity.POLICY.calendar());
        List<LocalDate> before = charity.sessions(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 10, 31));
        List<LocalDate> after = charity.sessions(LocalDate.of(2025, 11, 1), LocalDate.of(2026, 10, 31));

        assertThat(before).allMatch(charity::isOpen).hasSizeBetween(40, 46);
        assertThat(after).allMatch(charity::isOpen).hasSizeBetween(90, 106);
        assertThat(charity.sessionFrom(before.get(3).plusDays(1))).isEqualTo(before.get(4));
    }

    @Test
    void promisesAreKeptMoreOftenAsTheReformIsLearned() {
        assertThat(CharityModel.learned(LocalDate.of(2025, 10, 31))).isZero();
        assertThat(CharityModel.learned(CharityModel.REFORM.plusDays(335))).isEqualTo(1);
        assertThat(CharityModel.learned(LocalDate.of(2030, 1, 1))).isEqualTo(1);
        assertThat(CharityModel.promiseShare(LocalDate.of(2025, 6, 1))).isCloseTo(0.75, within(1e-9));
        assertThat(CharityModel.promiseShare(LocalDate.of(2026, 10, 15))).isCloseTo(0.895, within(1e-9));
        assertThat(CharityModel.promiseShare(LocalDate.of(2025, 3, 10)))
                .as("less in Ramadan")
                .isCloseTo(0.715, within(1e-9));
    }

    @Test
    void drawsAreTheSameOnEveryMachine() {
        SeededRandom first = new SeededRandom(1447, 2026, 10);
        SeededRandom second = new SeededRandom(1447, 2026, 10);

        for (int i = 0; i < 1_000; i++) {
            double fraction = first.fraction();
            assertThat(fraction).isBetween(0.0, Math.nextDown(1.0)).isEqualTo(second.fraction());
        }
        assertThat(new SeededRandom(1447, 2026, 11).fraction())
                .isNotEqualTo(new SeededRandom(1447, 2026, 10).fraction());
        assertThat(new SeededRandom(2026, 1447).fraction()).isNotEqualTo(new SeededRandom(1447, 2026).fraction());
    }

    @Test
    void drawsAreSpreadEvenlyBetweenBothEnds() {
        SeededRandom random = new SeededRandom(7);
        Map<Integer, Long> drawn = IntStream.range(0, 60_000)
                .mapToObj(i -> random.between(1, 6))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));

        assertThat(drawn).containsOnlyKeys(1, 2, 3, 4, 5, 6);
        assertThat(drawn.values()).allSatisfy(n -> assertThat(n).isBetween(9_600L, 10_400L));
        assertThat(IntStream.range(0, 10_000).filter(i -> random.chance(0.3)).count())
                .isBetween(2_800L, 3_200L);
        assertThat(IntStream.range(0, 1_000).map(i -> random.days(4)).min().orElseThrow())
                .isZero();
    }

    @Test
    void codesAreDrawnByTheirWeights() {
        WeightedChoice choice = WeightedChoice.of(List.of("often", "new", "never"), Map.of("often", 3.0, "never", 0.0));
        SeededRandom random = new SeededRandom(11);
        Map<String, Long> drawn = IntStream.range(0, 20_000)
                .mapToObj(i -> choice.draw(random))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(drawn).containsOnlyKeys("often", "new");
        assertThat(drawn.get("new")).as("a code without a weight has 1").isBetween(4_700L, 5_300L);
    }

    private static CaseGenerator generator(long seed) {
        return new CaseGenerator(Charity.POLICY, seed, SampleGenerator.PER_MONTH);
    }

    private static List<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code).toList();
    }
}
