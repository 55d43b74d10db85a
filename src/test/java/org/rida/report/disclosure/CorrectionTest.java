package org.rida.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An issued row keeps its figure until at least ten of its answers came or went. */
class CorrectionTest {

    private int answers;
    private final BitSet satisfied = new BitSet();
    private final KnownOpinions known = new KnownOpinions();

    @Test
    void fewLateAnswersWait() {
        OpinionRow phone = row("phone", 50);
        OpinionRow letter = row("letter", 20);
        issue(phone, letter);

        List<Correction.CorrectedRow> rows = correct(List.of(phone, letter), List.of(phone, more(letter, 9)));

        assertThat(rows).extracting(Correction.CorrectedRow::isUpdated).containsExactly(false, false);
        assertThat(rows).extracting(Correction.CorrectedRow::waiting).containsExactly(0, 9);
        assertThat(rows.get(1).row()).isEqualTo(letter);
    }

    @Test
    void enoughOfThemAreCounted() {
        OpinionRow phone = row("phone", 50);
        OpinionRow letter = row("letter", 20);
        issue(phone, letter);

        List<Correction.CorrectedRow> rows = correct(List.of(phone, letter), List.of(more(phone, 10), letter));

        assertThat(rows.get(0).row().answers().cardinality()).isEqualTo(60);
        assertThat(rows).extracting(Correction.CorrectedRow::waiting).containsExactly(0, 0);
    }

    @Test
    void elevenThatLeftAreTakenAway() {
        OpinionRow phone = row("phone", 50);
        OpinionRow letter = row("letter", 20);
        issue(phone, letter);
        BitSet fewer = (BitSet) phone.answers().clone();
        fewer.clear(0, 11);

        List<Correction.CorrectedRow> rows =
                correct(List.of(phone, letter), List.of(OpinionRow.of("phone", fewer), letter));

        assertThat(rows.get(0).row().answers().cardinality()).isEqualTo(39);
    }

    /** The total of fifteen late answers was told: twelve of them by row would give the other three away. */
    @Test
    void aRowWaitsWhereItWouldGiveAwayTheOthersThatCame() {
        OpinionRow phone = row("phone", 50);
        OpinionRow letter = row("letter", 20);
        issue(phone, letter);
        OpinionRow newPhone = more(phone, 12);
        OpinionRow newLetter = more(letter, 3);
        known.add("all", List.of(column()), List.of(newPhone.join(newLetter)));

        List<Correction.CorrectedRow> rows = correct(List.of(phone, letter), List.of(newPhone, newLetter));

        assertThat(rows).extracting(Correction.CorrectedRow::waiting).containsExactly(12, 3);
    }

    private void issue(OpinionRow... rows) {
        known.add("channel", List.of(column()), List.of(rows));
        known.add("all", List.of(column()), List.of(rows[0].join(rows[1])));
    }

    private List<Correction.CorrectedRow> correct(List<OpinionRow> issued, List<OpinionRow> fresh) {
        return Correction.rows(
                new OpinionTable("channel", List.of(column()), issued, OpinionTable.Order.NONE),
                fresh,
                List.of(new Remainders(known, Threshold.of(10, 20))));
    }

    private OpinionRow row(String value, int n) {
        BitSet row = new BitSet();
        row.set(answers, answers + n);
        satisfied.set(answers, answers + n);
        answers += n;
        return OpinionRow.of(value, row);
    }

    private OpinionRow more(OpinionRow row, int n) {
        return OpinionRow.of(
                row.values().get(0), BitSets.union(row.answers(), row("", n).answers()));
    }

    private OpinionColumn column() {
        BitSet all = new BitSet();
        all.set(0, answers);
        return new OpinionColumn("overall", all, satisfied);
    }
}
