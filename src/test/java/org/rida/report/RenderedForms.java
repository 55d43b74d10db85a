package org.rida.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The documents of one figure set in one language, read back. Numbers are compared as European digits with a decimal
 * point, without thousands separators, percent signs and trailing zeros: {@code ٨٦٪}, {@code 86%} and {@code 86.0%}
 * are equal.
 */
public record RenderedForms(Document page, List<String> pdf, List<Line> book, List<CsvRecord> list) {

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}(?:[\\p{Nd}.,٫٬]*\\p{Nd})?");

    /** A row of a sheet or of a table: its first cell and the numbers of the others, in order. */
    record Line(String label, List<String> numbers) {}

    /** @param name the file name up to its ending */
    public static RenderedForms read(Path folder, String name) throws Exception {
        return new RenderedForms(
                html(folder.resolve(name + ".html")),
                pdf(folder.resolve(name + ".pdf")),
                book(folder.resolve(name + ".xlsx")),
                list(folder.resolve(name + ".csv")));
    }

    static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(RenderedForms::plain).toList();
    }

    private static String plain(MatchResult number) {
        String latin = number.group()
                .chars()
                .mapToObj(c -> Character.isDigit(c)
                        ? Integer.toString(Character.digit(c, 10))
                        : c == '٫' ? "." : "" + (char) c)
                .collect(Collectors.joining())
                .replaceAll("[,٬]", "");
        return latin.contains(".") ? latin.replaceAll("\\.?0+$", "") : latin;
    }

    /** All elements of a name below one. */
    static List<Element> elements(Element from, String name) {
        NodeList found = from.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** What a table of the page is for. */
    enum Kind {
        /** A table of the report. */
        TABLE,
        /** Behind the bars of answers: shares, and of how many. */
        ANSWERS,
        /** Behind a line or a curve. */
        SERIES
    }

    /** A table of the page with its heading. */
    record Table(Kind kind, String block, List<Line> rows) {}

    List<Table> tables() {
        return elements(page.getDocumentElement(), "table").stream()
                .map(RenderedForms::table)
                .toList();
    }

    List<Line> rows(Kind kind) {
        return tables().stream()
                .filter(table -> table.kind() == kind)
                .flatMap(table -> table.rows().stream())
                .toList();
    }

    /** Whatever the page says, charts and hidden tables included. */
    List<String> pageTexts() {
        return spaced(elements(page.getDocumentElement(), "body").get(0));
    }

    /** What the cards say. */
    List<String> cards() {
        return Stream.of("p", "ul")
                .flatMap(name -> elements(page.getDocumentElement(), name).stream())
                .filter(element -> element.getAttribute("class").startsWith("card-"))
                .flatMap(element -> spaced(element).stream())
                .toList();
    }

    private static Table table(Element table) {
        String block = elements(table, "caption").stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
        Element folded = (Element) table.getParentNode().getParentNode();
        Kind kind = Kind.TABLE;
        if (folded.getNodeName().equals("details")) {
            boolean bars = elements((Element) folded.getParentNode(), "div").stream()
                    .anyMatch(div -> div.getAttribute("class").equals("answers"));
            kind = bars ? Kind.ANSWERS : Kind.SERIES;
        }
        List<Line> rows = elements(table, "tr").stream()
                .filter(row -> row.getParentNode().getNodeName().equals("tbody"))
                .filter(row -> !elements(row, "th").isEmpty())
                .map(RenderedForms::line)
                .toList();
        return new Table(kind, block, rows);
    }

    private static Line line(Element row) {
        List<String> numbers = elements(row, "td").stream()
                .flatMap(cell -> numbers(beside(cell)).stream())
                .toList();
        return new Line(elements(row, "th").get(0).getTextContent(), numbers);
    }

    /** Of a bar the words beside it, not its picture. */
    private static String beside(Element cell) {
        List<Element> spans = elements(cell, "span");
        return spans.isEmpty()
                ? cell.getTextContent()
                : spans.stream()
                        .filter(span -> span.getAttribute("class").equals("unseen"))
                        .map(Element::getTextContent)
                        .collect(Collectors.joining());
    }

    /** Text by text, so that two of them do not grow into one number. */
    private static List<String> spaced(Element element) {
        NodeList children = element.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .flatMap(child -> child instanceof Element inner
                        ? spaced(inner).stream()
                        : numbers(child.getTextContent()).stream())
                .toList();
    }

    private static Document html(Path file) throws Exception {
        String html = Files.readString(file).replaceFirst("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    /** Rows of tables, paragraphs and figures, without what is printed on every page. */
    private static List<String> pdf(Path file) throws Exception {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            Map<COSDictionary, Map<Integer, String>> said = new HashMap<>();
            for (PDPage page : document.getPages()) {
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.processPage(page);
                Map<Integer, String> texts = said.computeIfAbsent(page.getCOSObject(), unknown -> new HashMap<>());
                for (PDMarkedContent content : extractor.getMarkedContents()) {
                    texts.merge(content.getMCID(), letters(content), String::concat);
                }
            }
            List<String> lines = new ArrayList<>();
            read(document.getDocumentCatalog().getStructureTreeRoot(), said, lines);
            return lines;
        }
    }

    private static String letters(PDMarkedContent content) {
        return asRead(content.getContents().stream()
                .filter(TextPosition.class::isInstance)
                .map(letter -> ((TextPosition) letter).getUnicode())
                .collect(Collectors.joining()));
    }

    /** Letters stand from left to right; what is Arabic is read from right to left. */
    private static String asRead(String drawn) {
        if (drawn.isEmpty()) {
            return drawn;
        }
        Bidi bidi = new Bidi(drawn, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Integer[] order = new Integer[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            order[run] = run;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        StringBuilder read = new StringBuilder();
        for (int run : order) {
            String words = drawn.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            read.append(bidi.getRunLevel(run) % 2 == 0 ? words : new StringBuilder(words).reverse());
        }
        return read.toString();
    }

    /** As it is read aloud: each row of a table, and each paragraph and figure outside of tables, is a line. */
    private static void read(PDStructureNode node, Map<COSDictionary, Map<Integer, String>> said, List<String> lines) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (List.of("Document", "Part", "Table").contains(element.getStructureType())) {
                    read(element, said, lines);
                } else {
                    lines.add(words(element, said));
                }
            }
        }
    }

    private static String words(PDStructureNode node, Map<COSDictionary, Map<Integer, String>> said) {
        StringBuilder words = new StringBuilder();
        boolean apart = node instanceof PDStructureElement parent
                && !List.of("P", "H1", "H2", "H3", "Span").contains(parent.getStructureType());
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                words.append(words(element, said));
            } else if (kid instanceof PDMarkedContentReference reference) {
                words.append(said.get(reference.getPage().getCOSObject()).get(reference.getMCID()))
                        .append(' ');
            }
            words.append(apart ? " " : "");
        }
        return words.toString();
    }

    private static List<Line> book(Path file) throws Exception {
        DataFormatter shown = new DataFormatter();
        shown.setUseCachedValuesForFormulaCells(true);
        List<Line> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    List<String> cells = new ArrayList<>();
                    row.forEach(cell -> cells.add(shown.formatCellValue(cell)));
                    lines.add(new Line(
                            cells.get(0).replace("\u200F", ""), // a mark of direction, unseen
                            cells.stream()
                                    .skip(1)
                                    .flatMap(cell -> numbers(cell).stream())
                                    .toList()));
                }
            }
        }
        return lines;
    }

    private static List<CsvRecord> list(Path file) throws Exception {
        try (CsvReader<CsvRecord> reader =
                        CsvReader.builder().ofCsvRecord(Files.readString(file).substring(1));
                Stream<CsvRecord> records = reader.stream()) {
            return records.skip(1).toList();
        }
    }
}
