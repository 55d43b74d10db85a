package org.rida.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jasperreports.engine.JRException;
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
        Map<Integer, List<JRPrintPage>> ofLeft = PageLayout.sheets(left);
        Map<Integer, List<JRPrintPage>> ofRight = PageLayout.sheets(right);
        Set<Integer> pages = new TreeSet<>(ofLeft.keySet());
        pages.addAll(ofRight.keySet());
        for (int page : pages) {
            sheets(ofLeft.getOrDefault(page, List.of()), ofRight.getOrDefault(page, List.of()))
                    .forEach(spread::addPage);
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
}
