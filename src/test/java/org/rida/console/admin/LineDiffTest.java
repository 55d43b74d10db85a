package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.console.admin.LineDiff.DiffLine;

class LineDiffTest {

    @ParameterizedTest
    @CsvSource({
        "'a\nb\nc', 'a\nb\nc', ''",
        "'a\nb\nc', 'a\nx\nc', '-2b +2x'",
        "'a\nb\nc', 'a\nc', '-2b'",
        "'a\nc', 'a\nb\nc', '+2b'",
        "'a', 'a\nb\nc', '+2b +3c'",
        "'b\nc', 'a\nb\nc', '+1a'",
        "'a\na\na', 'a\na', '-3a'",
        "'a\nb\na', 'a', '-2b -3a'",
        "'', 'a', '+1a'",
        "'a', '', '-1a'"
    })
    void changedLinesHaveTheNumbersOfTheirOwnText(String before, String after, String changes) {
        assertThat(String.join(" ", words(LineDiff.between(before, after)))).isEqualTo(changes);
    }

    @Test
    void whatStandsBetweenTwoChangesIsShownAsWell() {
        assertThat(words(LineDiff.between("a\nb\nc\nd\n", "a\nx\nc\ny\n")))
                .containsExactly("-2b", "-3c", "-4d", "+2x", "+3c", "+4y");
    }

    @Test
    void lineEndsAreNoChange() {
        assertThat(LineDiff.between("a\nb\n", "a\nb")).isEmpty();
        assertThat(LineDiff.between("a\r\nb\r\n", "a\nb\n")).isEmpty();
    }

    private static List<String> words(List<DiffLine> lines) {
        return lines.stream()
                .map(line -> (line.added() ? "+" : "-") + line.number() + line.text())
                .toList();
    }
}
