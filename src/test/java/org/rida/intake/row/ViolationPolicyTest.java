package org.rida.intake.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.rida.i18n.Problem;
import org.rida.intake.finding.ViolationCounts;
import org.rida.intake.format.TestIntake;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;

/** What a violation leads to, by the rule's default and by the mapping; and numbers that come again within a file. */
class ViolationPolicyTest {

    private static final String[] HEADER = {"request_no", "received_on", "kind", "channel", "updated_at"};

    private final PseudonymKey key = PseudonymKey.temporary();

    @Test
    void aRejectedRowKeepsItsReasonsAndIsCounted() {
        RowParser parser = parser("");
        ViolationPolicy policy = new ViolationPolicy(mapping(""), "requests.csv", true);

        assertThat(policy.accepts(row(parser, 2, "R-1", "2026-10-01", "phone"), parser))
                .isTrue();
        RowBuilder wrong = row(parser, 3, "R-2", "2026-10-32", "pigeon");
        assertThat(policy.accepts(wrong, parser)).isFalse();

        assertThat(wrong.violations())
                .extracting(violation -> violation.rule())
                .contains(Rule.DATE, Rule.UNKNOWN_VALUE);
        assertThat(policy.rejected()).as("rows, not violations").isEqualTo(1);
        assertThat(policy.rejects().entries())
                .extracting(ViolationCounts.ViolationCount::line)
                .containsOnly(3L);
        assertThat(policy.warnings().entries()).isEmpty();
    }

    @Test
    void aWarningIsTakenOutOfTheRowAndCounted() {
        String lenient = "rules: [{rule: unknown-value, action: warn}]";
        RowParser parser = parser(lenient);
        ViolationPolicy policy = new ViolationPolicy(mapping(lenient), "requests.csv", true);

        RowBuilder row = row(parser, 2, "R-1", "2026-10-01", "pigeon");
        assertThat(policy.accepts(row, parser)).isTrue();
        row = row(parser, 3, "R-2", "2026-10-02", "dove");
        assertThat(policy.accepts(row, parser)).isTrue();

        assertThat(row.violations()).isEmpty();
        assertThat(policy.rejected()).isZero();
        assertThat(policy.warnings().mostFrequent()).hasValueSatisfying(count -> {
            assertThat(count.first().rule()).isEqualTo(Rule.UNKNOWN_VALUE);
            assertThat(count.first().found()).isEqualTo("pigeon");
            assertThat(count.line()).isEqualTo(2);
            assertThat(count.n()).isEqualTo(2);
        });
    }

    /** The day of receipt is required: a warning about its form must not let a row in without it. */
    @Test
    void aRequiredValueThatOnlyWarnedIsStillRequired() {
        String lenient = "rules: [{rule: date, action: warn}]";
        RowParser parser = parser(lenient);
        ViolationPolicy policy = new ViolationPolicy(mapping(lenient), "requests.csv", true);

        RowBuilder row = row(parser, 2, "R-1", "2026-10-32", "phone");
        assertThat(policy.accepts(row, parser)).isFalse();

        assertThat(row.violations()).extracting(violation -> violation.rule()).containsExactly(Rule.REQUIRED);
        assertThat(policy.warnings().entries()).hasSize(1);
        assertThat(policy.rejected()).isEqualTo(1);
    }

    @Test
    void aRuleThatRefusesTheFileThrowsOrCountsAsARejection() {
        String strict = "rules: [{rule: unknown-value, action: refuse-file}]";
        RowParser parser = parser(strict);

        assertThatThrownBy(() -> new ViolationPolicy(mapping(strict), "requests.csv", true)
                        .accepts(row(parser, 7, "R-1", "2026-10-01", "pigeon"), parser))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("requests.csv: ")
                .hasMessageContaining("pigeon");

        ViolationPolicy check = new ViolationPolicy(mapping(strict), "requests.csv", false);
        assertThat(check.accepts(row(parser, 7, "R-1", "2026-10-01", "pigeon"), parser))
                .isFalse();
        assertThat(check.rejected()).isEqualTo(1);
    }

    @Test
    void theNewestRowOfANumberCountsAndEqualMomentsConflict() {
        RowParser parser = parser("");
        DuplicateNumbers numbers = new DuplicateNumbers();

        assertThat(numbers.add(version(parser, 2, "phone", "2026-10-01T09:00"), RecordType.REQUEST))
                .isFalse();
        assertThat(numbers.add(version(parser, 3, "phone", "2026-10-01T09:00"), RecordType.REQUEST))
                .as("the same once more")
                .isFalse();
        assertThat(numbers.add(version(parser, 4, "letter", "2026-10-01T08:00"), RecordType.REQUEST))
                .as("an older one")
                .isFalse();
        assertThat(numbers.conflicting()).isZero();

        assertThat(numbers.add(version(parser, 5, "letter", "2026-10-01T09:00"), RecordType.REQUEST))
                .isTrue();
        assertThat(numbers.conflicting()).as("all rows of the number").isEqualTo(4);
        assertThat(numbers.firstConflict()).isEqualTo(2);

        assertThat(numbers.add(version(parser, 6, "letter", "2026-10-02T09:00"), RecordType.REQUEST))
                .as("a newer one settles it")
                .isFalse();
        assertThat(numbers.conflicting()).isZero();
        assertThat(numbers.repeated()).isEqualTo(4);
    }

    @Test
    void rowsWithoutANumberAreNotFollowed() {
        RowParser parser = parser("");
        DuplicateNumbers numbers = new DuplicateNumbers();

        assertThat(numbers.add(row(parser, 2, "", "2026-10-01", "phone"), RecordType.REQUEST))
                .isFalse();
        assertThat(numbers.add(row(parser, 3, "", "2026-10-02", "phone"), RecordType.REQUEST))
                .isFalse();

        assertThat(numbers.repeated()).isZero();
        assertThat(numbers.firstConflict()).isZero();
    }

    private RowBuilder version(RowParser parser, long line, String channel, String moment) {
        return parser.parse(line, new String[] {"R-1", "2026-10-01", "aid", channel, moment});
    }

    private static RowBuilder row(RowParser parser, long line, String number, String received, String channel) {
        return parser.parse(line, new String[] {number, received, "aid", channel, "2026-10-05T09:00"});
    }

    private RowParser parser(String more) {
        Mapping mapping = mapping(more);
        FileContext context = new FileContext(mapping, TestIntake.POLICY, key, LocalDate.of(2026, 11, 20));
        return new RowParser(
                context,
                ColumnMatch.match(HEADER, FieldCatalog.all(RecordType.REQUEST, TestIntake.POLICY), mapping),
                true);
    }

    private static Mapping mapping(String more) {
        return TestIntake.mappingOf("requests", "record-type: request\n" + more + "\n");
    }
}
