package org.rida.job;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rida.job.JobDeclaration.StepDeclaration;
import org.springframework.stereotype.Component;

/** What a run would do, without doing any of it. */
@Component
public class RunPreview {

    private final DeclaredJobs jobs;
    private final JobAssembly assembly;
    private final ParameterWords words;
    private final ExpectedInputs inputs;
    private final InstantSource time;

    RunPreview(
            DeclaredJobs jobs, JobAssembly assembly, ParameterWords words, ExpectedInputs inputs, InstantSource time) {
        this.jobs = jobs;
        this.assembly = assembly;
        this.words = words;
        this.inputs = inputs;
        this.time = time;
    }

    /** @throws org.rida.wording.Problem as a start would */
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
                inputs.look(job, time.instant(), time.instant()).missing());
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
