package org.rida.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.report.document.FigureSet.FigureSetPart;
import org.rida.report.opinion.PublishedOpinions;

/** Which figures of a report are the same, and what each is called in tidy data. */
class TidyFigureTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 9);
    private static final String KEPT = "promise-kept";

    @Test
    void aFigureThatIsRepeatedIsListedOnceWithItsInterval() {
        Map<String, Cell> rows = tidy(null, series(1), cards(share(80, 100, KEPT)), table(share(80, 100, KEPT)));
        assertThat(rows).containsOnlyKeys("2026-08 promise-kept all", "2026-09 promise-kept all");
        assertThat(rows.get("2026-09 promise-kept all").low()).isEqualTo(0.7);
        assertThat(rows.get("2026-08 promise-kept all").numerator()).isEqualTo(60);
    }

    /** As in a quarterly report, whose card counts three months and whose chart one. */
    @Test
    void anotherFigureOfTheSameKeyIsNotDropped() {
        Map<String, Cell> rows = tidy(null, cards(share(210, 300, KEPT)), series(1));
        assertThat(rows.get("2026-09 promise-kept all").value()).isEqualTo(0.8);
        assertThat(rows.get("2026-09 Card all").value()).isEqualTo(0.7);
    }

    @Test
    void aQuarterIsNotTakenForItsLastMonth() {
        assertThat(tidy(null, series(3), cards(share(70, 100, KEPT))))
                .containsOnlyKeys(
                        "2026-08 promise-kept/3-months all",
                        "2026-09 promise-kept/3-months all",
                        "2026-09 promise-kept all");
    }

    @Test
    void aReportOfOnePartIsAboutThisPartEverywhere() {
        FigureSetPart part = new FigureSetPart(Dimension.DEPARTMENT, "research", text("Research"));
        assertThat(tidy(part, cards(share(80, 100, KEPT)), table(share(8, 10, KEPT + "@channel=phone"))))
                .containsOnlyKeys(
                        "2026-09 promise-kept department=research",
                        "2026-09 promise-kept department=research,channel=phone");
        FigureSetPart sender = new FigureSetPart(Dimension.ALL, "partner", text("Partner"));
        assertThat(tidy(sender, cards(share(80, 100, KEPT)))).containsOnlyKeys("2026-09 promise-kept source=partner");
    }

    /** What is too few to show has no key of its own: it is called as its column and its row. */
    @Test
    void aMaskedCellIsNamedByItsNeighbours() {
        Map<String, Cell> rows = tidy(
                null,
                table(
                        row("Phone", share(8, 10, KEPT + "@channel=phone"), days("answered-median@channel=phone")),
                        row("Letter", Cell.tooFew(Cell.CellUnit.SHARE), days("answered-median@channel=letter")),
                        row("Web", Cell.tooFew(Cell.CellUnit.SHARE), Cell.tooFew(Cell.CellUnit.DAYS))));
        assertThat(rows.get("2026-09 promise-kept channel=letter").state()).isEqualTo(Cell.CellState.TOO_FEW);
        assertThat(rows.get("2026-09 Table · B Web").state()).isEqualTo(Cell.CellState.TOO_FEW);
        assertThat(rows).hasSize(6);
    }

    /** A denominator bears the key of its share, by which its rows are found, but is another figure. */
    @Test
    void aCountIsNotTakenForTheShareItBelongsTo() {
        Cell asked = new Cell(
                Cell.CellState.NUMBER, Cell.CellUnit.COUNT, 100.0, null, null, 100L, null, BilingualText.EMPTY, KEPT);
        assertThat(tidy(null, table(row("All", asked, share(80, 100, KEPT)))))
                .containsOnlyKeys("2026-09 Table · B All", "2026-09 promise-kept all");
    }

    @Test
    void intervalsAndCountsInWordsAreNoFiguresOfTheirOwn() {
        BilingualText words = text("70–90%");
        assertThat(tidy(
                        null,
                        table(row(
                                "Promise", share(80, 100, KEPT), Cell.interval(Cell.CellUnit.SHARE, 0.7, 0.9, words)))))
                .containsOnlyKeys("2026-09 promise-kept all");
    }

    /** Readers get the words of the report beside the codes: a group by its row or column, a question by its row. */
    @Test
    void everyFigureHasTheNamesThatStandBesideItInTheReport() {
        assertThat(names(
                        null,
                        keyed("satisfied-share:speed@channel=phone"),
                        cards(share(80, 100, KEPT)),
                        table(
                                row("Phone calls", share(8, 10, KEPT + "@channel=phone")),
                                row("Speed", share(7, 10, "satisfied-share:speed"))),
                        table(row(
                                "Clarity",
                                share(6, 10, "satisfied-share:clarity@timeliness=late"),
                                share(5, 10, "satisfied-share:clarity@timeliness=on_time")))))
                .containsExactlyInAnyOrder(
                        "Series | Phone calls",
                        "Series | Phone calls",
                        "Promise kept | All",
                        "Promise kept | Phone calls",
                        "% satisfied: Speed | All",
                        "% satisfied: Clarity | B",
                        "% satisfied: Clarity | C");
        FigureSetPart part = new FigureSetPart(Dimension.DEPARTMENT, "research", text("Research"));
        assertThat(names(part, cards(share(80, 100, KEPT)))).containsExactly("Promise kept | Research");
    }

    private static List<String> names(@Nullable FigureSetPart part, Block... blocks) {
        return figures(part, blocks)
                .map(f -> f.metricName() + " | " + f.sliceName())
                .toList();
    }

    private static Map<String, Cell> tidy(@Nullable FigureSetPart part, Block... blocks) {
        return figures(part, blocks)
                .collect(Collectors.toMap(f -> f.month() + " " + f.metric() + " " + f.slice(), TidyFigure::cell));
    }

    private static Stream<TidyFigure> figures(@Nullable FigureSetPart part, Block... blocks) {
        FigureSet figures = new FigureSet(
                "report",
                MONTH,
                text("Report"),
                BilingualText.EMPTY,
                BilingualText.EMPTY,
                List.of(),
                MONTH.atEndOfMonth(),
                DigitSystem.EUROPEAN,
                List.of(new FigureSet.ReportPage(BilingualText.EMPTY, List.of(blocks))),
                part,
                PublishedOpinions.NONE,
                null);
        return TidyFigure.of(figures, new Messages(Language.EN, DigitSystem.EUROPEAN)).stream();
    }

    private static Block.XmrSeries series(int step) {
        return series(step, KEPT);
    }

    private static Block.XmrSeries keyed(String key) {
        return series(1, key);
    }

    private static Block.XmrSeries series(int step, String key) {
        return new Block.XmrSeries(
                        text("Series"),
                        Cell.CellUnit.SHARE,
                        List.of(point(MONTH.minusMonths(1), 0.6), point(MONTH, 0.8)),
                        null,
                        false,
                        List.of(),
                        List.of(),
                        BilingualText.EMPTY)
                .stepping(step)
                .keyed(key);
    }

    private static Block.ChartPoint point(YearMonth month, double value) {
        return new Block.ChartPoint(month, value, 100, null, null, null, Block.ChartJudgement.NO_LIMITS);
    }

    private static Block cards(Cell cell) {
        return new Block.Cards(
                BilingualText.EMPTY,
                List.of(new Block.Card(
                        text("Card"), cell, BilingualText.EMPTY, List.of(), null, Block.TargetOutlook.NONE)));
    }

    private static Block table(Cell cell) {
        return table(row("Row", cell));
    }

    private static Block table(Block.TableRow... rows) {
        List<Block.TableColumn> columns = List.of(
                new Block.TableColumn(text("A"), 1, Block.ChartKind.LABEL),
                new Block.TableColumn(text("B"), 1, Block.ChartKind.NUMBER),
                new Block.TableColumn(text("C"), 1, Block.ChartKind.NUMBER));
        int width = rows[0].cells().size() + 1;
        return new Block.TableData(text("Table"), columns.subList(0, width), List.of(rows), BilingualText.EMPTY);
    }

    private static Block.TableRow row(String label, Cell... cells) {
        return new Block.TableRow(text(label), List.of(cells));
    }

    private static Cell share(long part, long whole, String key) {
        return new Cell(
                Cell.CellState.NUMBER,
                Cell.CellUnit.SHARE,
                (double) part / whole,
                0.7,
                0.9,
                part,
                whole,
                BilingualText.EMPTY,
                key);
    }

    private static Cell days(String key) {
        return new Cell(
                Cell.CellState.NUMBER, Cell.CellUnit.DAYS, 9.0, null, null, null, 40L, BilingualText.EMPTY, key);
    }

    private static BilingualText text(String text) {
        return BilingualText.same(text);
    }
}
