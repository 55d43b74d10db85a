package org.rida.report.render.html;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.DocumentFormat;
import org.rida.report.render.Renderer;
import org.springframework.stereotype.Component;

/** Renders both languages side by side, block by block; on narrow screens one below the other. */
@Component
public final class BilingualHtmlRenderer implements Renderer {

    private final HtmlPages pages;

    BilingualHtmlRenderer(HtmlPages pages) {
        this.pages = pages;
    }

    /** One language's column, as the template uses it. */
    public record LanguageSide(Language language, HtmlText formatter, SvgCharts charts) {}

    @Override
    public String format() {
        return DocumentFormat.bilingual("html");
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        List<LanguageSide> sides = Arrays.stream(Language.values())
                .map(l -> side(l, new Messages(l, figures.digits())))
                .toList();
        List<String> titles = sides.stream()
                .map(side -> side.formatter().text(figures.title()))
                .toList();
        pages.write("both", Map.of("figures", figures, "sides", sides, "titles", titles), target);
    }

    private static LanguageSide side(Language language, Messages messages) {
        return new LanguageSide(language, new HtmlText(messages), new SvgCharts(messages));
    }
}
