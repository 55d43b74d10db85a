package org.rida.report.render.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.Language;
import org.rida.io.AtomicFile;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.springframework.stereotype.Component;

/** Renders the summary as plain text in UTF-8, to be pasted into a message. The same figures give the same bytes. */
@Component
final class SummaryTextRenderer implements Renderer {

    @Override
    public String format() {
        return "txt";
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        try (AtomicFile file = AtomicFile.ownerOnly(target)) {
            Files.writeString(file.unfinished(), text(SummaryContent.of(figures, language)));
            file.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    /** Paragraphs are separated by empty lines; messaging programs show no bold text. */
    private static String text(SummaryContent content) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(lines(content.title(), content.period(), content.stamp()));
        paragraphs.add(content.sentence().replace("**", ""));
        content.figures().stream().map(SummaryTextRenderer::figure).forEach(paragraphs::add);
        paragraphs.add(lines(content.footer().toArray(String[]::new)));
        paragraphs.removeIf(String::isEmpty);
        return String.join("\n\n", paragraphs) + "\n";
    }

    private static String figure(SummaryContent.SummaryFigure figure) {
        List<String> below = new ArrayList<>(figure.lines());
        below.add(figure.judgement());
        below.removeIf(String::isEmpty);
        return lines("• " + figure.title() + ": " + figure.value(), String.join(" · ", below));
    }

    private static String lines(String... lines) {
        return String.join(
                "\n", List.of(lines).stream().filter(line -> !line.isEmpty()).toList());
    }
}
