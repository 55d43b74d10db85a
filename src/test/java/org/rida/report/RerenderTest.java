package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.OctoberRun;
import org.rida.wording.Language;
import org.rida.wording.Text;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * Twenty-four months of the board's report. Frozen, kept as text and read again, each gives the same documents, byte for byte
 * where the form allows; and what the page says, the list says, the workbook being drawn from the same list.
 */
class RerenderTest extends OctoberRun {

    private static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final int MONTHS = 24;
    /** The PDF is drawn for some of them: its text is compared with the page's. */
    private static final int PDF_EVERY = Boolean.getBoolean("rida.soak") ? 1 : 8;

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd}.,٫٬]*");

    @TempDir
    Path folder;

    @Autowired
    private Drafting drafting;

    @Autowired
    private ReportDefinitions definitions;

    @Autowired
    private List<Renderer> renderers;

    @Autowired
    private JsonMapper json;

    @Test
    void anOldMonthIsDrawnAgainAsItWas() throws Exception {
        firstRun();
        for (int back = 0; back < MONTHS; back++) {
            YearMonth month = LAST.minusMonths(back);
            FigureSet drafted = drafting.draft(
                    new Drafting.Wanted("board-monthly", definitions.get("board-monthly"), month, null, Text.EMPTY, 1));
            FigureSet again = json.readValue(json.writeValueAsString(drafted), FigureSet.class);
            assertThat(again).as("%s read again", month).isEqualTo(drafted);
            Map<String, Path> first = draw(drafted, month, "first", back % PDF_EVERY == 0);
            Map<String, Path> second = draw(again, month, "second", false);
            for (String format : second.keySet()) {
                assertThat(second.get(format)).as("%s %s", month, format).hasSameBinaryContentAs(first.get(format));
            }
            sayTheSame(first, month);
        }
    }

    private Map<String, Path> draw(FigureSet figures, YearMonth month, String name, boolean pdf) {
        Map<String, Path> documents = new TreeMap<>();
        for (Renderer renderer : renderers) {
            if (pdf || !renderer.format().startsWith("pdf")) {
                Path file = folder.resolve(month + "-" + name + "." + renderer.format());
                renderer.render(figures, Language.EN, file);
                documents.put(renderer.format(), file);
            }
        }
        return documents;
    }

    /** Every number of the PDF stands on the page. */
    private static void sayTheSame(Map<String, Path> documents, YearMonth month) throws Exception {
        if (!documents.containsKey("pdf")) {
            return;
        }
        String page = Files.readString(documents.get("html")).replaceAll("<[^>]*>|%", " ");
        List<String> numbers = numbers(text(documents.get("pdf")));
        assertThat(numbers).as("numbers of %s", month).hasSizeGreaterThan(200);
        assertThat(numbers(page)).as("page of %s", month).containsAll(numbers);
    }

    private static String text(Path pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            String text = Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
            return text.replaceAll("(?m)^.*Page \\d+ of \\d+.*$", "").replaceAll("Page \\d+ of \\d+|%", " ");
        }
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(m -> m.group().replaceAll("[.,]$", ""))
                .toList();
    }
}
