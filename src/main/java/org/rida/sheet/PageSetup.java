package org.rida.sheet;

import java.util.List;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;

/** Print settings of a sheet: A4, fitted to the page width, with the page number in the footer. */
public enum PageSetup {
    /** For texts and narrow tables. */
    PORTRAIT,
    /** For wide tables. */
    LANDSCAPE;

    /** Footers have no reading direction of their own: the mark sets it. */
    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    /** Footer code for 8 points; the blank separates it from a following digit. */
    private static final String SMALL_FONT = "&8 ";

    /**
     * Applies the settings to a sheet.
     *
     * @param settings language and digits of the page number
     * @param footer up to two texts beside the page number; further ones are ignored
     */
    void setUp(Sheet sheet, WorkbookSettings settings, List<String> footer) {
        PrintSetup print = sheet.getPrintSetup();
        // one page wide, as many pages high as needed
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
     * The texts begin where a line begins, at the right in Arabic, and the page number is at the other end. Portrait
     * pages are too narrow for two texts side by side, so there the second goes below the first.
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

    /** An ampersand would begin a footer code and is therefore doubled. */
    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index).replace("&", "&&") : "";
    }
}
