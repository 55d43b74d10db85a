package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.database.TestDatabase;
import org.rida.policy.PolicyReader;
import org.rida.policy.Slice;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.PageSpec;
import org.rida.report.pdf.PdfRenderer;
import org.rida.wording.Language;
import org.rida.wording.Text;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The board's pages of months that no sample has: each is drawn in every form, and every form says the same. */
class EdgeMonthsTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd}.,٫٬]*");
    private static final String LONG =
            "دعم الأسر المتعففة في القرى البعيدة عن المدينة المنورة ومتابعة احتياجاتها حتى الاكتفاء";

    private static final List<Renderer> RENDERERS = renderers();

    @TempDir
    Path folder;

    static Stream<Arguments> months() {
        return Stream.of(
                month("nobody answered, nothing fell due", counts -> {}),
                month("one answer", counts -> {
                    counts.add("score:overall", "all", "all", "5", 1);
                    counts.add("due", "all", "all", "on_time", 1);
                }),
                month(
                        "0 %",
                        counts -> {
                            counts.add("score:overall", "all", "all", "1", 40);
                            counts.add("due", "all", "all", "late_answered", 40);
                        }),
                month(
                        "100 %",
                        counts -> {
                            counts.add("score:overall", "all", "all", "5", 40);
                            counts.add("due", "all", "all", "on_time", 40);
                            counts.add("invited", "all", "all", "answered", 40);
                        }),
                month("sixty services with very long names", counts -> {
                    addToBoth(counts, "due", "on_time", i -> 7 + i);
                    addToBoth(counts, "due", "late_answered", i -> 5 + i % 9);
                    addToBoth(counts, "score:overall", "5", i -> 30 + i);
                    addToBoth(counts, "score:overall", "2", i -> 6);
                }));
    }

    private interface Counts {
        void add(String population, String slice, String value, String bucket, long n);
    }

    /** Of each of sixty services, and of all of them together, who are alike in everything else. */
    private static void addToBoth(Counts counts, String population, String bucket, IntUnaryOperator n) {
        for (int i = 1; i <= 60; i++) {
            counts.add(population, "service", LONG + " " + i, bucket, n.applyAsInt(i));
        }
        for (Slice slice : Slice.values()) {
            if (slice != Slice.SERVICE) {
                String value = slice == Slice.ALL ? Slice.EVERYTHING : "one";
                counts.add(
                        population,
                        slice.code(),
                        value,
                        bucket,
                        IntStream.rangeClosed(1, 60).map(n).sum());
            }
        }
    }

    private static Arguments month(String name, Consumer<Counts> counts) {
        return Arguments.of(name, counts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("months")
    void isDrawnInEveryFormAndSaysTheSame(String name, Consumer<Counts> month) throws Exception {
        FigureSet figures = figures(month);
        for (Language language : Language.values()) {
            Map<String, Path> documents = draw(figures, language);
            String page = Files.readString(documents.get("html")).replaceAll("<[^>]*>|[%٪]", " ");
            String pdf = text(documents.get("pdf"));
            List<String> said = numbers(pdf);
            assertThat(numbers(page)).as(name).containsAll(said);
            assertThat(Files.readAllLines(documents.get("csv")))
                    .as("the list holds every figure once, and its header")
                    .hasSize(FigureLine.of(figures, new org.rida.wording.Wording(language, figures.digits()))
                                    .size()
                            + 1);
            assertThat(documents.get("xlsx")).isNotEmptyFile();
            if (name.startsWith("sixty")) {
                String words = pdf.replaceAll("\\s+", " ");
                assertThat(words.split("الاكتفاء", -1)).as("no name is cut").hasSizeGreaterThan(60);
            }
        }
    }

    private FigureSet figures(Consumer<Counts> month) {
        DataSource database = TestDatabase.fresh();
        JdbcClient sql = JdbcClient.create(database);
        sql.sql(
                        "insert into counted_month (month, cut_off) values ('2026-09-01', '2026-10-31'), ('2026-10-01', '2026-10-31')")
                .update();
        month.accept((population, slice, value, bucket, n) -> sql.sql(
                        "insert into month_count values (:month, :population, :slice, :value, :bucket, :n)")
                .param("month", MONTH.atDay(1))
                .param("population", population)
                .param("slice", slice)
                .param("value", value)
                .param("bucket", bucket)
                .param("n", n)
                .update());
        List<BlockDraft> kinds = List.of(
                new SentenceDraft(),
                new CardsDraft(),
                new XmrDraft(),
                new TableDraft(),
                new DistributionDraft(),
                new CurveDraft(),
                new BiasDraft(),
                new YearBeforeDraft(),
                new LegendDraft());
        FigureSources sources = TestSources.of(PolicyReader.read(Path.of("jobs", "policy")), database);
        return new Drafting(sources, kinds, InstantSource.system())
                .draft(new Drafting.Wanted("board-monthly", definition(), MONTH, null, Text.EMPTY, 1));
    }

    /** The board's pages without those that tell of files, runs and decisions. */
    private static ReportDefinition definition() {
        ReportDefinition board = new ReportDefinitions(Path.of("reports")).get("board-monthly");
        List<PageSpec> pages = new ArrayList<>();
        for (PageSpec page : board.pages()) {
            List<BlockSpec> blocks = page.blocks().stream()
                    .filter(b -> b.definitions() == null
                            && b.dataQuality() == null
                            && b.provenance() == null
                            && b.decisions() == null)
                    .toList();
            if (!blocks.isEmpty()) {
                pages.add(new PageSpec(page.title(), blocks));
            }
        }
        return new ReportDefinition(board.title(), board.audience(), null, null, pages);
    }

    private Map<String, Path> draw(FigureSet figures, Language language) {
        Map<String, Path> documents = new TreeMap<>();
        for (Renderer renderer : RENDERERS) {
            Path file = folder.resolve("edge-" + language.code() + "." + renderer.format());
            renderer.render(figures, language, file);
            documents.put(renderer.format(), file);
        }
        return documents;
    }

    private static List<Renderer> renderers() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
                "org.rida.report.html", "org.rida.report.xlsx", "org.rida.report.csv")) {
            List<Renderer> renderers =
                    new ArrayList<>(context.getBeansOfType(Renderer.class).values());
            renderers.add(new PdfRenderer(Path.of("reports")));
            return renderers;
        }
    }

    private static String text(Path pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return Normalizer.normalize(stripper.getText(document), Normalizer.Form.NFKC)
                    .replaceAll("(?m)^.*(صفحة|Page) .*$", "")
                    .replaceAll("[%٪]", " ");
        }
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(m -> m.group().replaceAll("[.,٫٬]$", ""))
                .toList();
    }
}
