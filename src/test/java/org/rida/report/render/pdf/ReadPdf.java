package org.rida.report.render.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A drawn PDF, read back. */
final class ReadPdf {

    private ReadPdf() {}

    static int pages(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return document.getNumberOfPages();
        }
    }

    /** What a page says, as it is read. */
    static String text(Path file, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return plain(stripper.getText(document));
        }
    }

    /** Joined forms become letters again; the marks of direction say nothing to a reader. */
    private static String plain(String extracted) {
        return Normalizer.normalize(extracted, Normalizer.Form.NFKC)
                .replaceAll("[\u200E\u200F]", "")
                .replaceAll("\\s+", " ");
    }

    /** The lines of a page as the eye sees them: their letters from left to right, whatever the order they are read in. */
    static List<String> lines(Path file, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return List.copyOf(linesByHeight(document, page).values());
        }
    }

    /** The lowest line of each page above its footer. */
    static List<String> lastLines(Path file, float footer) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            List<String> last = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                last.add(linesByHeight(document, page)
                        .headMap(Math.round(footer), false)
                        .lastEntry()
                        .getValue());
            }
            return last;
        }
    }

    private static NavigableMap<Integer, String> linesByHeight(PDDocument document, int page) throws IOException {
        NavigableMap<Integer, List<TextPosition>> lines = new TreeMap<>();
        readLetters(
                document, page, letter -> lines.computeIfAbsent(Math.round(letter.getYDirAdj()), y -> new ArrayList<>())
                        .add(letter));
        NavigableMap<Integer, String> words = new TreeMap<>();
        lines.forEach((y, line) -> words.put(
                y,
                plain(line.stream()
                        .sorted(Comparator.comparing(TextPosition::getXDirAdj))
                        .map(TextPosition::getUnicode)
                        .collect(Collectors.joining()))));
        return words;
    }

    /** How far down each page is written, in points from its upper edge, the footer left out. */
    static List<Float> ends(Path file, float footer) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            List<Float> ends = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                List<Float> letters = new ArrayList<>(List.of(0f));
                readLetters(
                        document, page, letter -> letters.add(letter.getYDirAdj() < footer ? letter.getYDirAdj() : 0));
                ends.add(Collections.max(letters));
            }
            return ends;
        }
    }

    private static void readLetters(PDDocument document, int page, Consumer<TextPosition> reader) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition letter) {
                reader.accept(letter);
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(document);
    }

    /** Left and right edge of the first place where these characters stand side by side. */
    static List<Float> edges(Path file, String wanted) throws IOException {
        List<Float> edges = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) throws IOException {
                    if (edges.isEmpty() && plain(text).contains(wanted)) {
                        float left = (float) positions.stream()
                                .filter(p -> wanted.contains(p.getUnicode()))
                                .mapToDouble(TextPosition::getXDirAdj)
                                .min()
                                .orElseThrow();
                        float right = (float) positions.stream()
                                .filter(p -> wanted.contains(p.getUnicode()))
                                .mapToDouble(p -> p.getXDirAdj() + p.getWidthDirAdj())
                                .max()
                                .orElseThrow();
                        edges.addAll(List.of(left, right));
                    }
                    super.writeString(text, positions);
                }
            }.getText(document);
        }
        return edges;
    }
}
