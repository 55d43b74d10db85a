package org.rida.job.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.intake.setup.FileDescription.NewTerm;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.springframework.util.FileSystemUtils;

/** Terms that are added to a list of the policy, whose file people wrote and whose comments they keep. */
class NewMappingTest {

    private static final NewTerm KIOSK =
            new NewTerm("channel", "kiosk", "kiosk", "جهاز \"الخدمة\"", "Kiosk: self-service", null);

    @TempDir
    Path folder;

    @Test
    void aTermFollowsTheLastEntryOfItsList() {
        String text =
                """
                # Vocabulary
                channels:
                  - {code: phone, name: {ar: هاتف, en: Phone}}

                  # not asked any more
                  - {code: letter, name: {ar: خطاب, en: Letter}}

                # What people ask for
                services:
                  - {code: aid, name: {ar: مساعدة, en: Aid}}
                """;

        assertThat(NewMapping.withTerms(text, "channels", List.of(KIOSK)))
                .isEqualTo(
                        text.replace(
                                "en: Letter}}\n",
                                "en: Letter}}\n  - {code: kiosk, name: {ar: \"جهاز \\\"الخدمة\\\"\", en: \"Kiosk: self-service\"}}\n"));
    }

    @Test
    void severalTermsKeepTheirOrderAtTheEndOfAFileWithoutALastLineEnd() {
        String text = "services:\n- {code: aid, name: {ar: مساعدة, en: Aid}}";

        assertThat(NewMapping.withTerms(
                                text,
                                "services",
                                List.of(
                                        new NewTerm("service", "loan", "loan", "قرض", "Loan", null),
                                        new NewTerm("service", "visit", "visit", "زيارة", "Visit", null)))
                        .lines())
                .containsExactly(
                        "services:",
                        "- {code: aid, name: {ar: مساعدة, en: Aid}}",
                        "  - {code: loan, name: {ar: \"قرض\", en: \"Loan\"}}",
                        "  - {code: visit, name: {ar: \"زيارة\", en: \"Visit\"}}");
    }

    /** What is written is read again as it was meant, quotation marks and colons included, and nothing else changes. */
    @Test
    void theShippedVocabularyIsReadWithTheTerm() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("jobs", "policy"), folder);
        Policy before = PolicyReader.read(folder);
        Path file = folder.resolve("vocabulary.yaml");

        Files.writeString(file, NewMapping.withTerms(Files.readString(file), "channels", List.of(KIOSK)));

        Policy after = PolicyReader.read(folder);
        List<Policy.Term> channels = after.terms(Dimension.CHANNEL);
        assertThat(channels).startsWith(before.terms(Dimension.CHANNEL).toArray(Policy.Term[]::new));
        assertThat(channels).hasSize(before.terms(Dimension.CHANNEL).size() + 1);
        Policy.Term added = channels.get(channels.size() - 1);
        assertThat(added.code()).isEqualTo("kiosk");
        assertThat(added.name().ar()).isEqualTo("جهاز \"الخدمة\"");
        assertThat(added.name().en()).isEqualTo("Kiosk: self-service");
        assertThat(after.terms(Dimension.SERVICE)).isEqualTo(before.terms(Dimension.SERVICE));
    }
}
