package org.rida.sampling;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.Problem;
import org.rida.intake.format.TestIntake;
import org.rida.intake.invitation.InvitationList;
import org.rida.intake.invitation.InvitationList.DrawMethod;
import org.rida.intake.invitation.InvitationList.ListedRequest;
import org.rida.tally.count.AskedPeople;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is drawn, how often, and what is stored of it. */
class SamplingTest {

    /** Duplicates are nobody's request; requests 1 and 2 are of one person. */
    private static final int FRAME = 180;

    private static final int PEOPLE = FRAME - 1;

    @TempDir
    private Path folder;

    private SampledCharity charity;

    @BeforeEach
    void open() {
        charity = new SampledCharity(folder);
    }

    @Test
    void everyStateIsInTheFrame() {
        SamplingOutlook outlook = charity.sampling.outlook(charity.settings(DrawMethod.SIMPLE, 1));

        // received before 17 October: target of 14 days passed by the 31st
        assertThat(outlook.requests())
                .isEqualTo(Map.of("accepted", 100L, "rejected", 40L, "left", 20L, "late", 16L, "waiting", 4L));
        assertThat(outlook.people()).isEqualTo(PEOPLE);
        assertThat(outlook.resting()).isZero();
        assertThat(outlook.responseRate()).isEmpty();
        // Wilson at 50 %: z^2 n / (n + z^2)^2 / 4 + ... is .05 at n = z^2 (1 / .1^2 - 1) = 380.3
        assertThat(outlook.answersNeeded()).isEqualTo(381);
        assertThat(outlook.toAsk()).isEqualTo(PEOPLE);
        assertThat(outlook.isEnough()).isFalse();
        assertThat(Sampling.halfWidth(outlook.answersNeeded()).orElseThrow()).isLessThanOrEqualTo(.05);
        assertThat(Sampling.halfWidth(outlook.answersNeeded() - 1).orElseThrow())
                .isGreaterThan(.05);
        assertThat(outlook.requests().firstKey()).as("in the order of reading").isEqualTo("accepted");
        assertThat(outlook.requests().lastKey()).isEqualTo("waiting");
    }

    /** R 4.2.2: {@code power.prop.test(n = 381, p1 = .5, power = .8)$p2} is 0.60081867. */
    @Test
    void theSmallestVisibleChangeIsThatOfR() {
        assertThat(Sampling.smallestVisible(381).orElseThrow()).isCloseTo(.10081867, within(1e-5));
        assertThat(Sampling.smallestVisible(0)).isEmpty();
        assertThat(Sampling.smallestVisible(3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DrawMethod.class)
    void theSameSeedGivesTheSamePeople(DrawMethod method) {
        List<String> first = undone(method, 40, 7);

        assertThat(undone(method, 40, 7)).isEqualTo(first).hasSize(40).doesNotHaveDuplicates();
        assertThat(undone(method, 40, 8)).isNotEqualTo(first);
    }

    private List<String> undone(DrawMethod method, int number, long seed) {
        return new TransactionTemplate(charity.transactions).execute(status -> {
            status.setRollbackOnly();
            return requests(charity.drawn(method, number, seed));
        });
    }

    private static List<String> requests(List<ListedRequest> drawn) {
        return drawn.stream().map(ListedRequest::request).toList();
    }

    /** 45 of 180, a quarter of each state but for the one person with two requests. */
    @Test
    void aStratifiedSampleHasEachStatesPart() {
        List<ListedRequest> drawn = charity.drawn(DrawMethod.STRATIFIED, 45, 3);

        assertThat(drawn.stream().collect(groupingBy(ListedRequest::state, counting())))
                .isEqualTo(Map.of("accepted", 25L, "rejected", 10L, "left", 5L, "late", 4L, "waiting", 1L));
    }

    /** Each with the number drawn over the people; of two requests of one person, each with half of it. */
    @Test
    void aSimpleSampleGivesAllTheSameProbability() {
        List<ListedRequest> drawn = charity.drawn(DrawMethod.SIMPLE, PEOPLE, 3);

        assertThat(drawn).hasSize(PEOPLE);
        assertThat(drawn).allSatisfy(each -> assertThat(each.probability())
                .isEqualTo(List.of("R-001", "R-002").contains(each.request()) ? .5 : 1));
        assertThat(requests(drawn)).containsAnyOf("R-001", "R-002").hasSize(PEOPLE);
    }

    @Test
    void nobodyIsDrawnTwiceWithinNinetyDays() {
        List<String> first = requests(charity.drawn(DrawMethod.STRATIFIED, 100, 1));
        List<String> second = requests(charity.drawn(DrawMethod.SIMPLE, 1000, 1));

        assertThat(second).hasSize(PEOPLE - 100).doesNotContainAnyElementsOf(first);
        assertThat(charity.sampling
                        .outlook(charity.settings(DrawMethod.SIMPLE, 1))
                        .resting())
                .isEqualTo(FRAME);
        assertThatThrownBy(() -> charity.drawn(DrawMethod.SIMPLE, 1, 1))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.text().en()).contains("Nobody can be selected"));
    }

    /** By the person, also about another request; on the 90th day again. */
    @Test
    void thePersonRestsNotTheRequest() {
        charity.intake.ingest("request_no,invited_on\nR-001,2026-08-03\nR-005,2026-08-02\n", "invitations");

        List<String> drawn = requests(charity.drawn(DrawMethod.SIMPLE, 1000, 1));

        assertThat(drawn).doesNotContain("R-001", "R-002").contains("R-005");
    }

    @Test
    void theListIsStoredAndCountsAsInvitations() {
        InvitationList list =
                charity.sampling.draw(charity.settings(DrawMethod.STRATIFIED, -5), 60, SampledCharity.OFFICER);

        assertThat(list.drawn()).isEqualTo(60);
        assertThat(list.answered()).isZero();
        assertThat(list.requests()).isEqualTo(FRAME);
        assertThat(list.actor()).isEqualTo("quality");
        assertThat(list.draw()).isEqualTo(charity.settings(DrawMethod.STRATIFIED, -5));
        assertThat(charity.lists.newest(5)).containsExactly(list);
        List<ListedRequest> listed = charity.lists.requests(list.id());
        assertThat(listed)
                .extracting(ListedRequest::token)
                .doesNotHaveDuplicates()
                .allMatch(t -> t.matches("[A-HJ-NP-Z]{10}"));
        assertThat(charity.intake
                        .sql
                        .sql("select request_no from invitation where invited_on = :day order by line_no")
                        .param("day", SampledCharity.TODAY)
                        .query(String.class)
                        .list())
                .isEqualTo(requests(listed));
        assertThat(charity.intake.files.list(1).get(0).rows().added()).isEqualTo(60);
    }

    @Test
    void drawingAndGivingOutAreAudited() {
        InvitationList list = charity.sampling.draw(charity.settings(DrawMethod.SIMPLE, 9), 3, SampledCharity.OFFICER);
        charity.sampling.requests(list.id(), "csv", SampledCharity.OFFICER);
        assertThatThrownBy(
                        () -> charity.sampling.draw(charity.settings(DrawMethod.SIMPLE, 9), 0, SampledCharity.OFFICER))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> charity.sampling.requests(99, "csv", SampledCharity.OFFICER))
                .isInstanceOf(Problem.class);

        assertThat(charity.intake
                        .sql
                        .sql(
                                "select action || ' ' || outcome || ' ' || subject from audit_entry where action in ('sample-drawn', 'rows-downloaded') order by entry_id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "sample-drawn done ",
                        "rows-downloaded done " + list.id(),
                        "sample-drawn refused ",
                        "rows-downloaded refused 99");
    }

    /** One over the probability is what an answer counts for when it is weighted to everyone asked. */
    @Test
    void probabilitiesReachTheWeights() {
        ListedRequest asked = charity.drawn(DrawMethod.SIMPLE, 20, 1).get(0);
        charity.answers("S-1,2026-10-31," + asked.token());

        assertThat(new AskedPeople(charity.intake.dataSource, TestIntake.POLICY).probabilities(List.of("S-1", "S-2")))
                .isEqualTo(Map.of("S-1", asked.probability()));
        assertThat(asked.probability()).isCloseTo(20.0 / PEOPLE, within(.06));
    }

    @Test
    void settingsReachBackFromToday() {
        assertThat(charity.sampling.settings(90, DrawMethod.SIMPLE, 1).receivedFrom())
                .isEqualTo(LocalDate.of(2026, 8, 3));
        assertThat(charity.sampling.seedOfToday()).isEqualTo(SampledCharity.TODAY.toEpochDay());
    }
}
