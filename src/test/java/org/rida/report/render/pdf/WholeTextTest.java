package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.Block.ChartKind;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet.ReportPage;

/** Texts of any length in cells of any width: what does not fit into one line goes on in the next, to the last word. */
class WholeTextTest {

    private static final int ROWS = 150;
    private static final List<String> ENGLISH = List.of(
            "One",
            "short",
            "list",
            "of",
            "required",
            "documents",
            "for",
            "each",
            "service",
            "committee",
            "36%",
            "“Segment”",
            "the");
    private static final List<String> ARABIC = List.of(
            "قائمة",
            "واحدة",
            "مختصرة",
            "بالمستندات",
            "المطلوبة",
            "لكل",
            "خدمة",
            "إبلاغ",
            "المستفيد",
            "بالقرار",
            "خلال",
            "أسبوعين",
            "من",
            "تاريخ",
            "الاستقبال",
            "لجنة",
            "البحث",
            "الاجتماعي",
            "زيارة",
            "ميدانية",
            "٣٦٪",
            "«الفئة»",
            "تم");

    private final Random random = new Random(20261129);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void noWordIsCut(Language language) throws IOException {
        List<String> ends = new ArrayList<>();
        List<Block> tables = new ArrayList<>();
        for (int weight : new int[] {1, 2, 4}) {
            List<Block.TableRow> rows = IntStream.range(0, ROWS)
                    .mapToObj(i -> {
                        String end = Integer.toString(70000 + weight * 1000 + i);
                        ends.add(end);
                        return new Block.TableRow(BilingualText.same("س"), List.of(Cell.words(text(end, language))));
                    })
                    .toList();
            tables.add(new Block.TableData(
                    BilingualText.same("ت"),
                    List.of(
                            new Block.TableColumn(BilingualText.same("أ"), 3, ChartKind.LABEL),
                            new Block.TableColumn(BilingualText.same("ب"), weight, ChartKind.LABEL)),
                    rows,
                    BilingualText.EMPTY));
        }
        Path file = folder.resolve("whole.pdf");
        new PdfRenderer(Path.of("reports"))
                .render(
                        SampleFigureSet.board(
                                BilingualText.EMPTY, List.of(new ReportPage(BilingualText.EMPTY, tables))),
                        language,
                        file);

        StringBuilder drawn = new StringBuilder();
        for (int page = 1; page <= ReadPdf.pages(file); page++) {
            drawn.append(ReadPdf.text(file, page));
        }
        String digits = drawn.chars()
                .mapToObj(c -> Character.isDigit(c) ? Integer.toString(Character.digit(c, 10)) : " ")
                .collect(Collectors.joining());
        assertThat(ends).filteredOn(end -> !digits.contains(end)).isEmpty();
    }

    /** Words, a date in brackets, and the number by which its end is found again. */
    private BilingualText text(String end, Language language) {
        List<String> all = language == Language.AR ? ARABIC : ENGLISH;
        String words = IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(i -> all.get(random.nextInt(all.size())))
                .collect(Collectors.joining(" "));
        String done = language == Language.AR ? " (تم في ٢٠٢٦/٠٤/١٢) " : " (done 12 April 2026) ";
        String tail = random.nextBoolean() ? done : " ";
        String number = end.chars()
                .mapToObj(c -> language == Language.AR ? "" + (char) ('٠' + c - '0') : "" + (char) c)
                .collect(Collectors.joining());
        return BilingualText.same(words + tail + number);
    }
}
