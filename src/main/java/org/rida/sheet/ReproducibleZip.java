package org.rida.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Repacks a workbook with its creation date as the timestamp of all zip entries. POI uses the current time, but an
 * issued file is identified by its hash, so the same content must give the same bytes.
 */
final class ReproducibleZip {

    private ReproducibleZip() {}

    /**
     * @param out is closed at the end
     * @throws IOException when it cannot be written
     */
    static void write(XSSFWorkbook workbook, WorkbookSettings settings, OutputStream out) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        workbook.write(packed);
        LocalDateTime created = LocalDateTime.ofInstant(settings.created(), ZoneOffset.UTC);
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(packed.toByteArray()));
                // sizes are those of the content; compression with the default level is deterministic
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                ZipEntry dated = new ZipEntry(entry.getName());
                dated.setTimeLocal(created);
                to.putNextEntry(dated);
                from.transferTo(to);
            }
        }
    }
}
