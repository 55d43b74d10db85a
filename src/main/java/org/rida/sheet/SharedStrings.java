package org.rida.sheet;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/**
 * The shared string table of a workbook, with an index from text to position. POI's own cell setter builds an XML
 * document of every text to find an existing entry, which took a third of the time of writing a workbook.
 */
final class SharedStrings {

    private final SharedStringsTable table;
    /** Position in the table by text. */
    private final Map<String, String> indexes = new HashMap<>();

    SharedStrings(XSSFWorkbook workbook) {
        this.table = workbook.getSharedStringSource();
    }

    /**
     * Makes the cell refer to the text, adding it to the table when it is new.
     *
     * @param cell of the same workbook
     * @param text already escaped
     */
    void put(XSSFCell cell, String text) {
        String index = indexes.computeIfAbsent(
                text, content -> Integer.toString(table.addSharedStringItem(new XSSFRichTextString(content))));
        cell.getCTCell().setT(STCellType.S);
        cell.getCTCell().setV(index);
    }
}
