package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.intake.format.TestIntake;

/** Which code a cell means: by the sender's words, the code, the policy's names and the words that are built in. */
class CodeLookupTest {

    @ParameterizedTest
    @ValueSource(strings = {"accepted", " ACCEPTED ", "مقبول", "مقبولة", "تم القبول", "Approved"})
    void builtInWordsAreKnownWhateverTheirCase(String cell) {
        assertThat(lookup("decision", "").code(cell)).isEqualTo("accepted");
    }

    @Test
    void aSendersWordCountsBeforeABuiltInOne() {
        CodeLookup lookup = lookup("decision", "values: [{code: rejected, accept: [Approved]}]");

        assertThat(lookup.code("approved")).isEqualTo("rejected");
        assertThat(lookup.code("accept")).isEqualTo("accepted");
    }

    @Test
    void aValueThatIsNotListedIsNullKeptReplacedOrIgnored() {
        assertThat(lookup("decision", "").code("perhaps")).isNull();
        assertThat(lookup("decision", "unknown: keep").code("perhaps")).isEqualTo("perhaps");
        assertThat(lookup("decision", "unknown: rejected").code("perhaps")).isEqualTo("rejected");
        assertThat(lookup("decision", "unknown: 'null'").code("perhaps")).isEmpty();
    }

    /** What is kept goes into reports: a number that somebody typed into the wrong column does not. */
    @Test
    void aValueThatIsKeptIsMasked() {
        CodeLookup lookup = lookup("decision", "unknown: keep");

        assertThat(lookup.code("call 0551234567")).doesNotContain("0551234567");
        assertThat(lookup.isListed("call 0551234567")).isFalse();
    }

    /** Where 1 is no and 2 is yes, an unlisted 0 must not mean no by the built-in words. */
    @Test
    void numbersThatTheMappingRecodesLoseTheirBuiltInMeaning() {
        CodeLookup plain = lookup("informed-of-rights", "");
        assertThat(plain.recodesNumbers()).isFalse();
        assertThat(plain.code("1")).isEqualTo("1");
        assertThat(plain.code("0")).isEqualTo("0");

        CodeLookup recoded =
                lookup("informed-of-rights", "values: [{code: '0', accept: ['1']}, {code: '1', accept: ['2']}]");
        assertThat(recoded.recodesNumbers()).isTrue();
        assertThat(recoded.code("1")).isEqualTo("0");
        assertThat(recoded.code("2")).isEqualTo("1");
        assertThat(recoded.code("٢")).isEqualTo("1");
        assertThat(recoded.code("0")).isNull();
        assertThat(recoded.code("نعم")).as("words keep their meaning").isEqualTo("1");
    }

    @Test
    void listingANumberAsItselfIsNoRecoding() {
        CodeLookup lookup = lookup("informed-of-rights", "values: [{code: '1', accept: ['1', sure]}]");

        assertThat(lookup.recodesNumbers()).isFalse();
        assertThat(lookup.code("sure")).isEqualTo("1");
        assertThat(lookup.code("0")).isEqualTo("0");
    }

    @Test
    void theExpectedValuesAreNamedInBothLanguages() {
        CodeLookup lookup = lookup("decision", "");

        assertThat(lookup.expected().en()).isEqualTo("accepted, rejected");
        assertThat(lookup.expected().ar()).isEqualTo("مقبول، مرفوض");
        assertThat(lookup("overall", "").isEmpty()).isTrue();
    }

    private static CodeLookup lookup(String field, String more) {
        RecordType type = field.equals("decision") ? RecordType.REQUEST : RecordType.RESPONSE;
        Mapping mapping = TestIntake.mappingOf(
                "words",
                """
                record-type: %s
                fields:
                  - field: %s
                    headers: [Column]
                """
                                .formatted(type.name().toLowerCase(java.util.Locale.ROOT), field)
                        + (more.isEmpty() ? "" : "    " + more + "\n"));
        Field described = FieldCatalog.all(type, TestIntake.POLICY).stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .orElseThrow();
        return CodeLookup.of(described, mapping.field(field), TestIntake.POLICY);
    }

    @Test
    void termsOfThePolicyAreKnownByCodeAndBothNames() {
        Field channel = FieldCatalog.all(RecordType.REQUEST, TestIntake.POLICY).stream()
                .filter(each -> each.dimension() != null)
                .findFirst()
                .orElseThrow();
        CodeLookup lookup = CodeLookup.of(channel, Mapping.FieldMapping.plain(channel.name()), TestIntake.POLICY);

        for (var term : TestIntake.POLICY.terms(java.util.Objects.requireNonNull(channel.dimension()))) {
            assertThat(List.of(term.code(), term.name().ar(), term.name().en()))
                    .allSatisfy(word -> assertThat(lookup.code(word)).isEqualTo(term.code()));
        }
    }
}
