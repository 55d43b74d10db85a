package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.console.PageFormatter;
import org.rida.console.RunningConsole;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.job.rules.DeclaredChanges;
import org.springframework.beans.factory.annotation.Autowired;

/** A changed declaration is told in words of its reader, not as lines of its file. */
class DeclaredWordsTest extends RunningConsole {

    /** What no form has: how files are read, and what steps of jobs do. These lines stay lines. */
    private static final Pattern NO_WORDS = Pattern.compile(
            "/|/steps.*|/decisions\\[.*/(steps|actor).*|/association/digits|/calendar|/schedule/precondition.*|/parameters.*/(title|type).*|/questions.*/(scale|options).*"
                    + "|/(fields|answers)\\[.*/(values|scale|unknown|null-values|dont-know|date-|else-|reversed).*"
                    + "|/(charset|sheet|password|zone|date-formats|null-values|covers-to|reject-limit|number|rows|ignore|multi-select|rules).*");

    @Autowired
    DeclaredWords declared;

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("jobs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    /** Everything that the files of the product declare has words where a form can change it. */
    @ParameterizedTest
    @MethodSource("files")
    void eachDeclaredValueHasWords(Path file) throws IOException {
        for (Language language : Language.values()) {
            PageFormatter words = formatter(language);
            for (String part : Files.readString(file).split("(?m)^(?=[a-z])")) {
                List<String> untold = new ArrayList<>();
                List<AuditDetail> told = declared.tell(DeclaredChanges.between("", part), untold, words);

                assertThat(untold).allMatch(place -> NO_WORDS.matcher(place).matches());
                assertThat(told)
                        .noneMatch(detail -> detail.label().contains("audit.")
                                || detail.text().contains("audit."));
            }
        }
    }

    @Test
    void aPromiseIsToldWithTheDayFromWhichItHolds() {
        String clock =
                """
                clock:
                  - {version: "1", in-force-from: 2020-01-01, target-days: 14, target-working-days: 10, headline: calendar}
                """;
        String after = clock
                + "  - {version: \"2026-12-01\", in-force-from: 2026-12-01, target-days: 14, target-working-days: 8, headline: working}\n";

        assertThat(told(clock, after, Language.EN))
                .containsExactly("Promise in force from \u20681 December 2026\u2069: added"
                        + " · Days that reports lead with: \u2068Calendar days\u2069 → \u2068Working days\u2069"
                        + " · Working days within which an answer is promised: \u206810\u2069 → \u20688\u2069");
        assertThat(told(clock, after, Language.AR)).singleElement().satisfies(text -> assertThat(text)
                .contains("أُضيف", "أيام العمل التي يُوعد بالرد خلالها", "\u2068١٠\u2069", "\u2068٨\u2069"));
    }

    @Test
    void targetsDaysAndEntriesAreToldAsFormsShowThem() {
        assertThat(told("association:\n  promise-target: 0.9\n", "association:\n  promise-target: 0.95\n", Language.EN))
                .containsExactly("Answered in time: target in per cent: \u206890%\u2069 → \u206895%\u2069");
        assertThat(told(
                        "calendar:\n  workweek: [sunday, monday]\n",
                        "calendar:\n  workweek: [sunday, tuesday]\n",
                        Language.EN))
                .containsExactly("Working days of the week: removed \u2068Monday\u2069, added \u2068Tuesday\u2069");
        assertThat(told(
                        "services:\n  - {code: food, name: {en: Food}}\n",
                        "services:\n  - {code: food, name: {en: Baskets}}\n",
                        Language.EN))
                .containsExactly(
                        "Service · \u2068Food baskets\u2069: Name in English: \u2068Food\u2069 → \u2068Baskets\u2069");
    }

    private List<String> told(String before, String after, Language language) {
        List<String> untold = new ArrayList<>();
        List<AuditDetail> told = declared.tell(DeclaredChanges.between(before, after), untold, formatter(language));
        assertThat(untold).isEmpty();
        return told.stream()
                .map(detail -> detail.label() + ": " + detail.text())
                .toList();
    }

    private static PageFormatter formatter(Language language) {
        return new PageFormatter(new Messages(language, DigitSystem.ARABIC_INDIC), ZoneId.of("Asia/Riyadh"));
    }
}
