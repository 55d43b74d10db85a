package org.rida.report.render.pdf;














import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintAnchor;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.base.JRBasePrintPage;

/**
 * Two sets of pages side by side on sheets of twice the width. A page of the report begins on a new sheet in both; where one
 * language needs more sheets for it, the other's side stays empty.
 */
final class FacingPages {

    private final JasperPrint left;
    private final JasperPrint right;

    FacingPages(JasperPrint left, JasperPrint right) {
        this.left = left;
        this.right = right;
    }

    JasperPrint pages() throws JRException {
        JasperPrint spread = new JasperPrint();
        spread.setName(right.getName());
        spread.setPageWidth(left.getPageWidth() + right.getPageWidth());
        spread.setPageHeight(Math.max(left.getPageHeight(), right.getPageHeight()));
        spread.setDefaultStyle(right.getDefaultStyle());
        for (JRStyle style : right.getStyles()) {
            spread.addStyle(style, true);
        }
        List<List<JRPrintPage>> ofLeft = byReportPage(left);
        List<List<JRPrintPage>> ofRight = byReportPage(right);
        for (int i = 0; i < Math.max(ofLeft.size(), ofRight.size()); i++) {
            sheets(at(ofLeft, i), at(ofRight, i)).forEach(spread::addPage);
        }
        return spread;
    }

    private List<JRPrintPage> sheets(List<JRPrintPage> lefts, List<JRPrintPage> rights) {
        List<JRPrintPage> sheets = new ArrayList<>();
        for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
            JRPrintPage sheet = new JRBasePrintPage();
            if (i < lefts.size()) {
                lefts.get(i).getElements().forEach(sheet::addElement);
            }
            if (i < rights.size()) {
                for (JRPrintElement element : rights.get(i).getElements()) {
                    element.setX(element.getX() + left.getPageWidth());
                    sheet.addElement(element);
                }
            }
            sheets.add(sheet);
        }
        return sheets;
    }

    private static List<JRPrintPage> at(List<List<JRPrintPage>> pages, int place) {
        return place < pages.size() ? pages.get(place) : List.of();
    }

    /** A page's heading carries an anchor with the page's number, on each of the sheets that it runs over. */
    private static List<List<JRPrintPage>> byReportPage(JasperPrint print) {
        List<List<JRPrintPage>> all = new ArrayList<>();
        String last = "";
        for (JRPrintPage page : print.getPages()) {
            String anchor = anchor(page).orElse(last);
            if (all.isEmpty() || !anchor.equals(last)) {
                all.add(new ArrayList<>());
            }
            all.get(all.size() - 1).add(page);
            last = anchor;
        }
        return all;
    }

    private static Optional<String> anchor(JRPrintPage page) {
        return page.getElements().stream()
                .filter(JRPrintAnchor.class::isInstance)
                .map(element -> ((JRPrintAnchor) element).getAnchorName())
                .filter(name -> name != null)
                .findFirst();
    }
}
