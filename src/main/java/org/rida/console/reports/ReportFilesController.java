package org.rida.console.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.console.FileDownload;
import org.rida.console.RequestUser;
import org.rida.console.SecurityHeadersFilter;
import org.rida.i18n.Language;
import org.rida.io.Sha256;
import org.rida.report.Reports;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The documents of a report. HTML documents open in the browser, restricted to their own style by a content security policy;
 * others are downloaded. Each access is recorded in the audit log.
 */
@Controller
class ReportFilesController {

    /** The style sheet of an HTML document, which is a single file without references. */
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private final EditionRepository editions;
    private final Reports reports;

    ReportFilesController(EditionRepository editions, Reports reports) {
        this.editions = editions;
        this.reports = reports;
    }

    /**
     * @return 404 for a document that does not exist or that the user may not see, without telling which
     */
    @GetMapping("/reports/{edition:\\d+}/{language:ar|en}.{format:[a-z-]+}")
    ResponseEntity<byte[]> document(
            @PathVariable long edition,
            @PathVariable String language,
            @PathVariable String format,
            RequestUser user,
            HttpServletResponse response) {
        Edition found = editions.readableBy(user.me().role(), edition)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Reports.OpenedDocument opened = reports.open(found, Language.of(language), format, user.actor())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return response(opened.document(), opened.content(), response);
    }

    private static ResponseEntity<byte[]> response(Document document, byte[] content, HttpServletResponse response) {
        if (document.opensInBrowser()) {
            response.setHeader(SecurityHeadersFilter.POLICY, policy(content));
        }
        ContentDisposition disposition = (document.opensInBrowser()
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                .filename(document.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(FileDownload.type(document.name()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(content);
    }

    /**
     * Allows the style of the page, by its hash, and nothing else. With {@code sandbox} the document also gets an origin of
     * its own, so that it can read nothing of the console.
     */
    private static String policy(byte[] page) {
        Matcher style = STYLE.matcher(new String(page, StandardCharsets.UTF_8));
        String own = style.find()
                ? "'sha256-" + Base64.getEncoder().encodeToString(Sha256.bytes(style.group(1))) + "'"
                : "'none'";
        return "default-src 'none'; style-src " + own
                + "; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
    }
}
