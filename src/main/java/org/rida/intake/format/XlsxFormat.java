package org.rida.intake.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.XMLHelper;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;
import org.rida.sheet.PrivateTemporaryFiles;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * XLSX workbooks, transitional and strict, read as a stream of XML events: memory does not grow with the size of a
 * sheet, apart from the shared strings.
 */
@Component
@Order(10)
class XlsxFormat implements FileFormat {

    /** Up to this size a sheet is unpacked in memory. */
    private static final long MAX_UNPACKED = 16L << 20;

    static {
        // POI unpacks protected workbooks into temporary files
        PrivateTemporaryFiles.use();
    }

    @Override
    public String name() {
        return "XLSX";
    }

    @Override
    public boolean reads(IncomingFile file) {
        return isWorkbook(file) || WorkbookPasswords.isProtectedXlsx(file);
    }

    @Override
    public boolean fixedWidth() {
        return false;
    }

    @Override
    public void read(IncomingFile file, Mapping mapping, RowSink rows) throws IOException {
        try (OPCPackage workbook = open(file, mapping)) {
            XlsxParts parts = XlsxParts.of(workbook);
            List<SheetSelector.SheetEntry> sheets = SheetSelector.select(file, mapping, parts.sheets(), rows);
            if (parts.from1904()) {
                rows.daysFrom1904();
            }
            for (SheetSelector.SheetEntry sheet : sheets) {
                read(file, parts, sheet, rows);
            }
        } catch (InvalidFormatException | SAXException e) {
            throw DamagedFile.refusal(file, e);
        }
    }

    /**
     * Reads a sheet. The list of merged cells comes behind the rows: a sheet of ordinary size is unpacked first, so that
     * merged cells can be filled. One that is too large for this is refused when it has any.
     */
    private static void read(IncomingFile file, XlsxParts parts, SheetSelector.SheetEntry sheet, RowSink rows)
            throws IOException, InvalidFormatException, SAXException {
        PackagePart part = parts.part(sheet);
        boolean small = part.getSize() >= 0 && part.getSize() <= MAX_UNPACKED;
        try (InputStream stream = part.getInputStream()) {
            byte[] unpacked = small ? stream.readAllBytes() : new byte[0];
            MergedCells merged = small ? XlsxSheet.mergedCells(unpacked) : MergedCells.NONE;
            SheetRows content = new SheetRows(sheet.name(), merged, rows);
            XlsxSheet reader = new XlsxSheet(parts, content);
            parse(small ? new ByteArrayInputStream(unpacked) : stream, reader);
            if (!small && !reader.mergedArea().isEmpty()) {
                throw Problem.of(
                        "intake.refused.merged-cells",
                        "file",
                        file.name(),
                        "sheet",
                        sheet.name(),
                        "area",
                        reader.mergedArea());
            }
            content.finish();
        }
    }

    /** Parses XML with the parser settings of POI, which resolve no external entities. */
    static void parse(InputStream xml, ContentHandler handler) throws IOException, SAXException {
        XMLReader reader;
        try {
            reader = XMLHelper.newXMLReader();
        } catch (javax.xml.parsers.ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        reader.setContentHandler(handler);
        reader.parse(new InputSource(xml));
    }

    /** A protected workbook is decrypted into memory; any other is read from its file. */
    private static OPCPackage open(IncomingFile file, Mapping mapping) throws IOException, InvalidFormatException {
        if (!file.startsWith('P', 'K')) {
            try (POIFSFileSystem container = new POIFSFileSystem(file.path().toFile(), true)) {
                return OPCPackage.open(WorkbookPasswords.decrypt(file, container, mapping));
            }
        }
        return OPCPackage.open(file.path().toFile(), PackageAccess.READ);
    }

    /** Whether the ZIP has the main part of an XLSX workbook; an XLSB has a binary one. */
    private static boolean isWorkbook(IncomingFile file) {
        if (!file.startsWith('P', 'K', 3, 4)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            return zip.getEntry("xl/workbook.xml") != null;
        } catch (IOException e) {
            return false;
        }
    }
}
