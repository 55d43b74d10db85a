package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.intake.format.TestIntake;
import org.rida.intake.text.TextNormalizer;

/** Survey tools export faces, thumbs and stars: a picture is a value as a word is. */
class PictureValuesTest {

    @ParameterizedTest
    @CsvSource({"😀, 😡", "👍, 👎", "★★★, ★★", "★, ☆", "✔, ✘", "❤️, 💔"})
    void differentPicturesAreDifferentValues(String one, String other) {
        assertThat(TextNormalizer.key(one)).isNotEmpty().isNotEqualTo(TextNormalizer.key(other));
    }

    /** The colour of a skin, the style of drawing and spaces say nothing about the answer. */
    @ParameterizedTest
    @CsvSource({"👍, 👍🏽", "❤, ❤️", "★★★, ★ ★ ★"})
    void onePictureIsOneValue(String one, String other) {
        assertThat(TextNormalizer.key(one)).isEqualTo(TextNormalizer.key(other));
    }

    /** Signs stay what they were: a dash is no value, and a word beside a picture is the word. */
    @Test
    void signsAndWordsAreReadAsBefore() {
        assertThat(TextNormalizer.key("–")).isEqualTo(TextNormalizer.key("...")).isEmpty();
        assertThat(TextNormalizer.key("Good 👍")).isEqualTo("good");
    }

    @Test
    void facesAreMatchedToScores() {
        Mapping mapping = TestIntake.mappingOf(
                "faces",
                """
                record-type: response
                fields:
                  - {field: overall, values: [{code: "5", accept: ["😀"]}, {code: "1", accept: ["😡"]}]}
                """);
        Field overall = FieldCatalog.all(RecordType.RESPONSE, TestIntake.POLICY).stream()
                .filter(field -> field.name().equals("overall"))
                .findFirst()
                .orElseThrow();
        CodeLookup codes = CodeLookup.of(overall, mapping.field("overall"), TestIntake.POLICY);

        assertThat(codes.code("😀")).isEqualTo("5");
        assertThat(codes.code("😡")).isEqualTo("1");
        assertThat(codes.isListed("😐")).isFalse();
    }
}
