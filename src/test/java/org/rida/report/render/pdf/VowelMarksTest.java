package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.Campaign;
import org.rida.RequiresProgram;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.springframework.core.io.ClassPathResource;

/** Vowel marks and joined letters stand where Chromium, which shapes with HarfBuzz, puts them: compared pixel by pixel. */
class VowelMarksTest {

    private static final List<String> ALL = List.of(
            "راضٍ", "ثانٍ", "أُجيب", "نُفّذ", "يُبلّغ", "الإنجاز", "تقرير", "نفع؟", "نفع؛", "نفع،", "نفع.", "نفع:",
            "نفع!", "نفع٪", "«نفع»", "(نفع)", "نفع-نفع", "نفع–نفع", "نفع/نفع", "٣نفع٣", "١٤٤٨هـ", "نفعٌ؟", "نفع…",
            "نفع٫نفع");

    private static final List<String> WORDS = Campaign.part(ALL, 0, 2);

    /** Pixels for a point. */
    private static final int SCALE = 8;

    private static final double SIZE = 10;

    /** Height of what is compared of a page, in points. */
    private static final int UPPER = 200;

    /** Height of what the browser shows of one word, in pixels. */
    private static final int STRIP = 300;

    /**
     * Share of the ink of both that is not within two pixels, a quarter of a point, of the other's. Both smooth their edges in ways of
     * their own; a mark in a wrong place is 3 to 6 hundredths of a word's ink.
     */
    private static final double BOUND = .01;

    @TempDir
    Path folder;

    @Test
    @RequiresProgram("chromium|chromium-browser|google-chrome")
    void standWhereABrowserPutsThem() throws Exception {
        List<String> wrong = new ArrayList<>();
        List<BufferedImage> printed = ofPdf();
        List<BufferedImage> shown = ofChromium();
        Path look = Files.createDirectories(Path.of("target", "marks"));
        for (int i = 0; i < WORDS.size(); i++) {
            BufferedImage ours = ink(printed.get(i));
            BufferedImage theirs = ink(shown.get(i));
            ImageIO.write(ours, "png", look.resolve(i + "-pdf.png").toFile());
            ImageIO.write(theirs, "png", look.resolve(i + "-chromium.png").toFile());
            double difference = difference(ours, theirs);
            System.out.printf("marks | %s | %.4f%n", WORDS.get(i), difference);
            if (difference >= BOUND) {
                wrong.add(WORDS.get(i));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A page for each word, after the first. */
    private List<BufferedImage> ofPdf() throws IOException {
        List<FigureSet.ReportPage> pages = new ArrayList<>();
        pages.add(new FigureSet.ReportPage(BilingualText.EMPTY, List.of()));
        for (String word : WORDS) {
            pages.add(new FigureSet.ReportPage(
                    BilingualText.EMPTY,
                    List.of(new Block.Paragraphs(BilingualText.EMPTY, List.of(BilingualText.same(word))))));
        }
        Path file = folder.resolve("words.pdf");
        new PdfRenderer(Path.of("reports"))
                .render(SampleFigureSet.board(BilingualText.EMPTY, pages), Language.AR, file);
        List<BufferedImage> pictures = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            int first = document.getNumberOfPages() - WORDS.size();
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < WORDS.size(); i++) {
                PDPage page = document.getPage(first + i);
                PDRectangle whole = page.getMediaBox();
                // the upper part only: the word without the footer
                page.setCropBox(new PDRectangle(0, whole.getHeight() - UPPER, whole.getWidth(), UPPER));
                pictures.add(renderer.renderImage(first + i, SCALE));
            }
        }
        return pictures;
    }

    /** One screenshot, a strip of it for each word. */
    private List<BufferedImage> ofChromium() throws Exception {
        String font =
                Base64.getEncoder().encodeToString(new ClassPathResource(ReportFont.REGULAR).getContentAsByteArray());
        Path page = Files.writeString(
                folder.resolve("words.html"),
                """
                <!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><style>
                @font-face { font-family: Plex; src: url(data:font/ttf;base64,%s) }
                body { margin: 0; font: %spx Plex; color: #222 }
                p { box-sizing: border-box; height: %spx; margin: 0; padding: 40px }
                </style><body>%s</body></html>"""
                        .formatted(
                                font,
                                SIZE * SCALE,
                                STRIP,
                                WORDS.stream().map("<p>%s</p>"::formatted).collect(Collectors.joining())));
        Path picture = folder.resolve("words.png");
        Process chromium = new ProcessBuilder(
                        RequiresProgram.OnPath.find("chromium|chromium-browser|google-chrome")
                                .orElseThrow()
                                .toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=1000," + STRIP * (WORDS.size() + 1),
                        "--screenshot=" + picture,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        assertThat(chromium.waitFor()).isZero();
        BufferedImage all = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(picture)));
        return IntStream.range(0, WORDS.size())
                .mapToObj(i -> all.getSubimage(0, i * STRIP, all.getWidth(), STRIP))
                .toList();
    }

    /** Cut to what is dark. */
    private static BufferedImage ink(BufferedImage picture) {
        Rectangle box = null;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (isInk(picture, x, y)) {
                    Rectangle pixel = new Rectangle(x, y, 1, 1);
                    box = box == null ? pixel : box.union(pixel);
                }
            }
        }
        return picture.getSubimage(box.x, box.y, box.width, box.height);
    }

    private static boolean isInk(BufferedImage picture, int x, int y) {
        return x >= 0
                && y >= 0
                && x < picture.getWidth()
                && y < picture.getHeight()
                && (picture.getRGB(x, y) >> 8 & 0xFF) < 128;
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        return Stream.of(new BufferedImage[] {one, other}, new BufferedImage[] {other, one})
                .mapToDouble(pair -> alone(pair[0], pair[1]))
                .max()
                .orElseThrow();
    }

    private static double alone(BufferedImage one, BufferedImage other) {
        int ink = 0;
        int alone = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (isInk(one, x, y)) {
                    ink++;
                    alone += isNear(other, x, y) ? 0 : 1;
                }
            }
        }
        return (double) alone / ink;
    }

    private static boolean isNear(BufferedImage picture, int x, int y) {
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                if (isInk(picture, x + dx, y + dy)) {
                    return true;
                }
            }
        }
        return false;
    }
}
