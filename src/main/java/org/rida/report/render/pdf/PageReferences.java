package org.rida.report.render.pdf;

import java.util.List;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet.ReportPage;

/**
 * Where a text names a page of the report by its heading, the number of the sheet on which that page begins takes its place and
 * leads there. Only the printed form has numbers: the page for the browser and the workbook have headings.
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

    /** @param markup in Jasper's markup, in which links are elements */
    String linked(String markup) {
        Language language = wording.language();
        String words = markup;
        for (int page = 0; page < pages.size(); page++) {
            String title = pages.get(page).title().in(language);
            if (!title.isEmpty()) {
                words = words.replace(
                        MarkupText.markup(wording.format("for-decision.page", "page", title)), reference(page));
            }
        }
        return words;
    }

    /** A page without blocks is not printed, so nothing leads to it. */
    private String reference(int page) {
        String number =
                MarkupText.markup(wording.format("for-decision.page.numbered", "number", layout.firstSheet(page)));
        return pages.get(page).blocks().isEmpty()
                ? number
                : "<a href=\"" + PageLayout.ANCHOR + page + "\">" + number + "</a>";
    }
}
