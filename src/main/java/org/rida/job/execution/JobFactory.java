package org.rida.job.execution;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.rida.i18n.Problem;
import org.rida.job.definition.InvalidRequest;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.Parameter;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.MonthParameter;
import org.rida.job.definition.StepName;
import org.rida.job.part.PartTasklet;
import org.rida.job.part.SharedStep;
import org.rida.job.part.Split;
import org.rida.job.step.StepKind;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.Policy;
import org.rida.tally.count.DataCoverage;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.stereotype.Component;

/** Makes Spring Batch jobs from declarations: one step of the job for each step declared. */
@Component
public class JobFactory {

    private final JobDefinitions declared;
    private final List<StepKind> kinds;
    private final JobRepository repository;
    private final SharedStep.Tools tools;
    private final Policy policy;
    private final DataSource database;

    JobFactory(
            JobDefinitions declared,
            List<StepKind> kinds,
            JobRepository repository,
            SharedStep.Tools tools,
            Policy policy,
            DataSource database) {
        this.declared = declared;
        this.kinds = kinds;
        this.repository = repository;
        this.tools = tools;
        this.policy = policy;
        this.database = database;
    }

    /** The job as its file says now. */
    Job assemble(String name) {
        List<StepDeclaration> steps = declared.get(name).steps();
        SimpleJobBuilder job = new JobBuilder(name, repository).start(step(name, steps, 0));
        for (int i = 1; i < steps.size(); i++) {
            job = job.next(step(name, steps, i));
        }
        return job.build();
    }

    /**
     * All parameters in their exact form.
     *
     * @param asOf what "last month" is relative to
     * @throws Problem for a name that the job does not have, a value that does not parse, or one that is missing
     */
    public Map<String, String> parameters(String name, Map<String, String> given, Instant asOf) {
        List<Parameter> known = declared.get(name).parameters();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Parameter parameter : known) {
            String value = given.getOrDefault(parameter.name(), parameter.defaultValue());
            if (value == null) {
                throw InvalidRequest.of("problem.parameter-missing", "job", name, "parameter", parameter.name());
            }
            parameters.put(
                    parameter.name(),
                    value.equals(MonthParameter.LATEST) && changesCounts(declared.get(name))
                            ? value
                            : exact(parameter, value, asOf));
        }
        for (String other : given.keySet()) {
            if (!parameters.containsKey(other)) {
                throw InvalidRequest.of(
                        "problem.parameter-unknown", "job", name, "parameter", other, "known", parameters.keySet());
            }
        }
        return parameters;
    }

    private static boolean changesCounts(JobDefinition job) {
        return job.steps().stream().anyMatch(step -> step.ingest() != null || step.recount() != null);
    }

    /** The month before, in the association's zone. */
    public YearMonth lastMonth(Instant asOf) {
        return MonthParameter.parse("last-month", asOf, policy.association().zone());
    }

    /** Of the month before when nothing is known yet, so that the run says so. */
    private YearMonth latestMonth(Instant asOf) {
        return DataCoverage.of(database)
                .map(coverage -> YearMonth.from(coverage.coversTo()))
                .orElseGet(() -> lastMonth(asOf));
    }

    private String exact(Parameter parameter, String value, Instant asOf) {
        return switch (parameter.type()) {
            case MONTH ->
                value.equals(MonthParameter.LATEST)
                        ? latestMonth(asOf).toString()
                        : MonthParameter.exact(value, asOf, policy.association().zone());
            case TEXT -> value;
        };
    }

    /**
     * The work of one part of a step, for a process that does not hold its run.
     *
     * @throws ConfigurationProblem when the job's file has no such step any more
     */
    Step part(String job, String name) {
        List<StepDeclaration> steps = declared.get(job).steps();
        int index = StepName.number(name) - 1;
        return index >= steps.size()
                ? noStep(job, index)
                : kinds.stream()
                        .filter(kind -> StepName.format(index + 1, kind.code()).equals(name))
                        .flatMap(kind -> kind.split(steps.get(index)).stream())
                        .findFirst()
                        .map(split -> work(name, new PartTasklet(split, tools.events())))
                        .orElseGet(() -> noStep(job, index));
    }

    private Step step(String job, List<StepDeclaration> steps, int index) {
        StepDeclaration declaration = steps.get(index);
        for (StepKind kind : kinds) {
            String name = StepName.format(index + 1, kind.code());
            StepStartListener begins = new StepStartListener(tools.events(), kind.code(), index + 1, steps.size());
            Optional<Step> step = kind.tasklet(declaration)
                    .map(tasklet -> work(name, tasklet, begins))
                    .or(() -> kind.split(declaration).map(split -> shared(name, split, begins)));
            if (step.isPresent()) {
                return step.get();
            }
        }
        return noStep(job, index);
    }

    /** The work units own their transactions: a file, a recount, an edition. */
    private Step work(String name, Tasklet tasklet, StepExecutionListener... listeners) {
        var step = new StepBuilder(name, repository)
                .tasklet(new StoppableTasklet(tasklet, tools.stop()), new ResourcelessTransactionManager());
        List.of(listeners).forEach(step::listener);
        return step.build();
    }

    private Step shared(String name, Split split, StepExecutionListener begins) {
        Step work = work(name, new PartTasklet(split, tools.events()));
        SharedStep shared = new SharedStep(split, work, tools);
        return new StepBuilder(name, repository)
                .partitioner(name, shared)
                .step(work)
                .partitionHandler(shared)
                .listener(begins)
                .build();
    }

    private Step noStep(String job, int index) {
        throw new ConfigurationProblem(
                "jobs/" + job + ".yaml",
                "step " + (index + 1) + ": expected one of "
                        + kinds.stream().map(StepKind::code).toList() + ", found none");
    }
}
