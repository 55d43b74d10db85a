package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.Block.ChartKind;
import org.rida.report.document.Block.TableColumn;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.springframework.core.io.ClassPathResource;

class PdfRendererTest {

    private static final PdfRenderer PDF = new PdfRenderer(Path.of("reports"));

    @TempDir
    Path folder;

    /** The pages in {@code target/pdf}, to be looked at beside the design's pictures. */
    @Test
    void leavesPagesToLookAt() throws IOException {
        Path look = Files.createDirectories(Path.of("target", "pdf"));
        for (Language language : Language.values()) {
            PDF.render(SampleFigureSet.board(), language, look.resolve("board-" + language.code() + ".pdf"));
            PDF.render(SampleFigureSet.draft(), language, look.resolve("draft-" + language.code() + ".pdf"));
        }
        try (Stream<Path> files = Files.list(look)) {
            assertThat(files.filter(f -> f.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void saysTheSentenceThenTheCardsThenTheCharts() throws IOException {
        String page = ReadPdf.text(render(SampleFigureSet.draft(), Language.AR), 1);
        assertThat(page)
                .containsSubsequence(
                        "مسودة",
                        "تقرير رضا المستفيدين وزمن الإنجاز",
                        "٨٦٪ خلال أسبوعين",
                        "أُجيب عنه خلال أسبوعين",
                        "٩ أيام",
                        "نسبة الرد خلال أسبوعين",
                        "أكتوبر ٢٠٢٦",
                        "المستهدف ٩٠٪",
                        "رمضان",
                        "نسبة الراضين",
                        "لا توجد بيانات في يوليو ٢٠٢٥",
                        "صفحة ١ من ٢")
                .doesNotContain("**");
        assertThat(ReadPdf.text(render(SampleFigureSet.board(), Language.EN), 1))
                .containsSubsequence(
                        "Beneficiary satisfaction and turnaround",
                        "86% were answered within two weeks",
                        "9 days",
                        "October 2026",
                        "Target 90%",
                        "No data in July 2025",
                        "Page 1 of 2");
    }

    @Test
    void showsEveryFigureOfTables() throws IOException {
        String page = ReadPdf.text(render(SampleFigureSet.board(), Language.EN), 2);
        assertThat(page)
                .containsSubsequence("Interview", "96", "91%", "8", "86%")
                .containsSubsequence("Letters", "too few", "too few answers", "too few", "too few", "Volunteering")
                .containsSubsequence("Volunteering", "0", "no data")
                .containsSubsequence("Ease of procedures", "36", "41", "13", "6")
                .containsSubsequence("Access", "too few answers")
                .containsSubsequence("Hard to follow the request", "17", "12", "55%");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void embedsItsFontsAndSaysWhatItIs(Language language) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(render(SampleFigureSet.board(), language).toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo(SampleFigureSet.board().title().in(language));
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.code());
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @Test
    void mirrorsEnglish() throws IOException {
        FigureSet.ReportPage page = new FigureSet.ReportPage(BilingualText.EMPTY, List.of(SampleFigureSet.channels()));
        FigureSet figures = SampleFigureSet.board(BilingualText.EMPTY, List.of(page));
        List<Float> arabic = ReadPdf.edges(render(figures, Language.AR), "٩٦");
        List<Float> english = ReadPdf.edges(render(figures, Language.EN), "96");
        float width = 595;
        assertThat(arabic.get(1)).isCloseTo(width - english.get(0), org.assertj.core.data.Offset.offset(1.5f));
    }

    @Test
    void losesNoWordOfLongLabels() throws IOException {
        String label = "الاستقبال الأول لطلبات المساعدة العاجلة من الأسر المتعففة في القرى البعيدة عن المدينة المنورة "
                + "ومتابعتها حتى صدور قرار لجنة البحث الاجتماعي وإبلاغ صاحب الطلب";
        Path file = folder.resolve("long.pdf");
        PDF.render(longLabels(label), Language.AR, file);
        String text = ReadPdf.text(file, 1);
        for (String word : label.split(" ")) {
            assertThat(text.split(java.util.regex.Pattern.quote(word), -1))
                    .as(word)
                    .hasSizeGreaterThan(5);
        }
    }

    /** A font without joined forms loses letters without a word. */
    @ParameterizedTest
    @ValueSource(strings = {ReportFont.REGULAR, ReportFont.BOLD})
    void hasAllJoinedFormsOfArabicLetters(String place) throws Exception {
        try (InputStream in = new ClassPathResource(place).getInputStream()) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in);
            assertThat(IntStream.rangeClosed(0xFE80, 0xFEFC)).allMatch(font::canDisplay);
        }
    }

    /** The label as label, title and cell of a table, as title and notes of a card, and in a distribution. */
    private static FigureSet longLabels(String label) {
        BilingualText words = BilingualText.same(label);
        Block.TableData table = new Block.TableData(
                BilingualText.EMPTY,
                List.of(new TableColumn(words, 2, ChartKind.LABEL), new TableColumn(words, 1, ChartKind.NUMBER)),
                List.of(new Block.TableRow(words, List.of(Cell.words(words)))),
                BilingualText.EMPTY);
        Block.Card card = new Block.Card(
                words,
                Cell.count(1),
                BilingualText.EMPTY,
                List.of(words),
                Block.VariationIcon.COMMON_CAUSE,
                Block.TargetOutlook.FAILS);
        Block.Distribution distribution = new Block.Distribution(
                BilingualText.EMPTY,
                List.of(Block.AnswerDistribution.shown(words, List.of(1L, 1L, 1L, 1L, 1L))),
                BilingualText.EMPTY);
        List<Block> blocks = List.of(table, new Block.Cards(BilingualText.EMPTY, List.of(card)), distribution);
        return SampleFigureSet.board(
                BilingualText.EMPTY, List.of(new FigureSet.ReportPage(BilingualText.EMPTY, blocks)));
    }

    @Test
    void repeatsTheHeadingOfATableOnEachOfItsPages() throws IOException {
        List<Block.TableRow> rows = new ArrayList<>();
        for (int i = 1; i <= 90; i++) {
            rows.add(new Block.TableRow(BilingualText.same("row" + i + "."), List.of(Cell.count(1000 + i))));
        }
        Block.TableData table = new Block.TableData(
                BilingualText.same("Long table"),
                List.of(
                        new TableColumn(BilingualText.same("Stage"), 3, ChartKind.LABEL),
                        new TableColumn(BilingualText.same("Number"), 1, ChartKind.NUMBER)),
                rows,
                BilingualText.EMPTY);
        FigureSet.ReportPage page = new FigureSet.ReportPage(BilingualText.EMPTY, List.of(table));
        Path file = render(SampleFigureSet.board(BilingualText.EMPTY, List.of(page)), Language.EN);
        StringBuilder whole = new StringBuilder();
        int pages = ReadPdf.pages(file);
        assertThat(pages).isBetween(3, 5);
        for (int i = 1; i <= pages; i++) {
            String text = ReadPdf.text(file, i);
            assertThat(text).contains("Long table", "Stage", "Number", "Page " + i + " of " + pages);
            whole.append(text);
        }
        for (int i = 1; i <= 90; i++) {
            assertThat(whole).containsSubsequence("row" + i + ".", "1,0");
        }
    }

    /** The class filter and the JDK's way of creating objects once met at the sixteenth page, and no page came any more. */
    @Test
    void goesOnDrawingAfterManyPages() {
        FigureSet.ReportPage page = new FigureSet.ReportPage(BilingualText.EMPTY, List.of(SampleFigureSet.sentence()));
        FigureSet figures = SampleFigureSet.board(BilingualText.EMPTY, List.of(page));
        for (int i = 0; i < 40; i++) {
            assertThat(render(figures, Language.AR)).isNotEmptyFile();
        }
    }

    @Test
    void saysThatAnEmptyTableHasNoData() throws IOException {
        Block.TableData channels = SampleFigureSet.channels();
        Block.TableData empty =
                new Block.TableData(channels.title(), channels.columns(), List.of(), BilingualText.EMPTY);
        FigureSet.ReportPage page = new FigureSet.ReportPage(BilingualText.EMPTY, List.of(empty));
        String text = ReadPdf.text(render(SampleFigureSet.board(BilingualText.EMPTY, List.of(page)), Language.AR), 1);
        assertThat(text).containsSubsequence("بحسب قناة التواصل", "القناة", "لا توجد بيانات");
    }

    /**
     * Latin names, numbers of versions and file names are seen from left to right within Arabic, wherever they stand. Without
     * marks "2020-1" is seen as "1-2020".
     */
    @Test
    void showsLatinNamesInArabicFromLeftToRight() throws IOException {
        List<String> names = List.of(
                "2020-1",
                "0.1.0",
                "1.2-rc.3",
                "partner-2025-08.csv",
                "R-2026/0001",
                "data/a_b.xlsx",
                "a@b.example",
                "12:30");
        List<Block> blocks = new ArrayList<>();
        for (String name : names) {
            BilingualText text = BilingualText.same("الإصدار \u2066" + name + "\u2069 النافذ من ٢٠٢٠/٠١/٠١");
            blocks.add(new Block.Sentence(text, text));
            blocks.add(new Block.Paragraphs(text, List.of(text)));
            blocks.add(new Block.TableData(
                    text,
                    List.of(new TableColumn(text, 1, ChartKind.LABEL), new TableColumn(text, 1, ChartKind.NUMBER)),
                    List.of(new Block.TableRow(text, List.of(Cell.words(text)))),
                    text));
            blocks.add(new Block.TableData(
                    text,
                    List.of(new TableColumn(text, 1, ChartKind.LABEL), new TableColumn(text, 1, ChartKind.TEXT)),
                    List.of(new Block.TableRow(text, List.of(Cell.words(text)))),
                    text));
        }
        Path file = render(
                SampleFigureSet.board(
                        BilingualText.EMPTY, List.of(new FigureSet.ReportPage(BilingualText.EMPTY, blocks))),
                Language.AR);
        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= ReadPdf.pages(file); page++) {
            seen.addAll(ReadPdf.lines(file, page));
        }
        for (String name : names) {
            assertThat(seen.stream().mapToLong(line -> occurrences(line, name)).sum())
                    .as(name)
                    .isGreaterThanOrEqualTo(14);
        }
    }

    /** A label that ends in a Latin name, and a Latin name after it: the label is read first, so it stands on the right. */
    @Test
    void keepsTheOrderOfTwoLatinNamesInArabic() throws IOException {
        BilingualText label = BilingualText.same("خط ملف \u2066PDF\u2069");
        Block made = new Block.TableData(
                BilingualText.EMPTY,
                List.of(new TableColumn(label, 1, ChartKind.LABEL), new TableColumn(label, 1, ChartKind.TEXT)),
                List.of(new Block.TableRow(label, List.of(Cell.words(BilingualText.same("IBM Plex"))))),
                BilingualText.EMPTY);
        Path file = render(
                SampleFigureSet.board(
                        BilingualText.EMPTY, List.of(new FigureSet.ReportPage(BilingualText.EMPTY, List.of(made)))),
                Language.AR);
        assertThat(ReadPdf.lines(file, 1)).anyMatch(line -> line.contains("IBM Plex :PDF"));
    }

    private static long occurrences(String line, String name) {
        return line.split(java.util.regex.Pattern.quote(name), -1).length - 1L;
    }

    private Path render(FigureSet figures, Language language) {
        Path file = folder.resolve(language.code() + ".pdf");
        PDF.render(figures, language, file);
        return file;
    }
}
