package org.rida.job.definition;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.job.definition.JobDefinition.ExpectedInput;
import org.rida.job.definition.JobDefinition.Parameter;
import org.rida.job.definition.JobDefinition.Schedule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** Validates what binding the YAML of a job cannot: each problem with its position, what was expected with an example, and what was found. */
@Component
public class JobValidator {

    private final Path mappings;
    private final Path reports;
    private final PullValidator pulls;

    public JobValidator(@Value("${rida.jobs}") Path jobs, @Value("${rida.reports}") Path reports, PullValidator pulls) {
        this.pulls = pulls;
        this.mappings = jobs.resolve("mappings");
        this.reports = reports;
    }

    /** All problems of the file, one line each; empty when it is valid. */
    List<String> problems(JobDefinition job) {
        ValidationErrors found = new ValidationErrors(new ArrayList<>());
        found.text("title", job.title());
        schedule(found, job.schedule());
        parameters(found, job.parameters());
        new StepValidator(found, mappings, reports, pulls).check(job.steps(), job.parameters());
        return found.lines();
    }

    /** A cron expression has six fields in Spring, seconds first; one of five, as in crontab, is the usual mistake. */
    private void schedule(ValidationErrors found, @Nullable Schedule schedule) {
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
        if (schedule.precondition().maxWait() == null) {
            found.add(where + ".max-wait", "a duration such as 5d or 12h", "nothing");
        }
        List<ExpectedInput> inputs = schedule.precondition().inputs();
        if (inputs == null || inputs.isEmpty()) {
            found.add(where + ".inputs", "a list such as \"- {mapping: requests, min-row-share: 0.5}\"", "nothing");
            return;
        }
        for (int i = 0; i < inputs.size(); i++) {
            found.mapping(
                    where + ".inputs[" + i + "].mapping",
                    mappings,
                    inputs.get(i).mapping());
            Double rows = inputs.get(i).minRowShare();
            if (rows != null && (rows < 0 || rows > 1)) {
                found.add(where + ".inputs[" + i + "].min-row-share", "a share of 0 to 1 such as 0.5", rows);
            }
        }
    }

    /** Names are typed on the command line and shown in forms, hence their plain letters. */
    private static void parameters(ValidationErrors found, List<Parameter> parameters) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String where = "parameters[" + i + "]";
            if (parameter.name() == null || !parameter.name().matches("[a-z][a-z0-9-]*")) {
                found.add(where + ".name", "lower-case letters such as month", parameter.name());
            } else if (!names.add(parameter.name())) {
                found.add(where + ".name", "a name that no other parameter has", parameter.name());
            }
            found.text(where + ".title", parameter.title());
            if (parameter.type() == null) {
                found.add(where + ".type", "month or text", "nothing");
            }
            if (parameter.type() == JobDefinition.ParameterType.MONTH
                    && parameter.defaultValue() != null
                    && !isMonth(parameter.defaultValue())) {
                found.add(
                        where + ".default",
                        "last-month, this-month, latest-month or 2026-10",
                        parameter.defaultValue());
            }
        }
    }

    /** Words such as last-month are resolved when a run is requested; here only their form counts, whatever today is. */
    private static boolean isMonth(String text) {
        if (text.equals(MonthParameter.LATEST)) {
            return true;
        }
        try {
            MonthParameter.normalize(text, Instant.EPOCH, ZoneOffset.UTC);
            return true;
        } catch (InvalidRequest e) {
            return false;
        }
    }
}
