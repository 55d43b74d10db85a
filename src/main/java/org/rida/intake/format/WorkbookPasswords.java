package org.rida.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.finding.IngestProblem;
import org.rida.intake.mapping.Mapping;
import org.rida.io.AtomicFile;

/**
 * Opens password-protected workbooks with the password of the mapping. A protected XLSX is an OLE2 container, as an
 * XLS is.
 */
public final class WorkbookPasswords {

    /** As large as an upload may be. */
    private static final long MAX_BYTES = 64L << 20;

    private static final BilingualText NONE =
            new BilingualText("لا توجد كلمة مرور في ملف الربط", "the mapping has none");
    private static final BilingualText WRONG =
            new BilingualText("كلمة المرور في ملف الربط ليست الصحيحة", "the mapping's is not the right one");

    private WorkbookPasswords() {}

    /** Whether a password is needed to read a file. */
    public static boolean isProtected(Path path) {
        IncomingFile file = IncomingFile.of(path);
        if (isProtectedXlsx(file)) {
            return true;
        }
        if (!isXls(file)) {
            return false;
        }
        try (POIFSFileSystem container = new POIFSFileSystem(path.toFile(), true)) {
            openXls(container, null).close();
            return false;
        } catch (EncryptedDocumentException e) {
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Replaces a protected workbook by the same one without a password, which is neither stored nor logged.
     *
     * @throws Problem when the password is not the right one, or the file is damaged
     */
    public static void unlock(Path path, String password) {
        IncomingFile file = IncomingFile.of(path);
        try (AtomicFile open = AtomicFile.ownerOnly(path)) {
            if (isProtectedXlsx(file)) {
                decryptXlsx(file, password, open.unfinished());
            } else {
                decryptXls(path, password, open.unfinished());
            }
            open.commit();
        } catch (EncryptedDocumentException e) {
            throw Problem.because(e, "intake.refused.wrong-password", "file", file.name());
        } catch (IOException e) {
            throw DamagedFile.refusal(file, e);
        } catch (RuntimeException e) {
            throw e instanceof Problem ? e : DamagedFile.refusal(file, e);
        }
    }

    /** The stored size of a workbook is a claim only: what is written is counted. */
    private static void decryptXlsx(IncomingFile file, String password, Path target) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(file.path().toFile(), true)) {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
            if (!decryptor.verifyPassword(password)) {
                throw Problem.of("intake.refused.wrong-password", "file", file.name());
            }
            try (InputStream content = decryptor.getDataStream(container);
                    OutputStream out = Files.newOutputStream(target)) {
                copy(file, content, out);
            }
        } catch (GeneralSecurityException e) {
            throw DamagedFile.refusal(file, e);
        }
    }

    private static void copy(IncomingFile file, InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            bytes += n;
            if (bytes > MAX_BYTES) {
                throw Problem.of("intake.refused.too-large", "file", file.name(), "megabytes", MAX_BYTES >> 20);
            }
            out.write(buffer, 0, n);
        }
    }

    private static void decryptXls(Path path, String password, Path target) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(path.toFile(), true);
                HSSFWorkbook workbook = openXls(container, password);
                OutputStream out = Files.newOutputStream(target)) {
            // POI encrypts what it writes while a password is set
            workbook.write(out);
        }
    }

    /** POI takes the password of an XLS from a thread-local variable. */
    private static HSSFWorkbook openXls(POIFSFileSystem container, @Nullable String password) throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword(password);
        try {
            return new HSSFWorkbook(container, false);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

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
            throw DamagedFile.refusal(file, e);
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
