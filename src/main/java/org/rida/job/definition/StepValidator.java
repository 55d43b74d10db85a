package org.rida.job.definition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.job.definition.JobDefinition.Feed;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.job.definition.JobDefinition.Parameter;
import org.rida.job.definition.JobDefinition.PurgeSettings;
import org.rida.job.definition.JobDefinition.Report;
import org.rida.job.definition.JobDefinition.SampleSettings;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.step.ReportStep;
import org.rida.sampling.QrSheet;
import org.rida.sampling.Sampling;

/** Validates the steps of a job's file, and collects the problems in {@link ValidationErrors}. */
final class StepValidator {

    /** Also both at once, which only formats with pages have. */
    private static final List<String> LANGUAGES = List.of("ar", "both", "en");
    /** Of documents; those with "-both" show both languages side by side, png and txt are the summary, zip-both recomputes. */
    private static final List<String> FORMATS =
            List.of("csv", "html", "html-both", "pdf", "pdf-both", "png", "txt", "xlsx", "zip-both");

    private final ValidationErrors found;
    private final Path mappings;
    private final Path reports;
    private final PullValidator pulls;

    StepValidator(ValidationErrors found, Path mappings, Path reports, PullValidator pulls) {
        this.pulls = pulls;
        this.found = found;
        this.mappings = mappings;
        this.reports = reports;
    }

    /**
     * Adds a problem for each step that no run could execute: files and folders are looked up now, so that a schedule
     * does not find out at night.
     *
     * @param parameters of the job, which a step may need
     * @param steps null when the file has no such key
     */
    void check(@Nullable List<StepDeclaration> steps, List<Parameter> parameters) {
        if (steps == null || steps.isEmpty()) {
            found.add("steps", "a list of steps such as \"- recount: {months: stale}\"", "nothing");
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            step("steps[" + i + "]", steps.get(i), parameters);
        }
        reportsOnce(steps);
    }

    /** A run makes one draft of a report: a second step would find that draft and do nothing. */
    private void reportsOnce(List<StepDeclaration> steps) {
        Set<String> names = new HashSet<>();
        for (StepDeclaration step : steps) {
            Report report = step.report();
            if (report != null && report.name() != null && !names.add(report.name())) {
                found.add("steps", "each report once, with all its languages and formats", report.name());
            }
        }
    }

    /** A step is exactly one kind of work. Kinds whose settings may all be left out are not mentioned here. */
    private void step(String where, StepDeclaration step, List<Parameter> parameters) {
        List<String> kinds = step.kinds();
        if (kinds.size() != 1) {
            found.add(where, "exactly one of " + StepDeclaration.known(), kinds.isEmpty() ? "nothing" : kinds);
            return;
        }
        if (step.ingest() != null) {
            ingest(where + ".ingest", step.ingest());
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
        if (step.pull() != null) {
            pulls.check(found, where + ".pull", mappings, step.pull());
        }
        if (step.sample() != null) {
            sample(where + ".sample", step.sample());
        }
        if (step.remind() != null) {
            reportName(where + ".remind.report", step.remind().report());
            if (step.remind().after() == null) {
                found.add(where + ".remind.after", "a duration such as 3d", "nothing");
            }
        }
        if (step.purge() != null) {
            purge(where + ".purge", step.purge());
        }
        if (step.report() != null) {
            report(where + ".report", step.report());
            if (parameters.stream()
                    .noneMatch(p -> p.type() == JobDefinition.ParameterType.MONTH && "month".equals(p.name()))) {
                found.add(
                        where + ".report",
                        "a job with a parameter {name: month, type: month, …} to say which month is reported",
                        "nothing");
            }
        }
    }

    /** Folders need not exist yet, as the first run creates them; mappings must. */
    private void ingest(String where, Ingest ingest) {
        if (ingest.folder() == null || ingest.folder().isBlank()) {
            found.add(where + ".folder", "a folder such as inbox", "nothing");
        }
        List<Feed> feeds = ingest.feeds();
        if ((ingest.archiveTo() == null) != (ingest.rejectTo() == null)) {
            found.add(where, "archive-to and reject-to, or neither", "one of them");
        }
        if (feeds == null || feeds.isEmpty()) {
            found.add(where + ".feeds", "a list such as \"- {files: \"requests-*\", mapping: requests}\"", "nothing");
            return;
        }
        for (int i = 0; i < feeds.size(); i++) {
            if (feeds.get(i).files() == null) {
                found.add(where + ".feeds[" + i + "].files", "a pattern such as requests-*", "nothing");
            }
            found.mapping(
                    where + ".feeds[" + i + "].mapping", mappings, feeds.get(i).mapping());
        }
    }

    private void sample(String where, SampleSettings sample) {
        if (sample.folder() == null || sample.folder().isBlank()) {
            found.add(where + ".folder", "a folder such as data/invitations", "nothing");
        }
        if (sample.days() != null && sample.days() < 1) {
            found.add(where + ".days", "1 or more", sample.days());
        }
        if (sample.number() != null && (sample.number() < 1 || sample.number() > Sampling.MOST)) {
            found.add(where + ".number", "1 to " + Sampling.MOST, sample.number());
        }
        if (!List.of("simple", "stratified").contains(sample.method())) {
            found.add(where + ".method", "simple or stratified", sample.method());
        }
        try {
            QrSheet.requireLink(sample.link());
        } catch (Problem problem) {
            found.add(where + ".link", "an https address with " + QrSheet.PLACE, sample.link());
        }
    }

    private void report(String where, Report report) {
        reportName(where + ".name", report.name());
        among(where + ".languages", report.languages(), LANGUAGES);
        among(where + ".formats", report.formats(), FORMATS);
        if (List.of("both").equals(report.languages())
                && report.formats() != null
                && report.formats().stream().noneMatch(ReportStep.BILINGUAL_FORMATS::contains)) {
            found.add(where + ".formats", "pdf or html, which have both languages side by side", report.formats());
        }
    }

    private void reportName(String where, @Nullable String name) {
        if (name == null || !Files.isRegularFile(reports.resolve(name).resolve("report.yaml"))) {
            found.add(where, "a folder of " + reports + " such as board-monthly", name);
        }
    }

    /** What has no default: a charity must have decided how long these are kept. */
    private void purge(String where, PurgeSettings purge) {
        Map<String, Period> retention = new LinkedHashMap<>();
        retention.put("rejected-cells", purge.rejectedCells());
        retention.put("files", purge.files());
        retention.put("runs", purge.runs());
        retention.forEach((name, period) -> {
            if (period == null) {
                found.add(where + "." + name, "a period such as 90d or 2y", "nothing");
            }
        });
    }

    /**
     * Values must be some of the known ones; all that are wrong are told at once.
     *
     * @param values null when the file has no such key
     */
    private void among(String where, @Nullable List<String> values, List<String> known) {
        if (values == null || values.isEmpty()) {
            found.add(where, "some of " + known, "nothing");
        } else if (!known.containsAll(values)) {
            found.add(where, "some of " + known, values);
        }
    }
}
