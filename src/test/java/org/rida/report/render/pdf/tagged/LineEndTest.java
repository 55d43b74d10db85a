package org.rida.report.render.pdf.tagged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Behind which text objects a space is missing, since the paragraph goes on in the next line. */
class LineEndTest {

    @Test
    void theLastOfALineEndsItWhereTheParagraphGoesOn() {
        List<TextStart> paragraph =
                List.of(start(0, 10, "answered within "), start(80, 10, "two"), start(0, 28, "weeks"));
        assertThat(LineEnd.of(paragraph, 0, 10)).isEqualTo(LineEnd.NONE);
        assertThat(LineEnd.of(paragraph, 80, 10)).isEqualTo(LineEnd.RIGHT);
        assertThat(LineEnd.of(paragraph, 0, 28)).as("the last line").isEqualTo(LineEnd.NONE);
    }

    /** Letters are drawn from left to right, so the line's end is what stands first. */
    @Test
    void aLineOfArabicEndsOnTheLeft() {
        List<TextStart> paragraph =
                List.of(start(0, 10, "نم "), start(40, 10, "١٢ "), start(60, 10, "بيجأ"), start(0, 28, "طلب"));
        assertThat(LineEnd.of(paragraph, 0, 10)).isEqualTo(LineEnd.LEFT);
        assertThat(LineEnd.of(paragraph, 60, 10)).isEqualTo(LineEnd.NONE);
    }

    @Test
    void aWordThatGoesOnIsNotSplit() {
        assertThat(LineEnd.of(List.of(start(0, 10, "from 82–"), start(0, 28, "90%")), 0, 10))
                .isEqualTo(LineEnd.NONE);
        assertThat(LineEnd.of(List.of(start(0, 10, "file 2026-10/"), start(0, 28, "x")), 0, 10))
                .isEqualTo(LineEnd.NONE);
        assertThat(LineEnd.of(List.of(start(0, 10, "(233 of 270) –"), start(0, 28, "a real")), 0, 10))
                .as("a dash between words")
                .isEqualTo(LineEnd.RIGHT);
        assertThat(LineEnd.of(List.of(start(0, 10, "–٨٢ نيب"), start(0, 28, "٩٠")), 0, 10))
                .isEqualTo(LineEnd.NONE);
    }

    @Test
    void aParagraphWithMoreLatinThanArabicRunsFromLeftToRight() {
        List<TextStart> paragraph = List.of(start(0, 10, "the word "), start(50, 10, "اضر"), start(0, 28, "means"));
        assertThat(LineEnd.of(paragraph, 50, 10)).isEqualTo(LineEnd.RIGHT);
        assertThat(LineEnd.of(paragraph, 0, 10)).isEqualTo(LineEnd.NONE);
    }

    private static TextStart start(float x, float y, String letters) {
        return new TextStart(x, y, new StringBuilder(letters));
    }
}
