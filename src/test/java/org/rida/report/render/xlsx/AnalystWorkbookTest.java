package org.rida.report.render.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFGraphicFrame;
import org.apache.poi.xssf.usermodel.XSSFShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;

/** The workbook as somebody works with it who counts: tables, formulas, tidy data, and what screen readers read. */
class AnalystWorkbookTest {

    private static final List<String> TIDY = List.of(
            "Month",
            "Metric",
            "Slice",
            "Unit",
            "Number",
            "Out of",
            "Value",
            "95% interval, lower",
            "95% interval, upper",
            "State",
            "Code of the metric",
            "Code of the slice");
    private static final int VALUE = 6;
    private static final int METRIC = 10;
    private static final int SLICE = 11;
    /** A count, or the sum of neighbouring ones, divided by another count; all in one row. */
    private static final Pattern QUOTIENT =
            Pattern.compile("(?:[A-Z]+(\\d+)|SUM\\([A-Z]+(\\d+):[A-Z]+\\2\\))/[A-Z]+(\\d+)");

    private static final FigureSet FIGURES = SampleWorkbook.in(DigitSystem.EUROPEAN);

    @TempDir
    static Path folder;

    @BeforeAll
    static void draw() {
        for (Language language : Language.values()) {
            new XlsxRenderer().render(FIGURES, language, file(language));
        }
    }

    /** Read by a library that shares no code with the one that wrote it. */
    @Test
    void aPivotByMonthAndMetricNeedsNoPreparation() throws Exception {
        try (InputStream in = Files.newInputStream(file(Language.EN));
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            List<org.dhatim.fastexcel.reader.Row> rows =
                    book.findSheet("Data").orElseThrow().read();
            assertThat(rows.get(0).stream().map(cell -> cell.getText())).containsExactlyElementsOf(TIDY);
            Map<String, Map<YearMonth, Double>> pivot = new HashMap<>();
            Set<List<Object>> keys = new HashSet<>();
            for (org.dhatim.fastexcel.reader.Row row : rows.subList(1, rows.size())) {
                LocalDateTime month = row.getCellAsDate(0).orElseThrow();
                String metric = row.getCellText(METRIC);
                assertThat(keys.add(List.of(month, metric, row.getCellText(SLICE))))
                        .as(row.toString())
                        .isTrue();
                if (row.getCellText(SLICE).equals("all") && row.getCell(VALUE).getRawValue() != null) {
                    pivot.computeIfAbsent(metric, m -> new HashMap<>())
                            .put(
                                    YearMonth.from(month),
                                    Double.valueOf(row.getCell(VALUE).getRawValue()));
                }
            }
            Block.XmrSeries promise =
                    (Block.XmrSeries) FIGURES.pages().get(0).blocks().get(2);
            Map<YearMonth, Double> series = new HashMap<>();
            promise.points().stream()
                    .filter(point -> point.value() != null)
                    .forEach(point -> series.put(point.month(), point.value()));
            assertThat(pivot.get("promise-kept")).isEqualTo(series);
            assertThat(pivot).containsKey("answered-median");
        }
    }

    /** Codes are for programs and stand in columns of their own. */
    @ParameterizedTest
    @EnumSource
    void namesAreWordsOfTheReadersLanguage(Language language) throws Exception {
        try (XSSFWorkbook book = open(language)) {
            Sheet data = book.getSheet(language == Language.AR ? "البيانات" : "Data");
            for (int i = 1; i <= data.getLastRowNum(); i++) {
                Row row = data.getRow(i);
                for (int column : new int[] {1, 2}) {
                    assertThat(row.getCell(column).getStringCellValue())
                            .as("row %s: %s %s", i, row.getCell(METRIC), row.getCell(SLICE))
                            .isNotBlank()
                            .doesNotContainPattern("=|^[a-z]+(-[a-z0-9]+)+|^all$");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFormulaDividesCountsOfItsRowAndGivesTheStoredValue(Language language) throws Exception {
        try (XSSFWorkbook book = open(language)) {
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            Map<String, Integer> formulas = new HashMap<>();
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            formulas.merge(sheet.getSheetName(), 1, Integer::sum);
                            assertThat(cell.getCellFormula()).matches(QUOTIENT);
                            assertThat(cell.getCellFormula().split("\\D+"))
                                    .allMatch(part -> part.isEmpty() || part.equals("" + (row.getRowNum() + 1)));
                            assertThat(evaluator.evaluate(cell).getNumberValue())
                                    .as("%s %s", sheet.getSheetName(), cell.getAddress())
                                    .isEqualTo(cell.getNumericCellValue(), within(1e-12));
                        }
                    }
                }
            }
            // the card; 23 months with data; 5 channels, 1 measure, 4 questions; all but the questions as tidy data
            assertThat(formulas.values()).containsExactlyInAnyOrder(1, 23, 5 + 1 + 4, 23 + 5 + 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRangeIsATableWithANameAndPlainTitles(Language language) throws Exception {
        try (XSSFWorkbook book = open(language)) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                for (XSSFTable table : book.getSheetAt(i).getTables()) {
                    names.add(table.getName());
                    assertThat(table.getName()).matches("[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*");
                    Row header = book.getSheetAt(i).getRow(table.getStartRowIndex());
                    List<String> titles = new ArrayList<>();
                    header.forEach(cell -> titles.add(cell.getStringCellValue()));
                    assertThat(titles).doesNotHaveDuplicates().noneMatch(title -> title.matches("[=+@\\-−±].*|"));
                    assertThat(table.getColumns().stream().map(column -> column.getName()))
                            .containsExactlyElementsOf(titles);
                    assertThat(book.getSheetAt(i)
                                    .getRow(table.getEndRowIndex())
                                    .getCell(0)
                                    .toString())
                            .isNotEmpty();
                }
            }
            // cards, two series, three tables, a distribution, all figures
            assertThat(names).hasSize(1 + 2 + 3 + 1 + 1).doesNotHaveDuplicates();
        }
    }

    @Test
    void anIntervalIsTwoNumbersAndCountsStandOnce() throws Exception {
        try (XSSFWorkbook book = open(Language.EN)) {
            XSSFTable table = book.getTable("Due_in_the_month");
            assertThat(table.getColumns().stream().map(column -> column.getName()))
                    .containsExactly(
                            "Measure", "Value", "95% interval, lower", "95% interval, upper", "Number", "Out of");
            Row row = table.getXSSFSheet().getRow(table.getStartRowIndex() + 1);
            assertThat(row.getCell(1).getCellFormula()).isEqualTo("E%1$d/F%1$d".formatted(row.getRowNum() + 1));
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(0.8196);
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(0.8915);
            assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(363);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentAndItsChartsSayWhatTheyAre(Language language) throws Exception {
        try (XSSFWorkbook book = open(language)) {
            var core = book.getProperties().getCoreProperties();
            assertThat(core.getTitle()).startsWith(FIGURES.title().in(language));
            assertThat(core.getUnderlyingProperties().getLanguageProperty()).contains(language.code());
            List<String> charts = new ArrayList<>();
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                if (sheet.getDrawingPatriarch() != null) {
                    for (XSSFShape shape : sheet.getDrawingPatriarch().getShapes()) {
                        CTNonVisualDrawingProps told = ((XSSFGraphicFrame) shape)
                                .getCTGraphicalObjectFrame()
                                .getNvGraphicFramePr()
                                .getCNvPr();
                        assertThat(told.getDescr()).startsWith(told.getName());
                        charts.add(told.getDescr());
                    }
                }
            }
            assertThat(charts).hasSize(3).doesNotHaveDuplicates();
            assertThat(charts.get(0)).contains(new BilingualText("تحسّن حقيقي", "real improvement").in(language));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itPrintsOnFifteenPagesAtMostAndTheContentsOnOne(Language language) throws Exception {
        try (XSSFWorkbook book = open(language)) {
            int pages = 0;
            for (Sheet sheet : book) {
                if (sheet.getFitToPage()) {
                    assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                    assertThat(sheet.getPrintSetup().getFitHeight()).isPositive();
                    pages += sheet.getPrintSetup().getFitHeight();
                } else {
                    assertThat(sheet.getRowBreaks()).isNotEmpty();
                    assertThat(sheet.getColumnBreaks()).isEmpty();
                    pages += sheet.getRowBreaks().length + 1;
                }
            }
            assertThat(pages).isLessThanOrEqualTo(15);
            assertThat(book.getSheetAt(0).getPrintSetup().getFitHeight()).isEqualTo((short) 1);
            assertThat(book.getPrintArea(book.getSheetIndex(language == Language.AR ? "البيانات" : "Data")))
                    .endsWith("$A$1:$J$45");
        }
    }

    @Test
    void aTitleTooLongForASheetIsNotCut() throws Exception {
        Path file = folder.resolve("long.xlsx");
        List<FigureSet.ReportPage> pages = FIGURES.pages().stream()
                .map(page -> new FigureSet.ReportPage(page.title(), page.blocks()))
                .toList();
        new XlsxRenderer().render(FIGURES.with(FIGURES.stamp(), FIGURES.footer(), pages), Language.EN, file);
        try (XSSFWorkbook book = new XSSFWorkbook(file.toString())) {
            assertThat(book.getSheetName(1)).isEqualTo("Page 1");
            assertThat(book.getSheetName(2)).isEqualTo("Page 2");
            assertThat(book.getSheetAt(2).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("Where does the time go, and what do people say?");
        }
    }

    private static XSSFWorkbook open(Language language) throws Exception {
        return new XSSFWorkbook(file(language).toString());
    }

    private static Path file(Language language) {
        return folder.resolve(language.code() + ".xlsx");
    }
}
