package org.rida.outbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Encrypts a recipient's copy of a document. */
final class ProtectedPdf {

    /** AES with 256 bits, as ISO 32000-2 has it; older kinds are broken. */
    private static final int KEY_BITS = 256;

    private static final int OWNER_BYTES = 16;

    private ProtectedPdf() {}

    /**
     * The document, which opens with the password only and permits everything then, as screen readers need it. It is
     * not PDF/A any more, which forbids encryption.
     */
    static byte[] protect(byte[] pdf, String password) {
        byte[] owner = new byte[OWNER_BYTES];
        // nobody knows it: there is nothing that only an owner may do
        new SecureRandom().nextBytes(owner);
        StandardProtectionPolicy policy = new StandardProtectionPolicy(
                HexFormat.of().formatHex(owner), password, AccessPermission.getOwnerAccessPermission());
        policy.setEncryptionKeyLength(KEY_BITS);
        policy.setPreferAES(true);
        try (PDDocument document = Loader.loadPDF(pdf);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.protect(policy);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF could not be protected", e);
        }
    }
}
