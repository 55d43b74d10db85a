package org.rida.report.render.pdf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * What must be known of the sheets before they are filled.
 *
 * @param firstSheets number of the sheet, from 1, on which each page of the report begins
 * @param dense pages that are set more closely, since they would run over by a few lines
 * @param usual pages of which that was tried in vain: set as usual, more lines go with the last one
 */
record PageLayout(Map<Integer, Integer> firstSheets, Set<Integer> dense, Set<Integer> usual) {

    /** A last sheet filled down to less than this share of its height, heading included, is nearly empty. */
    private static final double NEARLY_EMPTY = 1 / 3.0;

    /** Each page on a sheet of its own, none dense. */
    static PageLayout expected(int pages) {
        Map<Integer, Integer> sheets = new TreeMap<>();
        for (int page = 0; page < pages; page++) {
            sheets.put(page, page + 1);
        }
        return new PageLayout(sheets, Set.of(), Set.of());
    }

    /** What to fill with next; equal to this when it came out as it was meant. */
    PageLayout after(JasperPrint print) {
        Map<Integer, Integer> sheets = new TreeMap<>(firstSheets);
        Set<Integer> nextDense = new TreeSet<>(dense);
        Set<Integer> nextUsual = new TreeSet<>(usual);
        int next = 1;
        for (Map.Entry<Integer, List<JRPrintPage>> page : SheetGroups.of(print).entrySet()) {
            List<JRPrintPage> filled = page.getValue();
            sheets.put(page.getKey(), next);
            next += filled.size();
            boolean nearlyEmpty = filled.size() > 1 && isNearlyEmpty(filled.get(filled.size() - 1), print);
            if (nearlyEmpty && dense.contains(page.getKey())) {
                nextDense.remove(page.getKey());
                nextUsual.add(page.getKey());
            } else if (nearlyEmpty && !usual.contains(page.getKey())) {
                nextDense.add(page.getKey());
            }
        }
        return new PageLayout(sheets, nextDense, nextUsual);
    }

    private static boolean isNearlyEmpty(JRPrintPage sheet, JasperPrint print) {
        int footer = Templates.footer(print);
        int end = sheet.getElements().stream()
                .filter(element -> element.getY() < footer)
                .mapToInt(element -> element.getY() + element.getHeight())
                .max()
                .orElse(0);
        return end < footer * NEARLY_EMPTY;
    }
}
