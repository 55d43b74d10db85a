package org.rida.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;
import org.rida.intake.format.SpreadsheetNumbers.NumberStyle;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What the sheets of a workbook share: their list, the strings, which styles are dates, and the date system.
 * Elements are recognized by local name, which transitional and strict workbooks have in common.
 */
final class XlsxParts extends DefaultHandler {

    private final PackagePart workbook;
    private final List<SheetSelector.SheetEntry> sheets = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<NumberStyle> styles = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean from1904;
    private boolean inText;
    /** Phonetic runs repeat a text in another script and do not belong to it. */
    private boolean inPhonetic;

    private boolean inCellStyles;

    private XlsxParts(PackagePart workbook) {
        this.workbook = workbook;
    }

    /**
     * Reads the parts before any sheet. The styles come before the sheets, because cells refer to them by index.
     *
     * @throws InvalidFormatException when the package contains no workbook
     */
    static XlsxParts of(OPCPackage file) throws IOException, SAXException, InvalidFormatException {
        PackagePart workbook = null;
        for (PackageRelationship relation : file.getRelationships()) {
            if (relation.getRelationshipType().endsWith("/officeDocument")) {
                workbook = file.getPart(relation);
            }
        }
        if (workbook == null) {
            throw new InvalidFormatException("it contains no workbook");
        }
        XlsxParts parts = new XlsxParts(workbook);
        parts.read(workbook);
        parts.read(parts.related("/styles"));
        parts.read(parts.related("/sharedStrings"));
        return parts;
    }

    List<SheetSelector.SheetEntry> sheets() {
        return sheets;
    }

    /** The part with the XML of a sheet. */
    PackagePart part(SheetSelector.SheetEntry sheet) throws InvalidFormatException {
        return workbook.getRelatedPart(workbook.getRelationship(sheet.id()));
    }

    /** A shared string by its index. */
    String string(int index) {
        return strings.get(index);
    }

    /**
     * How cells of a style show numbers.
     *
     * @param style index among the cell formats; -1 for none
     */
    NumberStyle numberStyle(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : NumberStyle.PLAIN;
    }

    /** Whether days count from 1904, as in workbooks of early Macs. */
    boolean from1904() {
        return from1904;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "workbookPr" -> from1904 = isTrue(attributes.getValue("date1904"));
            case "sheet" -> sheet(attributes);
            case "numFmt" -> formats.put(number(attributes, "numFmtId"), attributes.getValue("formatCode"));
            case "cellXfs" -> inCellStyles = true;
            case "xf" -> style(attributes);
            case "si" -> text.setLength(0);
            case "rPh" -> inPhonetic = true;
            case "t" -> inText = !inPhonetic;
            default -> {
                // formatting and features that do not affect the values
            }
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "cellXfs" -> inCellStyles = false;
            case "si" -> strings.add(SheetText.unescape(text.toString()));
            case "rPh" -> inPhonetic = false;
            case "t" -> inText = false;
            default -> {
                // nothing to close
            }
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (inText) {
            text.append(chars, start, length);
        }
    }

    private void sheet(Attributes attributes) {
        String state = attributes.getValue("state");
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id")
                    && attributes.getQName(i).contains(":")) {
                sheets.add(new SheetSelector.SheetEntry(
                        attributes.getValue("name"),
                        attributes.getValue(i),
                        state != null && !state.equals("visible")));
            }
        }
    }

    private void style(Attributes attributes) {
        if (inCellStyles) {
            int format = number(attributes, "numFmtId");
            String code = formats.getOrDefault(format, BuiltinFormats.getBuiltinFormat(format));
            styles.add(SpreadsheetNumbers.style(format, code));
        }
    }

    private void read(@Nullable PackagePart part) throws IOException, SAXException {
        if (part != null) {
            try (InputStream xml = part.getInputStream()) {
                XlsxFormat.parse(xml, this);
            }
        }
    }

    private @Nullable PackagePart related(String type) throws InvalidFormatException {
        for (PackageRelationship relation : workbook.getRelationships()) {
            if (relation.getRelationshipType().endsWith(type)) {
                return workbook.getRelatedPart(relation);
            }
        }
        return null;
    }

    private static int number(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? 0 : Integer.parseInt(value);
    }

    private static boolean isTrue(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true"));
    }
}
