package org.rida.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.intake.invitation.InvitationList.ListedRequest;

/** Files of a list: what survey tools import, and codes that a phone reads back. */
class InvitationDocumentsTest {

    private static final String LINK = "https://survey.example/x?d[token]={token}";
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 30);
    private static final int DPI = 300;

    /** Twelve, on two pages; the last was erased. */
    private static final List<ListedRequest> LIST = Stream.concat(
                    IntStream.range(0, 12)
                            .mapToObj(i -> new ListedRequest(
                                    i + 1L,
                                    "R-2610-%04d".formatted(i),
                                    "late",
                                    .5,
                                    "ABCDEFGHJ" + (char) ('K' + i + (i > 3 ? 1 : 0)))),
                    Stream.of(new ListedRequest(13, "erased-abc", "late", .5, "")))
            .toList();

    private static Messages messages(Language language) {
        return new Messages(language, DigitSystem.EUROPEAN);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCodeIsReadBack(Language language) throws Exception {
        List<String> read = new ArrayList<>();
        List<String> spoken = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(QrSheet.write(LIST, LINK, UNTIL, messages(language)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.code());
            for (int page = 0; page < 2; page++) {
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, DPI);
                read.addAll(decode(image));
                spoken.addAll(spoken(document.getPage(page)));
                assertThat(document.getPage(page).getResources().getXObjectNames())
                        .as("drawn, no pictures")
                        .isEmpty();
            }
        }
        List<String> tokens = LIST.stream()
                .map(ListedRequest::token)
                .filter(t -> !t.isEmpty())
                .toList();
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        tokens.stream().map(t -> LINK.replace("{token}", t)).toList());
        assertThat(spoken)
                .contains(
                        "R-2610-0000",
                        QrSheet.spoken(tokens.get(11)),
                        messages(language).format("sampling.sheet.title"))
                .doesNotContain("erased-abc");
    }

    /** Card by card, as a phone is held over one; a place without a card has no code. */
    private static List<String> decode(BufferedImage page) throws Exception {
        int margin = 28 * DPI / 72;
        int width = (page.getWidth() - 2 * margin) / 2;
        int height = (page.getHeight() - 2 * margin) / 5;
        List<String> read = new ArrayList<>();
        for (int card = 0; card < 10; card++) {
            int left = margin + card % 2 * width;
            int top = margin + card / 2 * height;
            int[] pixels = page.getRGB(left + 6, top + 6, width - 12, height - 12, null, 0, width - 12);
            BinaryBitmap bitmap =
                    new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width - 12, height - 12, pixels)));
            try {
                read.add(new QRCodeReader()
                        .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText());
            } catch (NotFoundException empty) {
                // the last sheet is not full
            }
        }
        return read;
    }

    /** The words that stand beside the outlines. */
    private static List<String> spoken(PDPage page) {
        List<String> words = new ArrayList<>();
        for (COSName name : page.getResources().getPropertiesNames()) {
            words.add(page.getResources().getProperties(name).getCOSObject().getString(COSName.ACTUAL_TEXT));
        }
        return words;
    }

    @Test
    void withoutALinkTheCodeIsTheToken() throws Exception {
        try (PDDocument document =
                Loader.loadPDF(QrSheet.write(LIST.subList(0, 1), "", UNTIL, messages(Language.AR)))) {
            assertThat(decode(new PDFRenderer(document).renderImageWithDPI(0, DPI)))
                    .containsExactly(LIST.get(0).token());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://survey.example/{token}",
                "https://survey.example/",
                "javascript:{token}",
                "https://a b/{token}"
            })
    void otherLinksAreRefused(String link) {
        assertThatThrownBy(() -> QrSheet.write(LIST, link, UNTIL, messages(Language.EN)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.text().en()).contains("enter an https address"));
    }

    @Test
    void filesForSurveyToolsHoldNumberAndTokenOnly() {
        assertThat(text(InvitationCsv.PLAIN).lines().limit(2))
                .containsExactly("request_no,token", "R-2610-0000,ABCDEFGHJK");
        // columns that LimeSurvey requires
        assertThat(text(InvitationCsv.LIMESURVEY).lines().limit(2))
                .containsExactly("firstname,lastname,email,token,attribute_1", ",,,ABCDEFGHJK,R-2610-0000");
        assertThat(text(InvitationCsv.PLAIN)).doesNotContain("erased").hasLineCount(13);
    }

    private static String text(InvitationCsv csv) {
        return new String(csv.write(LIST), StandardCharsets.UTF_8);
    }

    @Test
    void onlyFilesOfTheListsAreDeleted(@TempDir Path folder) throws Exception {
        for (long list : new long[] {1, 11}) {
            Files.writeString(folder.resolve(InvitationFiles.name(list, InvitationCsv.LIMESURVEY)), "x");
            Files.writeString(folder.resolve(InvitationFiles.sheetName(list, Language.AR)), "x");
        }

        assertThat(InvitationFiles.delete(folder, List.of(1L, 2L))).isEqualTo(2);

        assertThat(folder).isDirectoryNotContaining("glob:**-1-*").isDirectoryContaining("glob:**-11-*");
    }
}
