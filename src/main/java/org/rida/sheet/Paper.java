package org.rida.sheet;

import java.util.List;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;

/** How a sheet is printed: A4, as wide as the page, with the page number in the footer. */
public enum Paper {
    PORTRAIT,
    LANDSCAPE;

    /** Footers have no direction of their own. */
    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    void setUp(Sheet sheet, Edition edition, List<String> footer) {
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(this == LANDSCAPE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.5);
        sheet.setMargin(PageMargin.RIGHT, 0.5);
        foot(sheet.getFooter(), edition, footer);
    }

    /** The parts stand from the line's beginning, which is at the right in Arabic; the page number at its end. */
    private static void foot(Footer place, Edition edition, List<String> parts) {
        boolean rightToLeft = edition.language().rightToLeft();
        String mark = rightToLeft ? RIGHT_TO_LEFT_MARK : "";
        String first = mark + part(parts, 0);
        String words = edition.wording().say("sheet.page", "page", "&P", "pages", "&N");
        String page = mark + words + mark;
        place.setRight(rightToLeft ? first : page);
        place.setCenter(part(parts, 1));
        place.setLeft(rightToLeft ? page : first);
    }

    /** An ampersand would begin a command of the footer. */
    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index).replace("&", "&&") : "";
    }
}
