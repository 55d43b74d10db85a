package org.rida.job.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a changed file declares otherwise, by the place of each value. */
class DeclaredChangesTest {

    private static final String CLOCK =
            """
            clock:
              - {version: "1", in-force-from: 2020-01-01, target-days: 14, headline: calendar}
            """;

    @Test
    void aNewVersionIsComparedWithTheOneThatHeldBefore() {
        String after = CLOCK
                + "  - {version: \"2026-12-01\", in-force-from: 2026-12-01, target-days: 10, headline: calendar}\n";

        assertThat(DeclaredChanges.between(CLOCK, after))
                .isEqualTo(Map.of(
                        "was./clock[2026-12-01]",
                        "",
                        "now./clock[2026-12-01]",
                        "added",
                        "was./clock[2026-12-01]/target-days",
                        "14",
                        "now./clock[2026-12-01]/target-days",
                        "10"));
        assertThat(DeclaredChanges.between(after, CLOCK))
                .containsEntry("was./clock[2026-12-01]", "removed")
                .containsEntry("was./clock[2026-12-01]/target-days", "10")
                .containsEntry("now./clock[2026-12-01]/target-days", "14");
    }

    @Test
    void anEntryIsKnownByWhatIdentifiesItWhereverItStands() {
        String before = "services:\n  - {code: food, name: {en: Food}}\n  - {code: rent, name: {en: Rent}}\n";
        String after =
                "services:\n  - code: rent\n    name: {en: Rent help} # moved\n  - {code: food, name: {en: Food}}\n";

        assertThat(DeclaredChanges.between(before, after))
                .isEqualTo(Map.of("was./services[rent]/name/en", "Rent", "now./services[rent]/name/en", "Rent help"));
    }

    @Test
    void ofAListWhatLeftAndWhatCameIsToldAndOfAddressesApart() {
        String line = "reports:\n  - {report: board-monthly, when: issue, language: ar, to: [%s]}\n";

        assertThat(DeclaredChanges.between(
                        line.formatted("board@charity.example, chair@charity.example"),
                        line.formatted("chair@charity.example, bursar@charity.example")))
                .isEqualTo(Map.of(
                        "was./reports[board-monthly issue ar]/to[]",
                        "bo***@charity.example",
                        "now./reports[board-monthly issue ar]/to[]",
                        "bu***@charity.example"));
    }

    @Test
    void equalEntriesAreNumberedAndStepsAreNamedByTheirKind() {
        String before = "steps:\n  - report: {name: a}\n  - report: {name: b}\n";

        assertThat(DeclaredChanges.between(before, before.replace("name: b", "name: c")))
                .containsOnlyKeys("was./steps[report 2]/report/name", "now./steps[report 2]/report/name");
    }

    @Test
    void aCommentOrABrokenTextDeclaresNothing() {
        assertThat(DeclaredChanges.between(CLOCK, "# later\n" + CLOCK)).isEmpty();
        assertThat(DeclaredChanges.between("clock: [", CLOCK)).isEmpty();
        assertThat(DeclaredChanges.between("", "")).isEmpty();
    }

    @Test
    void moreThanTheMostIsSaidToBeMore() {
        StringBuilder many = new StringBuilder("services:\n");
        for (int i = 0; i < 200; i++) {
            many.append("  - {code: s").append(i).append(", name: {en: S}}\n");
        }
        assertThat(DeclaredChanges.between("", many.toString()))
                .containsKey("now./")
                .hasSize(202);
    }
}
