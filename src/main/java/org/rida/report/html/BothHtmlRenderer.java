package org.rida.report.html;

import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.Document;
import org.rida.report.FigureSet;
import org.rida.report.Renderer;







import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Both languages beside each other, block by block; one under the other where there is no room. */
@Component
public final class BothHtmlRenderer implements Renderer {

    private final HtmlPages pages;

    BothHtmlRenderer(HtmlPages pages) {
        this.pages = pages;
    }

    /** One language's column. */
    public record Side(Language language, Phrases say, Drawings draw) {}

    @Override
    public String format() {
        return Document.inBoth("html");
    }

    @Override
    public void render(FigureSet figures, Language language, Path target) {
        List<Side> sides = Arrays.stream(Language.values())
                .map(l -> side(l, new Messages(l, figures.digits())))
                .toList();
        List<String> titles =
                sides.stream().map(side -> side.say().text(figures.title())).toList();
        pages.write("both", Map.of("figures", figures, "sides", sides, "titles", titles), target);
    }

    private static Side side(Language language, Messages wording) {
        return new Side(language, new Phrases(wording), new Drawings(wording));
    }
}
