package org.rida.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.sf.jasperreports.engine.JRPrintAnchor;
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

    /** What the names of the places on which pages begin start with, before the page's number from 0. */
    static final String ANCHOR = "page-";

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

    /** Number of the sheet on which a page begins; a page without blocks has none of its own. */
    int firstSheet(int page) {
        return firstSheets.getOrDefault(page, page + 1);
    }

    /** What to fill with next; equal to this when it came out as it was meant. */
    PageLayout after(JasperPrint print) {
        Map<Integer, Integer> sheets = new TreeMap<>(firstSheets);
        Set<Integer> nextDense = new TreeSet<>(dense);
        Set<Integer> nextUsual = new TreeSet<>(usual);
        int next = 1;
        for (Map.Entry<Integer, List<JRPrintPage>> page : sheets(print).entrySet()) {
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

    /** The sheets of each page of the report, by its number from 0, which an anchor of its heading bears on each of them. */
    static Map<Integer, List<JRPrintPage>> sheets(JasperPrint print) {
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
