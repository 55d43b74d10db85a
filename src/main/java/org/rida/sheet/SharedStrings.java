package org.rida.sheet;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/**
 * The words of a workbook, each kept once. A cell's own setter makes an XML document of every text to find out whether it is
 * there already: a third of the time that a workbook took.
 */
final class SharedStrings {

    private final SharedStringsTable table;
    private final Map<String, String> indexes = new HashMap<>();

    SharedStrings(XSSFWorkbook workbook) {
        this.table = workbook.getSharedStringSource();
    }

    void put(XSSFCell cell, String text) {
        String index = indexes.computeIfAbsent(
                text, content -> Integer.toString(table.addSharedStringItem(new XSSFRichTextString(content))));
        cell.getCTCell().setT(STCellType.S);
        cell.getCTCell().setV(index);
    }
}
