package org.rida.report.render.pdf.tagged;

import static org.rida.report.render.pdf.tagged.FoWriter.points;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.rida.i18n.Language;
import org.xml.sax.SAXException;

/** A filled document as XSL-FO: its frame, its bookmarks and its pages, one after the other. */
final class FoPages {

    private final FoWriter fo;
    private final JasperPrint print;
    private final FoTexts texts;

    FoPages(FoWriter fo, JasperPrint print, FoTexts texts) {
        this.fo = fo;
        this.print = print;
        this.texts = texts;
    }

    /**
     * Writes the whole document; the formatter has it when this returns.
     *
     * @param family name of the font, as the formatter's configuration knows it
     * @return what the formatter does not draw, page by page
     */
    List<PageShapes> write(Language language, String family) throws SAXException {
        List<PageShapes> drawn = new ArrayList<>();
        fo.startDocument();
        fo.start("root", "font-family", family, "xml:lang", language.code());
        fo.start("layout-master-set");
        fo.start(
                "simple-page-master",
                "master-name",
                "page",
                "page-width",
                points(print.getPageWidth()),
                "page-height",
                points(print.getPageHeight()));
        fo.empty("region-body");
        fo.end();
        fo.end();
        bookmarks();
        StructureRoles roles = new StructureRoles();
        for (JRPrintPage page : print.getPages()) {
            PageShapes shapes = new PageShapes(print.getPageHeight());
            drawn.add(shapes);
            roles.beginPage();
            fo.start("page-sequence", "master-reference", "page", "xml:lang", language.code());
            fo.start("flow", "flow-name", "xsl-region-body");
            // spaces and line ends stand as they were measured: nothing may be collapsed or wrapped anew
            fo.start(
                    "block",
                    "linefeed-treatment",
                    "preserve",
                    "white-space-collapse",
                    "false",
                    "white-space-treatment",
                    "preserve",
                    "wrap-option",
                    "no-wrap");
            new FoElements(fo, texts, roles, shapes).write(page.getElements());
            fo.end();
            fo.end();
            fo.end();
        }
        fo.end();
        fo.endDocument();
        return drawn;
    }

    /** One for each heading that has an anchor; those that stand again at the top of a page are of the same name. */
    private void bookmarks() throws SAXException {
        List<JRPrintText> headings = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (JRPrintPage page : print.getPages()) {
            for (JRPrintElement element : page.getElements()) {
                if (element instanceof JRPrintText text
                        && StructureRoles.anchor(text) != null
                        && named.add(StructureRoles.anchor(text))) {
                    headings.add(text);
                }
            }
        }
        if (headings.isEmpty()) {
            return;
        }
        fo.start("bookmark-tree");
        for (JRPrintText heading : headings) {
            fo.start("bookmark", "internal-destination", String.valueOf(StructureRoles.anchor(heading)));
            fo.start("bookmark-title");
            fo.text(DirectedText.unmark(heading.getFullText()));
            fo.end();
            fo.end();
        }
        fo.end();
    }
}
