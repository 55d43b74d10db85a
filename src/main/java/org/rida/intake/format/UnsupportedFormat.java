package org.rida.intake.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Recognizes kinds of files that people send and that are not read, so that the refusal names them. It follows the
 * workbooks and precedes CSV, which accepts everything.
 */
@Component
@Order(50)
class UnsupportedFormat implements FileFormat {

    @Override
    public String name() {
        return "?";
    }

    @Override
    public boolean reads(IncomingFile file) {
        return kind(file) != null;
    }

    @Override
    public boolean fixedWidth() {
        return false;
    }

    @Override
    public void read(IncomingFile file, Mapping mapping, RowSink rows) {
        throw Problem.of("intake.refused.kind", "file", file.name(), "found", String.valueOf(kind(file)));
    }

    /** The kind by its first bytes; null for a file that another format may read. */
    private static @Nullable String kind(IncomingFile file) {
        if (file.startsWith('P', 'K', 3, 4)) {
            return zipped(file);
        }
        if (file.startsWith('%', 'P', 'D', 'F')) {
            return "PDF";
        }
        if (file.startsWith(0x89, 'P', 'N', 'G')) {
            return "PNG";
        }
        if (file.startsWith(0xff, 0xd8, 0xff)) {
            return "JPEG";
        }
        if (file.startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
            return "DOC / MSG (OLE2)";
        }
        String start = new String(file.head(), 0, Math.min(200, file.head().length), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "HTML";
        }
        return start.startsWith("<?xml") ? "XML" : null;
    }

    /** The kind of a ZIP by its entries; null for a ZIP that may contain a text file. */
    private static @Nullable String zipped(IncomingFile file) {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            if (zip.getEntry("xl/workbook.bin") != null) {
                return "XLSB";
            }
            if (zip.getEntry("mimetype") != null) {
                return "ODS (OpenDocument)";
            }
            return zip.getEntry("word/document.xml") != null ? "DOCX" : null;
        } catch (IOException e) {
            throw DamagedFile.refusal(file, e);
        }
    }
}
