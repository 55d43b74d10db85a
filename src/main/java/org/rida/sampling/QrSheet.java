package org.rida.sampling;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.intake.invitation.InvitationList.ListedRequest;

/**
 * Cards to cut out, ten a page of A4, for paper or the reception: a QR code, the number of the request and the token in letters
 * for those who type it. Everything is drawn as shapes, so that it prints sharply at any size.
 */
public final class QrSheet {

    /** What a link contains where the token is put. */
    public static final String PLACE = "{token}";

    private static final int COLUMNS = 2;
    private static final int ROWS = 5;
    private static final float MARGIN = 28;
    private static final float CODE = 112;
    private static final float PADDING = 12;
    /** Empty modules around a code, by ISO/IEC 18004. */
    private static final int QUIET = 4;

    private final Messages messages;
    private final String link;
    private final ShapedText text;
    private final String validTo;

    private QrSheet(Messages messages, String link, LocalDate validTo) {
        this.messages = messages;
        this.link = link;
        this.text = new ShapedText(messages.language());
        this.validTo = new DateFormatter(messages).day(validTo);
    }

    /**
     * @param link address of the survey with {@value #PLACE} in it; empty for codes that hold the token alone
     * @param validTo last day on which an answer may be given
     * @return a PDF; those whose token was removed with the person are left out
     * @throws Problem when the link is no https address with the place of the token
     */
    public static byte[] write(List<ListedRequest> requests, String link, LocalDate validTo, Messages messages) {
        requireLink(link);
        QrSheet sheet = new QrSheet(messages, link.strip(), validTo);
        List<ListedRequest> printed =
                requests.stream().filter(each -> !each.token().isEmpty()).toList();
        try (PDDocument document = new PDDocument()) {
            document.getDocumentCatalog().setLanguage(messages.language().code());
            document.getDocumentInformation().setTitle(messages.format("sampling.sheet.title"));
            int perPage = COLUMNS * ROWS;
            for (int first = 0; first < Math.max(1, printed.size()); first += perPage) {
                sheet.page(document, printed.subList(first, Math.min(printed.size(), first + perPage)));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Problem as {@link #write} */
    public static void requireLink(String link) {
        String address = link.strip();
        if (!address.isEmpty() && !(address.matches("https://[^\\s\"<>]+") && address.contains(PLACE))) {
            throw Problem.of("sampling.problem.link", "place", PLACE, "found", address);
        }
    }

    /** The token in two groups, as people type it; {@link org.rida.intake.row.AnswerTokens#clean} joins them again. */
    static String spoken(String token) {
        int half = token.length() / 2;
        return token.substring(0, half) + "-" + token.substring(half);
    }

    private void page(PDDocument document, List<ListedRequest> cards) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        float width = (page.getMediaBox().getWidth() - 2 * MARGIN) / COLUMNS;
        float height = (page.getMediaBox().getHeight() - 2 * MARGIN) / ROWS;
        try (PDPageContentStream to = new PDPageContentStream(document, page)) {
            for (int i = 0; i < cards.size(); i++) {
                int row = i / COLUMNS;
                int column = messages.language().rightToLeft() ? COLUMNS - 1 - i % COLUMNS : i % COLUMNS;
                float left = MARGIN + column * width;
                float top = page.getMediaBox().getHeight() - MARGIN - row * height;
                to.setStrokingColor(0.7f);
                to.setLineWidth(0.5f);
                to.addRect(left, top - height, width, height);
                to.stroke();
                card(to, cards.get(i), left, top, width, height);
            }
        }
    }

    private void card(PDPageContentStream to, ListedRequest request, float left, float top, float width, float height)
            throws IOException {
        boolean fromRight = messages.language().rightToLeft();
        float code = fromRight ? left + PADDING : left + width - PADDING - CODE;
        code(to, content(request.token()), code, top - (height + CODE) / 2);
        float from = fromRight ? code + CODE + PADDING : left + PADDING;
        ShapedText.WrappedLines lines = text.column(to, from, top - PADDING, width - CODE - 3 * PADDING);
        lines.paragraph(messages.format("sampling.sheet.title"), 14);
        lines.paragraph(messages.format(link.isEmpty() ? "sampling.sheet.hand-in" : "sampling.sheet.scan"), 9.5f);
        lines.paragraph(messages.format("sampling.sheet.token"), 9);
        lines.code(spoken(request.token()), 14);
        lines.paragraph(messages.format("sampling.sheet.request"), 8.5f);
        lines.code(request.request(), 10);
        lines.paragraph(messages.format("sampling.sheet.valid", "day", validTo), 8.5f);
    }

    private String content(String token) {
        return link.isEmpty() ? token : link.replace(PLACE, token);
    }

    /** Dark modules of a row that lie side by side are one rectangle, so that no hairlines show between them. */
    private static void code(PDPageContentStream to, String content, float left, float bottom) throws IOException {
        ByteMatrix modules = modules(content);
        float size = CODE / (modules.getWidth() + 2 * QUIET);
        to.setNonStrokingColor(0f);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    to.addRect(
                            left + (QUIET + from) * size,
                            bottom + CODE - (QUIET + y + 1) * size,
                            (x - from) * size,
                            size);
                }
            }
        }
        to.fill();
    }

    /** A seventh of the code may be damaged or dirty; with more, its modules would be smaller. */
    private static ByteMatrix modules(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw Problem.because(e, "sampling.problem.link", "place", PLACE, "found", content);
        }
    }
}
