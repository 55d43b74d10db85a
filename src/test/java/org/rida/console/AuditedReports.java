package org.rida.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rida.access.AuditAction;
import org.rida.access.AuditOutcome;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.context.ConfigurableApplicationContext;

/** Reading, comparing and issuing reports, and downloading figures. */
final class AuditedReports extends AuditedGroup {

    private final EditionRepository editions;

    AuditedReports(RunningConsole console, ConfigurableApplicationContext context, Path folder) {
        super(console, context, folder);
        this.editions = context.getBean(EditionRepository.class);
        reports();
    }

    private void reports() {
        List<Edition> october = editions.editions().stream()
                .filter(e -> e.report().equals("board-monthly")
                        && e.month().toString().equals("2026-10"))
                .toList();
        String issued = Long.toString(october.stream()
                .filter(Edition::isIssued)
                .findFirst()
                .orElseThrow()
                .id());
        String draft = Long.toString(october.stream()
                .filter(e -> !e.isIssued())
                .findFirst()
                .orElseThrow()
                .id());
        add(
                AuditAction.REPORT_VIEWED,
                issued,
                AuditOutcome.DONE,
                inConsole("GET /", () -> get("/")),
                inConsole("GET /reports/{edition:\\d+}", () -> get("/reports/" + issued)),
                inConsole("GET /drafts/{edition:\\d+}", () -> get("/drafts/" + issued)),
                api(
                        "GET /api/v1/reports/{edition:\\d+}/figures",
                        () -> program("GET", "/api/v1/reports/" + issued + "/figures")));
        String document = "/reports/" + issued + "/en.pdf";
        add(
                AuditAction.REPORT_DOWNLOADED,
                issued,
                AuditOutcome.DONE,
                inConsole("GET /reports/{edition:\\d+}/{language:ar|en}.{format:[a-z-]+}", () -> get(document)),
                api(
                        "GET /api/v1/reports/{edition:\\d+}/{language:ar|en}.{format:[a-z-]+}",
                        () -> program("GET", "/api/v1" + document)),
                command("editions save", issued, "--to", folder.toString()));
        add(
                AuditAction.REPORTS_COMPARED,
                draft,
                AuditOutcome.DONE,
                inConsole("GET /drafts/{edition:\\d+}", () -> get("/drafts/" + draft + "?with=" + issued)),
                inConsole("GET /drafts/issue", () -> get("/drafts/issue?draft=" + draft)),
                command("editions diff", issued, draft));
        add(
                AuditAction.REPORT_ISSUED,
                issued,
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /drafts/{edition:\\d+}/issue",
                        () -> post("/drafts/" + issued + "/issue", Map.of("reason", "again"))),
                inConsole(
                        "POST /drafts/issue", () -> post("/drafts/issue", Map.of("draft", issued, "reason", "again"))),
                command("issue", issued, "--reason", "again"));
        add(
                AuditAction.REPORT_PREVIEWED,
                "board-monthly",
                null,
                command("preview", "board-monthly", "--month", "1990-01", "--open", "no"));
        add(
                AuditAction.FIGURES_DOWNLOADED,
                "promise-kept",
                AuditOutcome.DONE,
                inConsole("GET /trends.{format:xlsx|csv}", () -> get("/trends.csv?measure=promise-kept")),
                api("GET /api/v1/figures", () -> program("GET", "/api/v1/figures?series=promise-kept")));
        add(
                AuditAction.FIGURES_DOWNLOADED,
                "turnaround",
                AuditOutcome.DONE,
                inConsole("GET /turnaround.{format:xlsx|csv}", () -> get("/turnaround.csv?month=2026-10")));
    }
}
