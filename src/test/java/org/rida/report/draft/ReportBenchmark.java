package org.rida.report.draft;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.rida.RidaApplication;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.Reports;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.DocumentFile;
import org.rida.report.edition.Edition;
import org.rida.report.render.DocumentRendering;
import org.rida.report.render.Renderer;
import org.rida.report.render.pdf.PdfRenderer;
import org.rida.report.render.pdf.RawJasper;
import org.rida.tally.CountRefresh;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Not a test: the board's report of one month, warm, beside JasperReports and POI alone; and the pack of many departments. The
 * working directory holds a {@code data} that a run on the sample has filled; it is changed by the pack. Arguments: rounds
 * (default 10), departments (default 20; 0 for none).
 */
final class ReportBenchmark {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final String BOARD = "board-monthly";

    private static final String MANY_DEPARTMENTS =
            "update %s set department = 'dept-' || (1 + abs(hashtext(request_no)) %% :n) where request_no is not null";

    private interface Work {
        void run() throws Exception;
    }

    private final ConfigurableApplicationContext context;
    private final Path folder;

    private ReportBenchmark(ConfigurableApplicationContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        int departments = arguments.length < 2 ? 20 : Integer.parseInt(arguments[1]);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(RidaApplication.class)
                .web(WebApplicationType.NONE)
                .run()) {
            ReportBenchmark benchmark = new ReportBenchmark(context, Files.createTempDirectory("rida-report"));
            benchmark.board(rounds);
            if (departments > 0) {
                benchmark.pack(departments);
            }
        }
        System.exit(0);
    }

    private void board(int rounds) throws Exception {
        PdfRenderer pdf = context.getBean(PdfRenderer.class);
        FigureSet figures = figures();
        draw(figures, "pdf");
        draw(figures, "xlsx");
        List<XSSFWorkbook> sheets = new ArrayList<>();
        for (Language language : Language.values()) {
            try (InputStream in = Files.newInputStream(file(language, "xlsx"))) {
                sheets.add(new XSSFWorkbook(in));
            }
        }
        for (int warm = 0; warm < rounds; warm++) {
            once(pdf, figures, sheets);
        }
        double[] sum = new double[7];
        for (int i = 0; i < rounds; i++) {
            double[] times = once(pdf, figures, sheets);
            for (int part = 0; part < sum.length; part++) {
                sum[part] += times[part] / rounds;
            }
        }
        double ours = sum[0] + sum[1];
        double raw = sum[5] + sum[6];
        System.out.printf(
                "board report, both languages, warm, mean of %d: figures %.2f + all documents side by side %.2f = %.2f s"
                        + " (one after the other: PDF %.2f, XLSX %.2f, HTML %.2f); raw Jasper %.2f, plain POI %.2f%n",
                rounds, sum[0], sum[1], ours, sum[2], sum[3], sum[4], sum[5], sum[6]);
        System.out.printf(
                "board report: measured %.2f s, %.2f x raw Jasper and POI (PDF %.2f x, XLSX %.2f x); wanted 3.00 s, 1.30 x%n",
                ours, ours / raw, sum[2] / sum[5], sum[3] / sum[6]);
    }

    private double[] once(PdfRenderer pdf, FigureSet figures, List<XSSFWorkbook> sheets) throws Exception {
        return new double[] {
            seconds(this::figures),
            seconds(() -> drawAll(figures)),
            seconds(() -> draw(figures, "pdf")),
            seconds(() -> draw(figures, "xlsx")),
            seconds(() -> draw(figures, "html")),
            seconds(() -> {
                for (Language language : Language.values()) {
                    RawJasper.draw(pdf, figures, language, folder.resolve("raw.pdf"));
                }
            }),
            seconds(() -> {
                for (XSSFWorkbook book : sheets) {
                    write(book);
                }
            })
        };
    }

    private void pack(int departments) {
        JdbcClient sql = context.getBean(JdbcClient.class);
        for (String table : List.of("request", "response")) {
            sql.sql(MANY_DEPARTMENTS.formatted(table)).param("n", departments).update();
        }
        context.getBean(CountRefresh.class).recountAll((done, all) -> {});
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        List<Edition> editions = context.getBean(Reports.class)
                .draft(
                        new Reports.ReportRequest(
                                "turnaround-by-department",
                                MONTH,
                                List.of(Language.values()),
                                List.of("pdf", "xlsx", "html"),
                                System.currentTimeMillis(),
                                BilingualText.EMPTY),
                        document -> {});
        double seconds = (System.nanoTime() - begun) / 1e9;
        long peak =
                heapPools().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum() >> 20;
        System.out.printf(
                "%d department packs of 6 documents: measured %.1f s, %.2f s each, peak heap %d MB (limit %d MB); wanted 512 MB%n",
                editions.size(),
                seconds,
                seconds / editions.size(),
                peak,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == MemoryType.HEAP)
                .toList();
    }

    private FigureSet figures() {
        return context.getBean(ReportDrafter.class)
                .draft(new ReportDrafter.DraftRequest(
                        BOARD,
                        context.getBean(ReportDefinitions.class).get(BOARD),
                        MONTH,
                        null,
                        BilingualText.EMPTY,
                        1));
    }

    private void draw(FigureSet figures, String format) {
        Renderer renderer = context.getBeansOfType(Renderer.class).values().stream()
                .filter(r -> r.format().equals(format))
                .findFirst()
                .orElseThrow();
        for (Language language : Language.values()) {
            renderer.render(figures, language, file(language, format));
        }
    }

    /** As a run does. */
    private void drawAll(FigureSet figures) {
        List<DocumentFile> documents = new ArrayList<>();
        for (Language language : Language.values()) {
            for (String format : List.of("pdf", "xlsx", "html")) {
                documents.add(new DocumentFile(language, format, file(language, format)));
            }
        }
        context.getBean(DocumentRendering.class).render(figures, documents, document -> {});
    }

    private Path file(Language language, String format) {
        return folder.resolve("board-" + language.code() + "." + format);
    }

    /** The same cells and charts once more, by POI alone: styles by kind of cell, charts as they are. */
    private void write(XSSFWorkbook from) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(folder.resolve("raw.xlsx"))) {
            CellStyle number = book.createCellStyle();
            number.setDataFormat(book.createDataFormat().getFormat("0.00"));
            for (int i = 0; i < from.getNumberOfSheets(); i++) {
                XSSFSheet source = from.getSheetAt(i);
                XSSFSheet target = book.createSheet(source.getSheetName());
                for (Row row : source) {
                    Row copy = target.createRow(row.getRowNum());
                    for (Cell cell : row) {
                        copy(cell, copy.createCell(cell.getColumnIndex()), number);
                    }
                }
                for (var chart : source.createDrawingPatriarch().getCharts()) {
                    var drawing = target.createDrawingPatriarch();
                    drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 10, 1, 19, 23))
                            .getCTChart()
                            .set(chart.getCTChart());
                }
            }
            book.write(out);
        }
    }

    private static void copy(Cell from, Cell to, CellStyle number) {
        switch (from.getCellType()) {
            case NUMERIC -> {
                to.setCellValue(from.getNumericCellValue());
                to.setCellStyle(number);
            }
            case STRING -> to.setCellValue(from.getStringCellValue());
            default -> to.setBlank();
        }
    }

    private static double seconds(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}
