package org.rida.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.io.LineDiff.DiffLine;

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
    void whatStandsBetweenTwoChangesIsLeftOut() {
        assertThat(words(LineDiff.between("a\nb\nc\nd\n", "a\nx\nc\ny\n"))).containsExactly("-2b", "+2x", "-4d", "+4y");
        assertThat(words(LineDiff.between("a\nb\nc", "c\na\nb"))).containsExactly("+1c", "-3c");
    }

    /** Without comparing each line with each, and without losing one. */
    @Test
    void longTextsAreShownWholeBetweenTheirFirstAndLastChange() {
        String before = IntStream.range(0, 3000).mapToObj(i -> "old " + i).collect(Collectors.joining("\n"));
        String after = "same\n" + before.replace("old", "new") + "\nsame";
        assertThat(LineDiff.between("same\n" + before + "\nsame", after))
                .hasSize(6000)
                .first()
                .isEqualTo(new DiffLine(2, false, "old 0"));
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
