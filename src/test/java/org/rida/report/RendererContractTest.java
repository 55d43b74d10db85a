package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.report.pdf.PdfRenderer;
import org.rida.wording.Digits;
import org.rida.wording.Language;
import org.rida.wording.Wording;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** One figure set, three documents, the same numbers. The files stay in {@code target/contract} to be looked at. */
class RendererContractTest {

    private static final Path FOLDER = Path.of("target", "contract");
    private static final Pattern NUMBER = Pattern.compile("[\\p{Nd}][\\p{Nd}.,٫٬]*[%٪]?");
    private static final AnnotationConfigApplicationContext RENDERERS = new AnnotationConfigApplicationContext(
            "org.rida.report.html", "org.rida.report.xlsx", "org.rida.report.csv");

    @BeforeAll
    static void draw() throws Exception {
        Files.createDirectories(FOLDER);
        List<Renderer> renderers =
                new ArrayList<>(RENDERERS.getBeansOfType(Renderer.class).values());
        renderers.add(new PdfRenderer(Path.of("reports")));
        for (Language language : Language.values()) {
            renderers.forEach(r -> r.render(SampleFigures.draft(), language, file(language, r.format())));
        }
    }

    @AfterAll
    static void close() {
        RENDERERS.close();
    }

    @Test
    void rowsOfTablesAreTheSameInEveryDocument() throws Exception {
        String pdf = pdf(Language.EN);
        Map<String, List<String>> book = book();
        List<Element> rows = elements(page(Language.EN), "//div[@class='scroll']//tbody/tr");
        assertThat(rows).hasSize(4 + 7 + 4);
        for (Element row : rows) {
            String label = elements(row, "th").get(0).getTextContent();
            List<String> numbers = numbersIn(row, "td[not(contains(@class,'share_bar'))]|td/span[@class='unseen']");
            assertThat(pdf).containsSubsequence(with(label, numbers));
            assertThat(book.get(label)).as(label).containsSubsequence(numbers);
        }
    }

    @Test
    void seriesAreTheSameAsInTheWorkbook() throws Exception {
        Map<String, List<String>> book = book();
        List<Element> rows = elements(page(Language.EN), "(//figure[.//div[@class='chart wide']])[1]//tbody/tr");
        assertThat(rows).hasSize(24);
        for (Element row : rows) {
            List<String> values = numbersIn(row, "td");
            assertThat(values).hasSize(5);
            assertThat(book.values())
                    .as(row.getTextContent())
                    .anyMatch(numbers -> numbers.size() > 5
                            && numbers.subList(0, values.size()).equals(values));
        }
    }

    /** Figures of the tidy list, shown as a page shows them, are those of the page's tables. */
    @Test
    void theTidyListHasTheNumbersOfEveryTable() throws Exception {
        Map<String, List<String>> lines = lines();
        List<Element> rows = elements(page(Language.EN), "//div[@class='scroll']//tbody/tr");
        for (Element row : rows) {
            String label = elements(row, "th").get(0).getTextContent();
            List<String> numbers = numbersIn(row, "td[not(contains(@class,'share_bar'))]|td/span[@class='unseen']");
            assertThat(lines.getOrDefault(label, List.of())).as(label).containsExactlyElementsOf(numbers);
        }
    }

    /** Everything that is masked on the page is masked in the list, without a number anywhere in its line. */
    @Test
    void theTidyListMasksWhatThePageMasks() throws Exception {
        List<CsvRecord> masked = records().stream()
                .filter(line -> line.getField(13).equals("masked"))
                .toList();
        assertThat(masked).hasSize(4 + 5);
        assertThat(masked)
                .allSatisfy(line -> assertThat(line.getFields().subList(8, 13)).containsOnly(""));
    }

    @Test
    void cardsAreTheSameInEveryDocument() throws Exception {
        String pdf = pdf(Language.EN);
        Map<String, List<String>> book = book();
        List<Element> cards = elements(page(Language.EN), "//ul[@class='cards-row']/li");
        assertThat(cards).hasSize(4);
        for (Element card : cards) {
            String title = elements(card, "p[@class='card-title']").get(0).getTextContent();
            String value = elements(card, "p[@class='card-value']").get(0).getTextContent();
            assertThat(pdf).contains(value);
            assertThat(book.get(title)).contains(numbers(value).get(0));
        }
    }

    /** Without percent signs: the text of an Arabic PDF has them on the other side of their numbers. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyNumberOfThePdfIsOnThePage(Language language) throws Exception {
        String shown = Files.readString(file(language, "html")).replaceAll("<[^>]*>|[%٪]", " ");
        List<String> pdf =
                numbers(pdf(language).replaceAll("(?m)^.*(صفحة|Page) .*$", "").replaceAll("[%٪]", " "));
        assertThat(pdf).hasSizeGreaterThan(80);
        assertThat(numbers(shown)).containsAll(pdf);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageIsReadableByAnyone(Language language) throws Exception {
        Document page = page(language);
        Element root = page.getDocumentElement();
        assertThat(root.getAttribute("lang")).isEqualTo(language.code());
        assertThat(root.getAttribute("dir")).isEqualTo(language.rightToLeft() ? "rtl" : "ltr");
        assertThat(elements(page, "//script|//link|//@src|//@onclick")).isEmpty();
        assertThat(elements(page, "//h1")).hasSize(1);
        assertThat(elements(page, "//table[not(.//th[@scope='col'])]|//tbody/tr[not(th[@scope='row'])]"))
                .isEmpty();
        assertThat(elements(page, "//*[name()='svg'][@aria-label='' and not(ancestor::*[@aria-hidden='true'])]"))
                .isEmpty();
        assertThat(root.getTextContent()).doesNotContain("**");
    }

    private static Path file(Language language, String format) {
        return FOLDER.resolve("sample-" + language.code() + "." + format);
    }

    private static Document page(Language language) throws Exception {
        String html = Files.readString(file(language, "html")).replaceFirst("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Object from, String path) throws Exception {
        NodeList found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, from, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> numbersIn(Element row, String path) throws Exception {
        return elements(row, path).stream()
                .flatMap(cell -> numbers(cell.getTextContent()).stream())
                .toList();
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(m -> m.group().replaceAll("[.,]$", "").replaceAll("\\.0%$", "%"))
                .toList();
    }

    private static List<String> with(String label, List<String> numbers) {
        List<String> all = new ArrayList<>(List.of(label));
        all.addAll(numbers);
        return all;
    }

    private static String pdf(Language language) throws Exception {
        try (PDDocument document = Loader.loadPDF(file(language, "pdf").toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return Normalizer.normalize(stripper.getText(document), Normalizer.Form.NFKC);
        }
    }

    private static List<CsvRecord> records() throws Exception {
        String text = Files.readString(file(Language.EN, "csv"));
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
            return reader.stream().skip(1).toList();
        }
    }

    /** The numbers of each row of the tables in the tidy list, as {@link CellWords} says them. */
    private static Map<String, List<String>> lines() throws Exception {
        CellWords words = new CellWords(new Wording(Language.EN, Digits.EUROPEAN));
        Map<String, List<String>> lines = new HashMap<>();
        for (CsvRecord line : records()) {
            if (line.getField(13).equals("number") && !line.getField(5).isEmpty()) {
                Cell.Unit unit = Cell.Unit.valueOf(line.getField(7).toUpperCase(java.util.Locale.ROOT));
                String shown = words.inTable(Cell.number(unit, Double.parseDouble(line.getField(8))));
                lines.computeIfAbsent(line.getField(5), row -> new ArrayList<>())
                        .addAll(numbers(shown));
            }
        }
        return lines;
    }

    /** The numbers of each row as the workbook shows them, by the row's first cell; rows of the long list are left out. */
    private static Map<String, List<String>> book() throws Exception {
        DataFormatter shown = new DataFormatter();
        Map<String, List<String>> rows = new HashMap<>();
        try (InputStream in = Files.newInputStream(file(Language.EN, "xlsx"));
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    List<String> cells = new ArrayList<>();
                    row.forEach(cell -> cells.add(shown.formatCellValue(cell)));
                    rows.putIfAbsent(
                            cells.get(0),
                            cells.stream()
                                    .skip(1)
                                    .flatMap(cell -> numbers(cell).stream())
                                    .toList());
                }
            }
        }
        return rows;
    }
}
