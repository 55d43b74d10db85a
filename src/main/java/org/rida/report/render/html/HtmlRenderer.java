package org.rida.report.render.html;

import java.nio.file.Path;
import java.util.Map;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.springframework.stereotype.Component;

/**
 * Draws a figure set as the accessible edition: one file without scripts and without anything from elsewhere, real headings
 * and tables, charts as SVG with their words and their numbers beside them. The same figure set gives the same bytes.
 */
@Component
final class HtmlRenderer implements Renderer {

    private final HtmlPages pages;

    HtmlRenderer(HtmlPages pages) {
        this.pages = pages;
    }

    @Override
    public String format() {
        return "html";
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        Messages messages = new Messages(language, figures.digits());
        pages.write(
                "report",
                Map.of(
                        "figures",
                        figures,
                        "language",
                        language,
                        "formatter",
                        new HtmlText(messages),
                        "charts",
                        new SvgCharts(messages)),
                target);
    }
}
