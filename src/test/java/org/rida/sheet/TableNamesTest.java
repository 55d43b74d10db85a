package org.rida.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of tables and the titles of their columns, as spreadsheets permit them. */
class TableNamesTest {

    @ParameterizedTest
    @CsvSource({
        "By channel, By_channel",
        "'Age of open requests (days)', Age_of_open_requests_days",
        "زمن كل مرحلة (بالأيام), زمن_كل_مرحلة_بالأيام",
        "% satisfied, satisfied",
        "Q3, _Q3",
        "R1C1, _R1C1",
        "r, _r",
        "'90% in time', _90_in_time",
        "'?', _"
    })
    void isMadeOfTheTitle(String title, String name) {
        assertThat(new TableNames().unique(title)).isEqualTo(name);
    }

    @Test
    void isUniqueRegardlessOfCase() {
        TableNames names = new TableNames();
        assertThat(Stream.of("By mode", "by Mode", "BY MODE", "By mode 2").map(names::unique))
                .containsExactly("By_mode", "by_Mode_2", "BY_MODE_3", "By_mode_2_2");
    }

    @Test
    void isCutBetweenWords() {
        assertThat(new TableNames()
                        .unique("Satisfied among those who were answered within the promised two weeks of receipt"))
                .isEqualTo("Satisfied_among_those_who_were_answered_within_the_promised");
    }

    /** The signs of a printed flow; a minus of three kinds. */
    @Test
    void titlesOfColumnsAreNoFormulasAndNoTwoAreEqual() {
        assertThat(ColumnTitles.titles(Stream.of("= open", "+ received", "−left", "-1", "@sum", "", "n", "N", "±2")
                        .map(title -> Column.of(title, 10))
                        .toList()))
                .isEqualTo(List.of("Open", "Received", "Left", "1", "Sum", "6", "n", "N 2", "2"));
    }
}
