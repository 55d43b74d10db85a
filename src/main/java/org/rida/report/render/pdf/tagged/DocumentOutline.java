package org.rida.report.render.pdf.tagged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** Bookmarks of the blocks, below those of the pages that the formatter has written. */
final class DocumentOutline {

    private static final String BLOCK_TITLE = "block-title";
    private static final Pattern MARKS = Pattern.compile("[\u200E\u200F]");

    private final PDDocument document;
    private final List<PDOutlineItem> pages = new ArrayList<>();
    /** The bookmark below which blocks of a language stand now; facing pages have both languages. */
    private final Map<Boolean, PDOutlineItem> current = new HashMap<>();
    /** A title stands again where its block goes on. */
    private final Map<Boolean, String> last = new HashMap<>();

    private int next;

    private DocumentOutline(PDDocument document, PDDocumentOutline outline) {
        this.document = document;
        outline.children().forEach(pages::add);
    }

    /** @param print the pages as they were filled */
    static void complete(PDDocument document, JasperPrint print) {
        PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
        if (outline != null) {
            DocumentOutline completed = new DocumentOutline(document, outline);
            int number = 0;
            for (JRPrintPage page : print.getPages()) {
                completed.read(page.getElements(), number++, 0, print.getPageHeight());
            }
        }
    }

    private void read(List<JRPrintElement> elements, int page, int top, int height) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintFrame frame) {
                read(frame.getElements(), page, top + frame.getY(), height);
            } else if (element instanceof JRPrintText text) {
                String words = text.getFullText();
                boolean rightToLeft = words.indexOf(DirectedText.RIGHT_TO_LEFT_MARK) == 0;
                if (text.getAnchorName() != null) {
                    begin(MARKS.matcher(words).replaceAll(""), rightToLeft);
                } else if (text.getStyle() != null
                        && BLOCK_TITLE.equals(text.getStyle().getName())) {
                    add(words, rightToLeft, page, height - top - text.getY());
                }
            }
        }
    }

    /** The next heading of a page, unless it stands again on a page that follows. */
    private void begin(String title, boolean rightToLeft) {
        if (next < pages.size() && pages.get(next).getTitle().equals(title)) {
            current.put(rightToLeft, pages.get(next++));
            last.remove(rightToLeft);
        }
    }

    private void add(String words, boolean rightToLeft, int page, int upper) {
        String title = MARKS.matcher(words).replaceAll("").strip();
        PDOutlineItem heading = current.get(rightToLeft);
        if (heading == null || title.isEmpty() || title.equals(last.put(rightToLeft, title))) {
            return;
        }
        PDPageXYZDestination place = new PDPageXYZDestination();
        place.setPage(document.getPage(page));
        place.setTop(upper);
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(place);
        heading.addLast(item);
    }
}
