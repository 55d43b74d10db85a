package org.rida.console.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.console.FileDownload;
import org.rida.console.RequestUser;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.Reports;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The reports that the user may read, with their frozen figures and documents. As on the pages, the
 * audience and the state of a report decide who reads it.
 */
@RestController
@RequestMapping("/api/v1/reports")
class ReportsApiController {

    private final EditionRepository editions;
    private final Reports reports;

    ReportsApiController(EditionRepository editions, Reports reports) {
        this.editions = editions;
        this.reports = reports;
    }

    /**
     * A report in the list.
     *
     * @param id number for the addresses below
     * @param report name of its definition
     * @param issued false for a draft
     * @param draftedAt when its figures were frozen
     * @param month as 2026-10
     * @param documents URLs
     */
    record Listed(
            long id,
            String report,
            BilingualText title,
            String month,
            boolean issued,
            Instant draftedAt,
            List<String> documents) {}

    /**
     * What a report says. Whose opinions it shows, which is kept with its figures to protect later issues, lists numbers of single
     * answers and goes to nobody.
     *
     * @param cutOff the last day that the figures cover
     * @param part null in a report that is not split
     */
    record ReportFigures(
            String report,
            YearMonth month,
            BilingualText title,
            BilingualText period,
            BilingualText stamp,
            List<BilingualText> footer,
            LocalDate cutOff,
            List<FigureSet.ReportPage> pages,
            FigureSet.@Nullable FigureSetPart part) {

        private static ReportFigures of(FigureSet figures) {
            return new ReportFigures(
                    figures.report(),
                    figures.month(),
                    figures.title(),
                    figures.period(),
                    figures.stamp(),
                    figures.footer(),
                    figures.cutOff(),
                    figures.pages(),
                    figures.part());
        }
    }

    /** @return newest month first */
    @GetMapping
    List<Listed> reports(RequestUser user) {
        return editions.readableBy(user.me().role()).stream()
                .map(ReportsApiController::listed)
                .toList();
    }

    /**
     * The frozen figures; cells that are masked in the report are masked here, too. They never change, even if rows of the
     * month are corrected later.
     */
    @GetMapping("/{edition:\\d+}/figures")
    ReportFigures figures(@PathVariable long edition, RequestUser user) {
        return ReportFigures.of(reports.read(open(edition, user), user.actor()).orElseThrow());
    }

    /**
     * A document of the report; each access is recorded in the audit log.
     *
     * @param format {@code pdf}, {@code xlsx}, {@code html}, {@code csv}
     */
    @GetMapping("/{edition:\\d+}/{language:ar|en}.{format:[a-z-]+}")
    ResponseEntity<byte[]> document(
            @PathVariable long edition, @PathVariable String language, @PathVariable String format, RequestUser user) {
        Reports.OpenedDocument opened = reports.open(open(edition, user), Language.of(language), format, user.actor())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(FileDownload.type(opened.document().name()))
                .body(opened.content());
    }

    // a draft that the user may not see answers like one that does not exist, so that numbers reveal nothing
    private Edition open(long id, RequestUser user) {
        return editions.readableBy(user.me().role(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Listed listed(Edition edition) {
        return new Listed(
                edition.id(),
                edition.report(),
                edition.title(),
                edition.month().toString(),
                edition.isIssued(),
                edition.draftedAt(),
                edition.documents().stream()
                        .map(d -> "/api/v1/reports/" + edition.id() + "/"
                                + d.language().code() + "." + d.format())
                        .toList());
    }
}
