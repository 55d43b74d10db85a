package org.rida.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.BilingualText;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;

class PolicyTest {

    private static final Policy SHIPPED = PolicyReader.read(Path.of("jobs", "policy"));
    private static final Policy WITH_THREE_VERSIONS = withClock(List.of(
            new ClockVersion("2020-1", LocalDate.of(2020, 1, 1), 14, 10, Basis.CALENDAR),
            new ClockVersion("2026-1", LocalDate.of(2026, 3, 1), 10, 7, Basis.WORKING),
            new ClockVersion("2027-1", LocalDate.of(2027, 1, 1), 7, 5, Basis.CALENDAR)));

    @ParameterizedTest
    @CsvSource({
        "2019-06-30, 2020-1",
        "2020-01-01, 2020-1",
        "2026-02-28, 2020-1",
        "2026-03-01, 2026-1",
        "2026-12-31, 2026-1",
        "2027-01-01, 2027-1",
        "2030-01-01, 2027-1"
    })
    void aRequestIsJudgedByTheVersionOfItsDay(LocalDate receivedOn, String version) {
        assertThat(WITH_THREE_VERSIONS.clockOn(receivedOn).version()).isEqualTo(version);
    }

    @Test
    void aQuestionIsFoundByItsCode() {
        Question recommend = SHIPPED.question("recommend");

        assertThat(recommend.role()).isEqualTo(QuestionRole.RECOMMEND);
        assertThat(recommend.scale()).isEqualTo(AnswerScale.ZERO_TO_TEN);
        assertThatThrownBy(() -> SHIPPED.question("kindness"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no question \"kindness\" in jobs/policy");
    }

    @ParameterizedTest
    @CsvSource({"ONE_TO_FIVE, 1, 5", "ZERO_TO_TEN, 0, 10", "ONE_TO_SEVEN, 1, 7", "YES_NO, 0, 1", "FREE_TEXT, 0, 0"})
    void aScaleHasTheRangeOfItsName(AnswerScale scale, int low, int high) {
        assertThat(scale.low()).isEqualTo(low);
        assertThat(scale.high()).isEqualTo(high);
    }

    @ParameterizedTest
    @CsvSource({
        "CHANNEL, interview, Interview",
        "SERVICE, food, Food baskets",
        "DEPARTMENT, programmes, Programmes",
        "SEGMENT, widow, Widows and divorcees",
        "PARTY, volunteer, Volunteer",
        "MODE, paper, Paper",
        "KIND, complaint, Complaint"
    })
    void aCodeHasTheNameOfItsOwnDimension(Dimension dimension, String code, String name) {
        assertThat(SHIPPED.name(dimension, code).en()).isEqualTo(name);
        assertThat(SHIPPED.terms(dimension)).extracting(Policy.Term::code).contains(code);
    }

    /** The code {@code volunteering} is a kind, a channel and a department. */
    @Test
    void oneCodeMayStandInSeveralDimensions() {
        assertThat(SHIPPED.name(Dimension.KIND, "volunteering").ar()).isEqualTo("تطوع");
        assertThat(SHIPPED.name(Dimension.CHANNEL, "volunteering").ar()).isEqualTo("خدمة التطوع");
        assertThat(SHIPPED.name(Dimension.DEPARTMENT, "volunteering").ar()).isEqualTo("التطوع");
    }

    @Test
    void aCodeThatIsNotListedIsShownAsItIs() {
        assertThat(SHIPPED.name(Dimension.DEPARTMENT, "partner-office"))
                .isEqualTo(BilingualText.same("partner-office"));
        assertThat(SHIPPED.name(Dimension.OUTCOME, "waiting")).isEqualTo(BilingualText.same("waiting"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL", "OUTCOME", "TIMELINESS"})
    void theseDimensionsHaveNoList(Dimension dimension) {
        assertThat(SHIPPED.terms(dimension)).isEmpty();
    }

    @Test
    void dimensionsAreWrittenInSmallLetters() {
        assertThat(Dimension.TIMELINESS.code()).isEqualTo("timeliness");
        assertThat(Dimension.values()).extracting(Dimension::code).doesNotHaveDuplicates();
    }

    @Test
    void thePolicyYearBeginsWithTheAssociationsMonth() {
        Organization own = SHIPPED.association();
        Policy september = withAssociation(new Organization(
                own.name(),
                own.policyTitle(),
                own.policyVersion(),
                own.decision(),
                own.zone(),
                own.digits(),
                own.promiseTarget(),
                own.satisfactionTarget(),
                9));
        YearMonth october = YearMonth.of(2026, 10);

        assertThat(september.period(Period.PeriodKind.POLICY_YEAR, october).first())
                .isEqualTo("2025-09-01");
        assertThat(SHIPPED.period(Period.PeriodKind.POLICY_YEAR, october).first())
                .isEqualTo("2025-01-01");
    }

    @Test
    void synonymsOfThemesAreWrittenOut() {
        assertThat(SHIPPED.synonymGroups()).isNotEmpty();
        assertThat(SHIPPED.themes())
                .flatExtracting(Theme::phrases)
                .noneMatch(phrase -> phrase.contains("<") || phrase.contains(">"));
    }

    private static Policy withClock(List<ClockVersion> clock) {
        return with(SHIPPED.association(), clock);
    }

    private static Policy withAssociation(Organization association) {
        return with(association, SHIPPED.clock());
    }

    private static Policy with(Organization association, List<ClockVersion> clock) {
        return new Policy(
                association,
                clock,
                SHIPPED.promises(),
                SHIPPED.calendar(),
                SHIPPED.kinds(),
                SHIPPED.channels(),
                SHIPPED.services(),
                SHIPPED.departments(),
                SHIPPED.segments(),
                SHIPPED.parties(),
                SHIPPED.modes(),
                SHIPPED.questions(),
                SHIPPED.synonymGroups(),
                SHIPPED.themes(),
                SHIPPED.minimumAnswers(),
                SHIPPED.minimumAnswersNoneSatisfied(),
                SHIPPED.sensitiveSegments());
    }
}
