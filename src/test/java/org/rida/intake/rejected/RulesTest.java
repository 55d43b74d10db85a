package org.rida.intake.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Rule;
import org.rida.policy.YamlFile;

/** The rules as cases: file text in; accepted rows and rejected line, column, reason out. */
class RulesTest {

    private static final Path CASES = Path.of("src/test/resources/org/rida/intake/rules.yaml");

    @TempDir
    Path folder;

    record Cases(List<Case> cases) {}

    record Case(String name, String mapping, String file, List<String> accepted, List<String> rejected) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return YamlFile.read(CASES, Cases.class).cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(Case example) {
        TestIntake rida = new TestIntake(folder);
        IngestResult result = rida.ingest(example.file(), example.mapping());

        assertThat(rida
                        .sql
                        .sql(
                                """
                                select request_no from request where file_id = :file
                                union all select response_no from response where file_id = :file order by 1
                                """)
                        .param("file", result.fileId())
                        .query(String.class)
                        .list()
                        .stream()
                        .map(number -> number.replaceFirst("^form-.*", "form-*"))
                        .toList())
                .isEqualTo(example.accepted());
        assertThat(rida.rejected.open(result.fileId(), 99))
                .extracting(r -> r.line() + " " + r.reasons().get(0).en())
                .isEqualTo(example.rejected());
    }

    @Test
    void everyRuleHasMessagesInBothLanguages() {
        for (Language language : Language.values()) {
            Messages wording = new Messages(language, DigitSystem.EUROPEAN);
            assertThat(Arrays.stream(Rule.values()).map(r -> "intake.rule." + r.code()))
                    .allMatch(wording::contains);
        }
    }
}
