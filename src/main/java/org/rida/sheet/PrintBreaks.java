package org.rida.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Divides a sheet of several tables and charts among printed pages so that none is cut. A sheet that is fitted to a number of pages
 * is cut wherever a page is full, and spreadsheets ignore breaks in it; so this sets the scale and the breaks instead.
 */
final class PrintBreaks {

    /** The scale is found by steps, as a break that moves up may need a page more. */
    private static final double STEP = 0.97;

    /** Print that is smaller than this share of what a sheet cut anywhere would have is not worth it. */
    private static final double SMALLEST = 0.7;

    /** The estimate is of the narrowest letters that were measured; wider ones would leave a column alone on a second page. */
    private static final double WIDER = 1.25;

    private final XSSFSheet sheet;
    private final PrintExtent extent;
    private final List<Integer> blocks;

    /** @param blocks rows with which what must not be cut begins, counted from 0 */
    PrintBreaks(XSSFSheet sheet, PrintExtent extent, List<Integer> blocks) {
        this.sheet = sheet;
        this.extent = extent;
        this.blocks = blocks;
    }

    /** @return whether there is a scale at which the whole fits on so many pages, and is not much smaller than when it is cut */
    boolean set(int pages) {
        double whole = extent.widthScale() * Math.min(1, pages / extent.pages());
        for (double scale = extent.widthScale() / WIDER; scale > whole * SMALLEST; scale *= STEP) {
            Optional<List<Integer>> breaks = breaks(extent.pageHeight(scale));
            if (breaks.isPresent() && breaks.get().size() < pages) {
                sheet.setFitToPage(false);
                sheet.getPrintSetup().setScale((short) (scale * 100));
                breaks.get().forEach(row -> sheet.setRowBreak(row - 1));
                return true;
            }
        }
        return false;
    }

    /** Rows with which pages begin, but the first; empty when a block is higher than a page. */
    private Optional<List<Integer>> breaks(double page) {
        List<Integer> breaks = new ArrayList<>();
        int top = 0;
        for (int i = 0; i < blocks.size(); i++) {
            // the sheet's title stands with its first block
            int begin = i == 0 ? 0 : blocks.get(i);
            int end = i + 1 < blocks.size() ? blocks.get(i + 1) : extent.rows();
            if (extent.height(begin, end) > page) {
                return Optional.empty();
            }
            if (extent.height(top, end) > page) {
                breaks.add(begin);
                top = begin;
            }
        }
        return Optional.of(breaks);
    }
}
