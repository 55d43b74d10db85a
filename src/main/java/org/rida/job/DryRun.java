package org.rida.job;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.MonthParameter;
import org.rida.job.definition.ParameterText;
import org.rida.job.execution.ParameterResolver;
import org.rida.job.input.ExpectedInputs;
import org.rida.job.step.Inbox;
import org.rida.job.step.StepKind;
import org.rida.report.Reports;
import org.springframework.stereotype.Component;

/** Plans a run without executing it: reads the job's definition, the folders and the database, and changes nothing. */
@Component
public class DryRun {

    private final JobDefinitions jobs;
    private final ParameterResolver resolver;
    private final ParameterText parameterText;
    private final ExpectedInputs inputs;
    private final Reports reports;
    private final List<StepKind> kinds;
    private final InstantSource time;

    DryRun(
            JobDefinitions jobs,
            ParameterResolver resolver,
            ParameterText parameterText,
            ExpectedInputs inputs,
            Reports reports,
            List<StepKind> kinds,
            InstantSource time) {
        this.jobs = jobs;
        this.resolver = resolver;
        this.parameterText = parameterText;
        this.inputs = inputs;
        this.reports = reports;
        this.kinds = kinds;
        this.time = time;
    }

    /**
     * What a run of the job would do if it were started now.
     *
     * @param given parameters by name, as for {@link RunOperator#run}
     * @throws org.rida.i18n.Problem when the job or a parameter is unknown or invalid
     */
    public RunPlan plan(String name, Map<String, String> given) {
        JobDefinition job = jobs.get(name);
        Map<String, String> parameters = resolver.parameters(name, given, time.instant());
        List<RunPlan.PlannedStep> steps = IntStream.range(0, job.steps().size())
                .mapToObj(i -> step(i + 1, job.steps().get(i)))
                .toList();
        return new RunPlan(
                job.title(),
                parameterText.describe(name, parameters),
                steps,
                with(inputs.check(job, time.instant(), time.instant()).missing(), notice(job, parameters)));
    }

    /** Notices about the reports that the run would draft, such as a month before it that was not issued. */
    private BilingualText notice(JobDefinition job, Map<String, String> parameters) {
        String month = parameters.get("month");
        return month == null || month.equals(MonthParameter.LATEST)
                ? BilingualText.EMPTY
                : job.steps().stream()
                        .map(StepDeclaration::report)
                        .filter(Objects::nonNull)
                        .flatMap(report ->
                                MonthParameter.months(month).stream().map(each -> reports.notice(report.name(), each)))
                        .reduce(BilingualText.EMPTY, DryRun::with);
    }

    private static BilingualText with(BilingualText one, BilingualText other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return BilingualText.of(language -> one.in(language) + " " + other.in(language));
    }

    /** Files as the step would find them now; what it would remove or fetch, where it does. */
    private RunPlan.PlannedStep step(int number, StepDeclaration step) {
        List<RunPlan.PlannedFile> files = step.ingest() == null
                ? List.of()
                : Inbox.peek(step.ingest()).stream()
                        .map(d -> new RunPlan.PlannedFile(d.file().toString(), d.mapping(), inputs.isKnown(d)))
                        .toList();
        String kind = step.kinds().get(0);
        BilingualText effect = kinds.stream()
                .filter(each -> each.code().equals(kind))
                .findFirst()
                .map(each -> each.effect(step))
                .orElse(BilingualText.EMPTY);
        return new RunPlan.PlannedStep(number, kind, files, effect);
    }
}
