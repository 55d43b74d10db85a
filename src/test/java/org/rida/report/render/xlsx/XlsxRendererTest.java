package org.rida.report.render.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.document.TidyFigure;

/** The content of rendered workbooks. The files remain in {@code target/xlsx-sample} for review. */
class XlsxRendererTest {

    private static final int VALUE = 6;
    private static final int STATE = 9;
    /** The counts of the share stand behind it. */
    private static final List<Integer> CHANNEL_COLUMNS = List.of(1, 2, 5, 6);

    @ParameterizedTest
    @EnumSource(Language.class)
    void theDataSheetHoldsEveryFigureOfTheSet(Language language) throws IOException {
        FigureSet figures = SampleWorkbook.in(DigitSystem.ARABIC_INDIC);
        List<TidyFigure> expected = TidyFigure.of(figures, new Messages(language, figures.digits()));
        open(figures, language, book -> {
            XSSFSheet data = book.getSheet(language == Language.AR ? "البيانات" : "Data");
            assertThat(data.getLastRowNum()).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertThat(number(data.getRow(i + 1), VALUE))
                        .as(expected.get(i).toString())
                        .isEqualTo(expected.get(i).cell().value());
                assertThat(data.getRow(i + 1).getCell(STATE).getStringCellValue())
                        .isEqualTo(state(expected.get(i).cell().state(), language));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aSeriesSheetHoldsItsPoints(Language language) throws IOException {
        FigureSet figures = SampleWorkbook.in(DigitSystem.EUROPEAN);
        Block.XmrSeries series =
                (Block.XmrSeries) figures.pages().get(0).blocks().get(2);
        open(figures, language, book -> {
            XSSFSheet sheet = book.getSheetAt(1);
            int header = sheet.getTables().get(0).getStartRowIndex();
            for (int i = 0; i < series.points().size(); i++) {
                Row row = sheet.getRow(header + 1 + i);
                Block.ChartPoint point = series.points().get(i);
                assertThat(number(row, 1)).isEqualTo(point.value());
                assertThat(number(row, 3)).isEqualTo((double) point.n());
                assertThat(number(row, 4)).isEqualTo(point.centre());
                assertThat(number(row, 5)).isEqualTo(point.lower());
                assertThat(number(row, 6)).isEqualTo(point.upper());
            }
        });
    }

    @Test
    void aTableSheetHoldsNumbersAndSaysOfWhatThereIsTooLittle() throws IOException {
        FigureSet figures = SampleWorkbook.in(DigitSystem.ARABIC_INDIC);
        Block.TableData channels =
                (Block.TableData) figures.pages().get(1).blocks().get(1);
        open(figures, Language.AR, book -> {
            XSSFTable table = table(book, "بحسب_قناة_التواصل");
            XSSFSheet sheet = table.getXSSFSheet();
            int first = table.getStartRowIndex() + 1;
            for (int r = 0; r < channels.rows().size(); r++) {
                for (int c = 0; c < channels.rows().get(r).cells().size(); c++) {
                    Double value = channels.rows().get(r).cells().get(c).value();
                    assertThat(number(sheet.getRow(first + r), CHANNEL_COLUMNS.get(c)))
                            .isEqualTo(value);
                }
            }
            assertThat(sheet.getRow(first + 6).getCell(1).getStringCellValue())
                    .isEqualTo("عدد التقييمات لا يكفي للعرض");
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sheetsRunWithTheLanguageAndNothingIsHidden(Language language) throws IOException {
        open(SampleWorkbook.in(DigitSystem.ARABIC_INDIC), language, book -> IntStream.range(0, book.getNumberOfSheets())
                .forEach(i -> {
                    assertThat(book.getSheetAt(i).isRightToLeft()).isEqualTo(language.rightToLeft());
                    assertThat(book.isSheetHidden(i)).isFalse();
                    book.getSheetAt(i).forEach(row -> {
                        assertThat(row.getZeroHeight()).isFalse();
                    });
                }));
    }

    @Test
    void chartsShowTheCellsOfTheirSheet() throws IOException {
        open(SampleWorkbook.in(DigitSystem.ARABIC_INDIC), Language.AR, book -> {
            List<Integer> lines = new ArrayList<>();
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                for (XSSFChart chart : charts(sheet)) {
                    chart.getChartSeries().forEach(data -> {
                        lines.add(data.getSeriesCount());
                        IntStream.range(0, data.getSeriesCount())
                                .mapToObj(data::getSeries)
                                .forEach(series -> pointsInto(sheet, series));
                    });
                }
            }
            assertThat(lines).containsExactly(5, 4, 5);
        });
    }

    @Test
    void thePartnersOfAStackStandOnTopOfEachOther() throws IOException {
        Path file = write(SampleWorkbook.in(DigitSystem.EUROPEAN), Language.EN);
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            String chart = charts(table(book, "How_people_rate_the_service").getXSSFSheet())
                    .get(0)
                    .getCTChart()
                    .xmlText();
            assertThat(chart).contains("percentStacked").containsPattern("overlap val=\"100\"");
        }
    }

    private static String state(org.rida.report.document.Cell.CellState state, Language language) {
        boolean arabic = language == Language.AR;
        return switch (state) {
            case NUMBER -> arabic ? "رقم" : "Number";
            case TOO_FEW -> arabic ? "عدد التقييمات لا يكفي للعرض" : "Too few answers";
            case NO_DATA -> arabic ? "لا توجد بيانات" : "No data";
            case NOT_REACHED -> arabic ? "لم يُبلغ بعد" : "Not reached yet";
            case WORDS -> throw new AssertionError("words are no figure");
        };
    }

    private static void pointsInto(XSSFSheet sheet, XDDFChartData.Series series) {
        AreaReference area =
                new AreaReference(series.getValuesData().getFormula(), org.apache.poi.ss.SpreadsheetVersion.EXCEL2007);
        int header = sheet.getTables().stream()
                .mapToInt(XSSFTable::getStartRowIndex)
                .filter(row -> row < area.getFirstCell().getRow())
                .max()
                .orElseThrow();
        assertThat(area.getFirstCell().getSheetName()).isEqualTo(sheet.getSheetName());
        assertThat(area.getFirstCell().getRow()).isEqualTo(header + 1);
        Row last = sheet.getRow(area.getLastCell().getRow());
        assertThat(last.getCell(0)).isNotNull();
        assertThat(sheet.getRow(header).getCell(area.getFirstCell().getCol()).getCellType())
                .isEqualTo(CellType.STRING);
    }

    private static XSSFTable table(XSSFWorkbook book, String name) {
        return Objects.requireNonNull(book.getTable(name), () -> "no table " + name);
    }

    private static List<XSSFChart> charts(XSSFSheet sheet) {
        return sheet.getDrawingPatriarch() == null
                ? List.of()
                : sheet.getDrawingPatriarch().getCharts();
    }

    private static @Nullable Double number(Row row, int column) {
        Cell cell = row.getCell(column);
        CellType type = cell == null
                ? CellType.BLANK
                : cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (cell == null || type != CellType.NUMERIC) {
            return null;
        }
        return cell.getNumericCellValue();
    }

    private static void open(FigureSet figures, Language language, Consumer<XSSFWorkbook> look) throws IOException {
        try (InputStream in = Files.newInputStream(write(figures, language));
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            look.accept(book);
        }
    }

    private static Path write(FigureSet figures, Language language) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "xlsx-sample"));
        Path file = folder.resolve("sample-%s-%s.xlsx".formatted(language.code(), figures.digits()));
        new XlsxRenderer().render(figures, language, file);
        return file;
    }
}
