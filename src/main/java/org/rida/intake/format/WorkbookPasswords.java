package org.rida.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.finding.IngestProblem;
import org.rida.intake.mapping.Mapping;

/**
 * Opens password-protected workbooks with the password of the mapping. A protected XLSX is an OLE2 container, as an
 * XLS is.
 */
final class WorkbookPasswords {

    private static final BilingualText NONE =
            new BilingualText("لا توجد كلمة مرور في ملف الربط", "the mapping has none");
    private static final BilingualText WRONG =
            new BilingualText("كلمة المرور في ملف الربط ليست الصحيحة", "the mapping's is not the right one");

    private WorkbookPasswords() {}

    static boolean isProtectedXlsx(IncomingFile file) {
        return isContainer(file) && has(file, Decryptor.DEFAULT_POIFS_ENTRY);
    }

    /** The stream of a workbook has different names in the versions of Excel. */
    static boolean isXls(IncomingFile file) {
        return isContainer(file) && (has(file, "Workbook") || has(file, "WORKBOOK") || has(file, "Book"));
    }

    /**
     * The decrypted workbook, held in memory.
     *
     * @throws Problem when the mapping has no password or the wrong one
     */
    static InputStream decrypt(IncomingFile file, POIFSFileSystem container, Mapping mapping) throws IOException {
        Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
        try {
            if (mapping.password() == null || !decryptor.verifyPassword(mapping.password())) {
                throw problem(file, mapping);
            }
            return decryptor.getDataStream(container);
        } catch (GeneralSecurityException e) {
            throw Problem.because(e, "intake.refused.damaged", "file", file.name(), "reason", IncomingFile.reason(e));
        }
    }

    /** The refusal of a protected workbook: the mapping has no password, or the wrong one. */
    static Problem problem(IncomingFile file, Mapping mapping) {
        return IngestProblem.problem(
                "intake.refused.password", "file", file.name(), "found", mapping.password() == null ? NONE : WRONG);
    }

    private static boolean isContainer(IncomingFile file) {
        return file.startsWith(0xd0, 0xcf, 0x11, 0xe0);
    }

    private static boolean has(IncomingFile file, String entry) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.path().toFile(), true)) {
            return container.getRoot().hasEntry(entry);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
