package org.rida.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.sf.jasperreports.engine.JRPrintAnchor;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperPrint;

/** The sheets of each page of a report: a page that is long runs over several. */
final class SheetGroups {

    private static final String ANCHOR = "page-";

    private SheetGroups() {}

    /** By number of the report's page, from 0; a page's heading carries an anchor with it, on each of its sheets. */
    static Map<Integer, List<JRPrintPage>> of(JasperPrint print) {
        Map<Integer, List<JRPrintPage>> all = new TreeMap<>();
        int last = 0;
        for (JRPrintPage sheet : print.getPages()) {
            last = page(sheet).orElse(last);
            all.computeIfAbsent(last, page -> new ArrayList<>()).add(sheet);
        }
        return all;
    }

    private static Optional<Integer> page(JRPrintPage sheet) {
        return sheet.getElements().stream()
                .filter(JRPrintAnchor.class::isInstance)
                .map(element -> ((JRPrintAnchor) element).getAnchorName())
                .filter(name -> name != null)
                .findFirst()
                .map(name -> Integer.valueOf(name.substring(ANCHOR.length())));
    }
}
