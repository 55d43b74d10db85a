package org.rida.sheet;

import java.util.List;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;

/** How a sheet is printed: A4, as wide as the page, with the page number in the footer. */
public enum PageSetup {
    PORTRAIT,
    LANDSCAPE;

    /** Footers have no direction of their own. */
    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    /** In points; the blank ends the number. */
    private static final String SMALL_FONT = "&8 ";

    void setUp(Sheet sheet, WorkbookSettings settings, List<String> footer) {
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(this == LANDSCAPE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.5);
        sheet.setMargin(PageMargin.RIGHT, 0.5);
        writeFooter(sheet.getFooter(), settings, footer);
    }

    /**
     * The parts stand from the line's beginning, which is at the right in Arabic; the page number at its end. Across an upright
     * page there is no room for both parts side by side: there they stand one under the other.
     */
    private void writeFooter(Footer target, WorkbookSettings settings, List<String> parts) {
        boolean rightToLeft = settings.language().rightToLeft();
        String mark = rightToLeft ? RIGHT_TO_LEFT_MARK : "";
        String first = SMALL_FONT + mark + part(parts, 0);
        String second = part(parts, 1);
        if (this == PORTRAIT && !second.isEmpty()) {
            first += "\n" + mark + second;
            second = "";
        }
        String pageNumber = settings.messages().format("sheet.page", "page", "&P", "pages", "&N");
        String page = SMALL_FONT + mark + pageNumber + mark;
        target.setRight(rightToLeft ? first : page);
        target.setCenter(second.isEmpty() ? "" : SMALL_FONT + second);
        target.setLeft(rightToLeft ? page : first);
    }

    /** An ampersand would begin a command of the footer. */
    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index).replace("&", "&&") : "";
    }
}
