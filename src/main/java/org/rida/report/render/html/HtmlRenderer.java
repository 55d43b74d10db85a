package org.rida.report.render.html;

import java.nio.file.Path;
import java.util.Map;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.springframework.stereotype.Component;

/**
 * Renders the accessible edition: one HTML file without scripts and external resources, with real headings and
 * tables, and charts as SVG with a text alternative and a table of their numbers. The same figure set gives the same
 * bytes.
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
                        new HtmlText(messages, figures.pages()),
                        "charts",
                        new SvgCharts(messages)),
                target);
    }
}
