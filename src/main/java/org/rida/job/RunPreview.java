package org.rida.job;

import org.rida.i18n.BilingualText;
import org.rida.job.JobDeclaration.StepDeclaration;
import org.rida.report.Reports;








import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What a run would do, without doing any of it. */
@Component
public class RunPreview {

    private final DeclaredJobs jobs;
    private final JobAssembly assembly;
    private final ParameterWords words;
    private final ExpectedInputs inputs;
    private final Reports reports;
    private final InstantSource time;

    RunPreview(
            DeclaredJobs jobs,
            JobAssembly assembly,
            ParameterWords words,
            ExpectedInputs inputs,
            Reports reports,
            InstantSource time) {
        this.jobs = jobs;
        this.assembly = assembly;
        this.words = words;
        this.inputs = inputs;
        this.reports = reports;
        this.time = time;
    }

    /** @throws org.rida.i18n.Problem as a start would */
    public Preparation of(String name, Map<String, String> given) {
        JobDeclaration job = jobs.get(name);
        Map<String, String> parameters = assembly.parameters(name, given, time.instant());
        List<Preparation.Step> steps = IntStream.range(0, job.steps().size())
                .mapToObj(i -> step(i + 1, job.steps().get(i)))
                .toList();
        return new Preparation(
                job.title(),
                words.of(name, parameters),
                steps,
                with(inputs.look(job, time.instant(), time.instant()).missing(), notice(job, parameters)));
    }

    /** Of every report that the run would draft: whether it follows from what was issued before. */
    private BilingualText notice(JobDeclaration job, Map<String, String> parameters) {
        String month = parameters.get("month");
        return month == null
                ? BilingualText.EMPTY
                : job.steps().stream()
                        .map(StepDeclaration::report)
                        .filter(Objects::nonNull)
                        .flatMap(report ->
                                MonthParameter.months(month).stream().map(each -> reports.notice(report.name(), each)))
                        .reduce(BilingualText.EMPTY, RunPreview::with);
    }

    private static BilingualText with(BilingualText one, BilingualText other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return BilingualText.of(language -> one.in(language) + " " + other.in(language));
    }

    private Preparation.Step step(int number, StepDeclaration step) {
        List<Preparation.File> files = step.ingest() == null
                ? List.of()
                : Inbox.peek(step.ingest()).stream()
                        .map(d -> new Preparation.File(d.file().toString(), d.mapping(), inputs.isKnown(d)))
                        .toList();
        return new Preparation.Step(number, step.kinds().get(0), files);
    }
}
