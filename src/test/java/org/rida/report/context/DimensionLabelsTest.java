package org.rida.report.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Term;
import org.rida.policy.PolicyReader;

class DimensionLabelsTest {

    /** Of the "Model Charity of Madinah". */
    private final Policy policy = PolicyReader.read(Path.of("jobs", "policy"));

    @ParameterizedTest
    @CsvSource({
        "Still waiting, still waiting",
        "Low-income families, low-income families",
        "Other contacts (no deadline), other contacts (no deadline)",
        "IT support, IT support",
        "NGOs, NGOs",
        "Madinah branch, Madinah branch",
        "2020 intake, 2020 intake"
    })
    void beginsSmallUnlessItIsAName(String label, String within) {
        assertThat(DimensionLabels.inSentence(new BilingualText("اسم", label), policy))
                .isEqualTo(new BilingualText("اسم", within));
    }

    @Test
    void lowersEachTermOfThePolicyThatIsShipped() {
        List<String> capital = Stream.of(Dimension.values())
                .flatMap(dimension -> policy.terms(dimension).stream())
                .map(Term::name)
                .map(name -> DimensionLabels.inSentence(name, policy).en())
                .filter(name -> Character.isUpperCase(name.charAt(0)))
                .toList();
        assertThat(capital).isEmpty();
    }
}
