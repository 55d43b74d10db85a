package org.rida.console;

import java.util.List;
import java.util.Locale;
import org.rida.policy.Policy;
import org.rida.report.Archive;
import org.rida.report.Document;
import org.rida.report.Edition;
import org.rida.wording.Dates;
import org.rida.wording.Language;
import org.rida.wording.Wording;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: every report, the latest month on top, to open or download. */
@Controller
class ReportsPage {

    private static final String ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final Archive archive;
    private final Policy policy;

    ReportsPage(Archive archive, Policy policy) {
        this.archive = archive;
        this.policy = policy;
    }

    @GetMapping("/")
    String reports(@RequestParam(defaultValue = "ar") String lang, Model model) {
        Language language = lang.equals("en") ? Language.EN : Language.AR;
        Wording wording = new Wording(language, policy.association().digits());
        model.addAttribute("language", language);
        model.addAttribute("other", language == Language.AR ? Language.EN : Language.AR);
        model.addAttribute("wording", wording);
        model.addAttribute("association", policy.association().name().in(language));
        model.addAttribute(
                "rows", archive.editions().stream().map(e -> row(e, wording)).toList());
        return "reports";
    }

    /** Documents are found by their edition in the archive; no path ever comes from the address. */
    @GetMapping("/reports/{edition}/{language}.{format}")
    ResponseEntity<Resource> download(
            @PathVariable long edition, @PathVariable String language, @PathVariable String format) {
        return archive.document(edition, Language.of(language), format)
                .map(ReportsPage::answer)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** A line of the table. */
    record Row(long id, String title, String month, String hijri, String draft, String prepared, List<Link> links) {}

    /** @param opens in the browser, rather than being kept as a file */
    record Link(String address, String label, boolean opens) {}

    private Row row(Edition edition, Wording wording) {
        Dates dates = new Dates(wording);
        return new Row(
                edition.id(),
                edition.title().in(wording.language()),
                dates.month(edition.month()),
                dates.hijriSpan(edition.month()),
                edition.state() == Edition.State.ISSUED
                        ? wording.say("console.issued")
                        : wording.say("console.draft", "number", edition.number()),
                dates.day(
                        edition.draftedAt().atZone(policy.association().zone()).toLocalDate()),
                edition.documents().stream().map(d -> link(edition, d, wording)).toList());
    }

    private static Link link(Edition edition, Document document, Wording wording) {
        return new Link(
                "/reports/" + edition.id() + "/" + document.language().code() + "." + document.format(),
                wording.say("language." + document.language().code()) + " "
                        + document.format().toUpperCase(Locale.ROOT),
                isPage(document));
    }

    private static boolean isPage(Document document) {
        return document.format().equals("html");
    }

    /** Pages open in the browser, where they may load nothing and run nothing; everything else is kept as a file. */
    private static ResponseEntity<Resource> answer(Document document) {
        String name = String.valueOf(document.path().getFileName());
        ContentDisposition disposition = (isPage(document)
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                .filename(name)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", ALONE)
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(document.path()));
    }
}
