package org.rida.report.render.pdf;

import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet.ReportPage;

/**
 * Where a text names a page of the report by its heading, the number of the sheet on which that page begins takes its place. Only
 * the printed form has numbers: the page for the browser and the workbook have headings.
 */
final class PageReferences {

    private final List<ReportPage> pages;
    private final PageLayout layout;
    private final Messages wording;

    PageReferences(List<ReportPage> pages, PageLayout layout, Messages wording) {
        this.pages = pages;
        this.layout = layout;
        this.wording = wording;
    }

    BilingualText numbered(BilingualText text) {
        Language language = wording.language();
        String words = text.in(language);
        for (int page = 0; page < pages.size(); page++) {
            String title = pages.get(page).title().in(language);
            if (!title.isEmpty()) {
                words = words.replace(
                        wording.format("for-decision.page", "page", title),
                        wording.format("for-decision.page.numbered", "number", layout.firstSheet(page)));
            }
        }
        return BilingualText.same(words);
    }
}
