package org.rida.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;
import org.junit.jupiter.api.Test;
import org.rida.i18n.Language;
import org.rida.outbox.OutboxMessage.MessageState;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Documents that a recipient opens with a password, whichever way they go. */
class ProtectedDocumentsTest extends OutboxCase {

    private static final String TITLE = "تقرير الرضا";

    @Test
    void theCopyInAFolderOpensWithThePasswordOnly() throws Exception {
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        Path share = Files.createDirectories(folder.resolve("share"));
        enqueue(fixture, new Recipient(TransportType.FOLDER, share.toString()), protectedBy("board"));
        assertThat(fixture.send()).isEqualTo(1);
        check(Files.readAllBytes(share.resolve("report.pdf")));
    }

    @Test
    void theAttachmentOfAMailOpensWithThePasswordOnly() throws Exception {
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        enqueue(fixture, new Recipient(TransportType.MAIL, "board@charity.example"), protectedBy("board"));
        assertThat(fixture.send()).isEqualTo(1);
        MimeMultipart parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        BodyPart last = parts.getBodyPart(parts.getCount() - 1);
        check(last.getInputStream().readAllBytes());
    }

    /** One of eleven characters counts as none, as does one that readers of PDF refuse. */
    @Test
    void withoutItsPasswordNothingIsSentAndTheMessageWaits() throws Exception {
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        Path share = Files.createDirectories(folder.resolve("share"));
        Attachment report = protectedBy("board");
        for (String name : List.of("chair", "short", "mixed", "../board")) {
            Attachment unknown =
                    new Attachment(report.document(), report.name(), report.sha256(), report.bytes(), name);
            long message = enqueue(fixture, new Recipient(TransportType.FOLDER, share.toString()), unknown);
            assertThat(fixture.send()).as(name).isZero();
            OutboxMessage waiting = fixture.outbox.message(message);
            assertThat(waiting.state()).isEqualTo(MessageState.WAITING);
            assertThat(waiting.error().en()).contains("report.pdf", DocumentPasswords.variable(name));
        }
        assertThat(share).isEmptyDirectory();
    }

    /** The original stays as it was rendered, for the archive and for other recipients. */
    @Test
    void theStoredDocumentIsNotChanged() throws Exception {
        Attachment attachment = protectedBy("board");
        AttachmentReader reader = new AttachmentReader(sql, OutboxFixture.PASSWORDS);
        check(reader.content(attachment));
        Attachment open =
                new Attachment(attachment.document(), attachment.name(), attachment.sha256(), attachment.bytes());
        try (PDDocument document = Loader.loadPDF(reader.content(open))) {
            assertThat(document.isEncrypted()).isFalse();
        }
    }

    @Test
    void aPasswordIsASettingThatAnEnvironmentVariableGives() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test", Map.of(DocumentPasswords.variable("board-ar"), "twelve chars")));
        DocumentPasswords passwords = new DocumentPasswords(environment);
        assertThat(DocumentPasswords.variable("board-ar")).isEqualTo("RIDA_DELIVERY_PASSWORDS_BOARD_AR");
        assertThat(passwords.find("board-ar")).contains("twelve chars");
        assertThat(passwords.find("board")).isEmpty();
        assertThat(passwords.find("Board-ar")).isEmpty();
    }

    private static void check(byte[] copy) throws Exception {
        assertThatThrownBy(() -> Loader.loadPDF(copy).close()).isInstanceOf(InvalidPasswordException.class);
        assertThatThrownBy(() -> Loader.loadPDF(copy, "another password").close())
                .isInstanceOf(InvalidPasswordException.class);
        try (PDDocument document = Loader.loadPDF(copy, OutboxFixture.PASSWORD)) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(TITLE);
            assertThat(document.getEncryption().getSecurityHandler()).isInstanceOf(StandardSecurityHandler.class);
            assertThat(document.getEncryption().getLength()).isEqualTo(256);
            assertThat(document.getCurrentAccessPermission().canExtractForAccessibility())
                    .isTrue();
        }
    }

    private Attachment protectedBy(String name) throws Exception {
        Attachment open;
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(TITLE);
            document.save(out);
            open = document("report.pdf", out.toByteArray());
        }
        return new Attachment(open.document(), open.name(), open.sha256(), open.bytes(), name);
    }

    private static long enqueue(OutboxFixture fixture, Recipient recipient, Attachment attachment) {
        String topic = "edition/" + attachment.document() + "/" + attachment.password();
        return fixture.outbox
                .enqueue(new NewMessage(topic, Language.AR, "التقرير", "مرفق.", List.of(attachment)), recipient)
                .orElseThrow();
    }
}
