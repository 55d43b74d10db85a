package org.rida.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+966500000000",
                "-2+3+cmd|' /C calc'!A0",
                "-",
                "-1.",
                "--1",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠1"
            })
    void textThatBeginsLikeAFormulaBecomesText(String cell) throws IOException {
        assertThat(line(cell).replace("\"", "")).isEqualTo(" " + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-3", "-0.25", "0.5", "2026-10", "a=b", "نعم"})
    void otherTextStaysUnchanged(String cell) throws IOException {
        assertThat(line(cell)).isEqualTo(cell);
    }

    @Test
    void aFileBeginsWithTheMarkOfUtf8AndItsLinesEndAsInExcel() throws IOException {
        StringWriter out = new StringWriter();
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(out)) {
            csv.line("a", "b,c");
            csv.line("=d", "e\"f");
        }
        assertThat(out).hasToString("\uFEFFa,\"b,c\"\r\n =d,\"e\"\"f\"\r\n");
    }

    private static String line(String cell) throws IOException {
        StringWriter out = new StringWriter();
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(out)) {
            csv.line(cell);
        }
        return out.toString().substring(1).replaceFirst("\r\n$", "");
    }
}
