package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.intake.format.TestIntake;

/** Options of a question with several answers, as Kobo, Google and Microsoft export them. */
class MultiSelectTest {

    @Test
    void ticksAreAnythingButEmptyAndWordsForNo() {
        Map<Integer, String> ticks = Map.of(0, "speed", 1, "clarity", 2, "access", 3, "price", 4, "staff");

        assertThat(MultiSelect.ticked(ticks, new String[] {"1", "0", " x ", "لا"}))
                .as("the last column is missing in a short row")
                .containsExactlyInAnyOrder("speed", "access");
    }

    @Test
    void semicolonsSeparateBeforeCommas() {
        assertThat(MultiSelect.listed("speed, clarity ,")).containsExactly("speed", "clarity");
        assertThat(MultiSelect.listed("speed، clarity")).containsExactly("speed", "clarity");
        assertThat(MultiSelect.listed("speed, at least;clarity;")).containsExactly("speed, at least", "clarity");
        assertThat(MultiSelect.listed("السرعة؛ الوضوح، قليلًا")).containsExactly("السرعة", "الوضوح، قليلًا");
        assertThat(MultiSelect.listed("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "improve/speed, improve",
        "Improve? - Speed, Improve?",
        "Improve? [Speed], Improve?",
        "speed, ''",
        "/speed, ''"
    })
    void aColumnsGroupStandsBeforeTheLastSeparator(String column, String group) {
        assertThat(MultiSelect.group(column)).isEqualTo(group);
    }

    @Test
    void columnsOfAQuestionAreFoundByEachFormOfTheirHeaders() {
        assertThat(MultiSelect.ticks(
                        List.of("Improve?"),
                        List.of(
                                "Improve?",
                                "improve?/Speed",
                                "IMPROVE? - Clarity",
                                "Improve? [Access]",
                                "Other? [Access]")))
                .isEqualTo(Map.of(1, "Speed", 2, "Clarity", 3, "Access"));
        assertThat(MultiSelect.isPartOf("Improve?", "improve?")).isTrue();
        assertThat(MultiSelect.isPartOf("Improve?", "Improve? [Speed]")).isTrue();
        assertThat(MultiSelect.isPartOf("Improve?", "Improved")).isFalse();
    }

    @Test
    void optionsAreCountedByRowsThatChoseAny() {
        MultiSelect question = question("improve");

        assertThat(question.add(new String[] {"1", "speed, clarity"})).isTrue();
        assertThat(question.add(new String[] {"2", ""})).isFalse();
        assertThat(question.add(new String[] {"3"})).as("a short row").isFalse();
        assertThat(question.add(new String[] {"4", "speed,speed"})).isTrue();

        assertThat(question.answers()).isEqualTo(2);
        assertThat(question.options()).isEqualTo("speed 2, clarity 1");
    }

    /** A column of free text that somebody declared as a list must neither fill the memory nor name people. */
    @Test
    void optionsAreMaskedAndTheirNumberIsBounded() {
        MultiSelect question = question("improve");
        question.add(new String[] {"1", "call 0551234567"});
        assertThat(question.options()).doesNotContain("0551234567");

        IntStream.range(0, 200)
                .forEach(i ->
                        question.add(new String[] {"2", "option " + (char) ('a' + i / 26) + (char) ('a' + i % 26)}));
        assertThat(question.options().split(", ")).hasSize(50);
        assertThat(question.answers()).isEqualTo(201);
    }

    private static MultiSelect question(String header) {
        Mapping mapping =
                TestIntake.mappingOf("several", "record-type: response\nmulti-select: [" + header + ", absent]\n");
        ColumnMatch columns = ColumnMatch.match(
                new String[] {"response_no", header},
                FieldCatalog.all(RecordType.RESPONSE, TestIntake.POLICY),
                mapping);
        List<MultiSelect> found = MultiSelect.questions(mapping, columns);
        assertThat(found).extracting(MultiSelect::header).containsExactly(header);
        return found.get(0);
    }
}
