package org.rida.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.job.JobDeclaration.Expected;
import org.rida.job.JobDeclaration.Feed;
import org.rida.job.JobDeclaration.Ingest;
import org.rida.job.JobDeclaration.Parameter;
import org.rida.job.JobDeclaration.Purge;
import org.rida.job.JobDeclaration.Report;
import org.rida.job.JobDeclaration.Schedule;
import org.rida.job.JobDeclaration.StepDeclaration;
import org.rida.job.JobDeclaration.Type;
import org.rida.wording.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** What the binder cannot see in a job's file: everything at once, each with where, what was expected with an example, what was found. */
@Component
class JobChecks {

    private static final List<String> LANGUAGES = List.of("ar", "both", "en");
    private static final List<String> FORMATS = List.of("csv", "html", "html-both", "pdf", "pdf-both", "xlsx");

    private final Path mappings;
    private final Path reports;

    JobChecks(@Value("${rida.jobs}") Path jobs, @Value("${rida.reports}") Path reports) {
        this.mappings = jobs.resolve("mappings");
        this.reports = reports;
    }

    /** Empty when the file can be used. */
    List<String> problems(JobDeclaration job) {
        Found found = new Found(new ArrayList<>());
        found.text("title", job.title());
        schedule(found, job.schedule());
        parameters(found, job.parameters());
        if (job.steps() == null || job.steps().isEmpty()) {
            found.add("steps", "a list of steps such as \"- recount: {months: stale}\"", "nothing");
        } else {
            for (int i = 0; i < job.steps().size(); i++) {
                step(found, "steps[" + i + "]", job.steps().get(i), job.parameters());
            }
        }
        reportsOnce(found, job.steps());
        return found.problems();
    }

    /** A run makes one draft of a report: a second step would find it there. */
    private static void reportsOnce(Found found, @Nullable List<StepDeclaration> steps) {
        Set<String> names = new HashSet<>();
        for (StepDeclaration step : steps == null ? List.<StepDeclaration>of() : steps) {
            Report report = step.report();
            if (report != null && report.name() != null && !names.add(report.name())) {
                found.add("steps", "each report once, with all its languages and formats", report.name());
            }
        }
    }

    /** Collects problems in the house's form. */
    private record Found(List<String> problems) {

        void add(String where, String expected, @Nullable Object found) {
            String shown = found == null ? "nothing" : found.equals("nothing") ? "nothing" : "\"" + found + "\"";
            problems.add(where + ": expected " + expected + ", found " + shown);
        }

        void text(String where, @Nullable Text text) {
            if (text == null
                    || text.ar() == null
                    || text.en() == null
                    || text.ar().isBlank()
                    || text.en().isBlank()) {
                add(where, "{ar: …, en: …}", "nothing");
            }
        }
    }

    private void schedule(Found found, @Nullable Schedule schedule) {
        if (schedule == null) {
            return;
        }
        if (schedule.cron() == null || !CronExpression.isValidExpression(schedule.cron())) {
            found.add("schedule.cron", "six fields such as \"0 0 6 1 * *\" (06:00 on the 1st)", schedule.cron());
        }
        if (schedule.precondition() == null) {
            return;
        }
        String where = "schedule.precondition";
        if (schedule.precondition().patience() == null) {
            found.add(where + ".patience", "a duration such as 5d or 12h", "nothing");
        }
        List<Expected> inputs = schedule.precondition().inputs();
        if (inputs == null || inputs.isEmpty()) {
            found.add(where + ".inputs", "a list such as \"- {mapping: requests, rows: 0.5}\"", "nothing");
            return;
        }
        for (int i = 0; i < inputs.size(); i++) {
            mapping(found, where + ".inputs[" + i + "].mapping", inputs.get(i).mapping());
            Double rows = inputs.get(i).rows();
            if (rows != null && (rows < 0 || rows > 1)) {
                found.add(where + ".inputs[" + i + "].rows", "a share of 0 to 1 such as 0.5", rows);
            }
        }
    }

    private static void parameters(Found found, List<Parameter> parameters) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String where = "parameters[" + i + "]";
            if (parameter.name() == null || !parameter.name().matches("[a-z][a-z0-9-]*")) {
                found.add(where + ".name", "small letters such as month", parameter.name());
            } else if (!names.add(parameter.name())) {
                found.add(where + ".name", "a name that no other parameter has", parameter.name());
            }
            found.text(where + ".title", parameter.title());
            if (parameter.type() == null) {
                found.add(where + ".type", "month or text", "nothing");
            }
            if (parameter.type() == Type.MONTH
                    && parameter.defaultValue() != null
                    && !isMonth(parameter.defaultValue())) {
                found.add(
                        where + ".default-value",
                        "last-month, this-month, latest-month or 2026-10",
                        parameter.defaultValue());
            }
        }
    }

    private static boolean isMonth(String text) {
        if (text.equals(MonthParameter.LATEST)) {
            return true;
        }
        try {
            MonthParameter.exact(text, Instant.EPOCH, ZoneOffset.UTC);
            return true;
        } catch (WrongRequest e) {
            return false;
        }
    }

    private void step(Found found, String where, StepDeclaration step, List<Parameter> parameters) {
        List<String> kinds = step.kinds();
        if (kinds.size() != 1) {
            found.add(where, "exactly one of " + StepDeclaration.known(), kinds.isEmpty() ? "nothing" : kinds);
            return;
        }
        if (step.ingest() != null) {
            ingest(found, where + ".ingest", step.ingest());
        }
        if (step.decisions() != null
                && (step.decisions().file() == null
                        || !Files.isRegularFile(Path.of(step.decisions().file())))) {
            found.add(
                    where + ".decisions.file",
                    "a file such as jobs/decisions/board.yaml",
                    step.decisions().file());
        }
        if (step.backup() != null
                && step.backup().keep() != null
                && step.backup().keep() < 1) {
            found.add(where + ".backup.keep", "1 or more", step.backup().keep());
        }
        if (step.remind() != null) {
            reportName(found, where + ".remind.report", step.remind().report());
            if (step.remind().after() == null) {
                found.add(where + ".remind.after", "a duration such as 3d", "nothing");
            }
        }
        if (step.purge() != null) {
            purge(found, where + ".purge", step.purge());
        }
        if (step.report() != null) {
            report(found, where + ".report", step.report());
            if (parameters.stream().noneMatch(p -> p.type() == Type.MONTH && "month".equals(p.name()))) {
                found.add(
                        where + ".report",
                        "a job with a parameter {name: month, type: month, …} to say which month is reported",
                        "nothing");
            }
        }
    }

    private void ingest(Found found, String where, Ingest ingest) {
        if (ingest.folder() == null || ingest.folder().isBlank()) {
            found.add(where + ".folder", "a folder such as inbox", "nothing");
        }
        List<Feed> feeds = ingest.feeds();
        if (ingest.move() != null
                && (ingest.move().done() == null || ingest.move().refused() == null)) {
            found.add(where + ".move", "{done: inbox/done, refused: inbox/refused}", "one of them");
        }
        if (feeds == null || feeds.isEmpty()) {
            found.add(where + ".feeds", "a list such as \"- {files: \"requests-*\", mapping: requests}\"", "nothing");
            return;
        }
        for (int i = 0; i < feeds.size(); i++) {
            if (feeds.get(i).files() == null) {
                found.add(where + ".feeds[" + i + "].files", "a pattern such as requests-*", "nothing");
            }
            mapping(found, where + ".feeds[" + i + "].mapping", feeds.get(i).mapping());
        }
    }

    private void mapping(Found found, String where, @Nullable String name) {
        if (name == null || !Files.isRegularFile(mappings.resolve(name + ".yaml"))) {
            found.add(where, "the name of a file in " + mappings + " such as requests", name);
        }
    }

    private void report(Found found, String where, Report report) {
        reportName(found, where + ".name", report.name());
        among(found, where + ".languages", report.languages(), LANGUAGES);
        among(found, where + ".formats", report.formats(), FORMATS);
        if (List.of("both").equals(report.languages())
                && report.formats() != null
                && report.formats().stream().noneMatch(ReportStep.DRAWN_IN_BOTH::contains)) {
            found.add(where + ".formats", "pdf or html, which have both languages side by side", report.formats());
        }
    }

    private void reportName(Found found, String where, @Nullable String name) {
        if (name == null || !Files.isRegularFile(reports.resolve(name).resolve("report.yaml"))) {
            found.add(where, "a folder of " + reports + " such as board-monthly", name);
        }
    }

    private static void purge(Found found, String where, Purge purge) {
        Map<String, Period> kept = new LinkedHashMap<>();
        kept.put("rejected-cells", purge.rejectedCells());
        kept.put("files", purge.files());
        kept.put("runs", purge.runs());
        kept.forEach((name, period) -> {
            if (period == null) {
                found.add(where + "." + name, "a time to keep them such as 90d or 2y", "nothing");
            }
        });
    }

    private static void among(Found found, String where, @Nullable List<String> values, List<String> known) {
        if (values == null || values.isEmpty()) {
            found.add(where, "some of " + known, "nothing");
        } else if (!known.containsAll(values)) {
            found.add(where, "some of " + known, values);
        }
    }
}
