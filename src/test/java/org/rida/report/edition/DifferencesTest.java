package org.rida.report.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.OctoberRun;
import org.rida.console.TestEdition;
import org.rida.i18n.Problem;
import org.rida.policy.Policy.Audience;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Differences.FigureDifference;
import org.springframework.beans.factory.annotation.Autowired;

/** Comparison of two editions: every changed figure in both languages, and nothing else. */
class DifferencesTest extends OctoberRun {

    @Autowired
    private Differences differences;

    @Test
    void onlyChangedFiguresAreListedWithBothValuesInBothLanguages() {
        FigureSet october = editions.figures(firstDraft().id()).orElseThrow();
        long first = keep(october, "difference", october.pages());
        assertThat(differences.between(first, keep(october, "difference", october.pages())))
                .isEmpty();

        long second = keep(october, "difference", changed(october));
        List<FigureDifference> moved = differences.between(first, second);
        Cell before = card(october).value();
        CellFormatter english = words(october, org.rida.i18n.Language.EN);
        CellFormatter arabic = words(october, org.rida.i18n.Language.AR);
        assertThat(moved)
                .extracting(d -> d.figure().en(), d -> d.before().en(), d -> d.after()
                        .en())
                .containsExactly(tuple("Answered within two weeks", english.inTable(before), "42%"));
        assertThat(moved)
                .extracting(d -> d.figure().ar(), d -> d.before().ar(), d -> d.after()
                        .ar())
                .containsExactly(tuple("أُجيب عنه خلال أسبوعين", arabic.inTable(before), "٤٢٪"));
        assertThat(differences.between(second, first))
                .singleElement()
                .satisfies(back -> assertThat(back.after().en()).isEqualTo(english.inTable(before)));
    }

    @Test
    void aFigureMissingFromOneEditionIsADash() {
        FigureSet october = editions.figures(firstDraft().id()).orElseThrow();
        long whole = keep(october, "difference", october.pages());
        long shorter = keep(
                october,
                "difference",
                october.pages().subList(1, october.pages().size()));
        assertThat(differences.between(whole, shorter))
                .filteredOn(d -> d.figure().en().equals("Answered within two weeks"))
                .singleElement()
                .satisfies(d -> assertThat(d.after().en()).isEqualTo("–"));
    }

    @Test
    void editionsOfDifferentReportsAreNotCompared() {
        FigureSet october = editions.figures(firstDraft().id()).orElseThrow();
        long first = keep(october, "difference", october.pages());
        long other = keep(october, "another", october.pages());
        assertThatThrownBy(() -> differences.between(first, other))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("these are of difference and another");
        assertThatThrownBy(() -> differences.between(first, 4_711_000))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("edition 4711000 is unknown");
    }

    /** Of a report and a month that no other test looks at. */
    private long keep(FigureSet like, String report, List<FigureSet.ReportPage> pages) {
        FigureSet figures = new FigureSet(
                report,
                YearMonth.of(2031, 1),
                like.title(),
                like.period(),
                like.stamp(),
                like.footer(),
                like.cutOff(),
                like.digits(),
                pages);
        return editions.save(
                        figures, Audience.QUALITY, TestEdition.nothing(figures.month()), 0, null, folder -> List.of())
                .id();
    }

    private static Block.Card card(FigureSet figures) {
        return figures.pages().get(0).blocks().stream()
                .filter(Block.Cards.class::isInstance)
                .map(block -> ((Block.Cards) block).cards().get(0))
                .findFirst()
                .orElseThrow();
    }

    private static List<FigureSet.ReportPage> changed(FigureSet figures) {
        List<FigureSet.ReportPage> pages = new ArrayList<>(figures.pages());
        FigureSet.ReportPage first = pages.get(0);
        pages.set(
                0,
                new FigureSet.ReportPage(
                        first.title(),
                        first.blocks().stream().map(DifferencesTest::changed).toList()));
        return pages;
    }

    private static Block changed(Block block) {
        if (block instanceof Block.Cards cards) {
            List<Block.Card> changed = new ArrayList<>(cards.cards());
            Block.Card old = changed.get(0);
            changed.set(
                    0,
                    new Block.Card(
                            old.title(),
                            Cell.number(Cell.CellUnit.SHARE, .42),
                            old.under(),
                            old.notes(),
                            old.variation(),
                            old.assurance()));
            return new Block.Cards(cards.title(), changed);
        }
        return block;
    }

    private static CellFormatter words(FigureSet figures, org.rida.i18n.Language language) {
        return new CellFormatter(new org.rida.i18n.Messages(language, figures.digits()));
    }
}
