package org.rida.report.render.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFTableColumn;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.FigureSet;

/** What the first sheet of a workbook says, and what it leaves to others. */
class SummarySheetTest {

    @TempDir
    Path folder;

    /** As the sentences and the sheets of the series do. */
    @Test
    void cardsSayWhereFewMonthsJudge() throws IOException {
        Block.Cards cards = new Block.Cards(
                BilingualText.EMPTY,
                List.of(
                        early(Block.VariationIcon.IMPROVEMENT_HIGH, true),
                        early(null, true),
                        early(Block.VariationIcon.IMPROVEMENT_HIGH, false),
                        early(null, false)));
        open(
                book -> assertThat(column("Judgement", book))
                        .containsExactly(
                                "Early sign of improvement", "Too few months to judge yet", "Real improvement", ""),
                new FigureSet.ReportPage(BilingualText.EMPTY, List.of(cards)));
    }

    /** No empty column where no card has a target that can be spoken of. */
    @ParameterizedTest
    @EnumSource(Block.TargetOutlook.class)
    void cardsHaveAColumnForTargetsWhereOneCanBeSpokenOf(Block.TargetOutlook outlook) throws IOException {
        Block.Cards cards = new Block.Cards(
                BilingualText.EMPTY,
                List.of(
                        early(null, false),
                        SampleFigureSet.iconCard(Block.VariationIcon.COMMON_CAUSE, outlook, false)));
        String told = new CellFormatter(new Messages(Language.EN, DigitSystem.EUROPEAN)).assurance(outlook);
        open(
                book -> assertThat(column("Against the target", book))
                        .isEqualTo(outlook == Block.TargetOutlook.NONE ? List.of() : List.of("", told)),
                new FigureSet.ReportPage(BilingualText.EMPTY, List.of(cards)));
    }

    /** The summary repeats no statement of a later page. */
    @Test
    void sentencesOfLaterPagesStandOnTheSheetOfTexts() throws IOException {
        open(
                book -> {
                    assertThat(texts(book.getSheetAt(0))).contains("The first.").doesNotContain("The second.");
                    assertThat(texts(book.getSheet("Notes"))).containsExactly("Who waits", "The second.");
                },
                said("", "The first."),
                said("Who waits", "The second."));
    }

    private static FigureSet.ReportPage said(String title, String sentence) {
        return new FigureSet.ReportPage(
                new BilingualText(title, title),
                List.of(new Block.Sentence(BilingualText.EMPTY, new BilingualText(sentence, sentence))));
    }

    private static List<String> texts(XSSFSheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .map(cell -> cell.toString())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Block.Card early(Block.@Nullable VariationIcon variation, boolean early) {
        return SampleFigureSet.iconCard(variation, Block.TargetOutlook.NONE, early);
    }

    /** Of the table of cards; empty where there is no such column. */
    private static List<String> column(String title, XSSFWorkbook book) {
        XSSFSheet sheet = book.getSheetAt(0);
        XSSFTable table = sheet.getTables().get(0);
        List<String> titles =
                table.getColumns().stream().map(XSSFTableColumn::getName).toList();
        return !titles.contains(title)
                ? List.of()
                : IntStream.rangeClosed(table.getStartRowIndex() + 1, table.getEndRowIndex())
                        .mapToObj(row -> sheet.getRow(row).getCell(titles.indexOf(title)))
                        .map(cell -> cell == null ? "" : cell.getStringCellValue())
                        .toList();
    }

    private void open(Consumer<XSSFWorkbook> look, FigureSet.ReportPage... pages) throws IOException {
        FigureSet figures = SampleWorkbook.in(DigitSystem.EUROPEAN);
        Path file = folder.resolve("summary.xlsx");
        new XlsxRenderer().render(figures.with(figures.stamp(), figures.footer(), List.of(pages)), Language.EN, file);
        try (XSSFWorkbook book = new XSSFWorkbook(file.toString())) {
            look.accept(book);
        }
    }
}
