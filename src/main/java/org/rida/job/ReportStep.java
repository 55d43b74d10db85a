package org.rida.job;

import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.rida.job.JobDeclaration.Report;
import org.rida.job.JobDeclaration.StepDeclaration;
import org.rida.report.Reports;
import org.rida.wording.Language;
import org.rida.wording.Text;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Drafts a report of the run's month. */
@Component
class ReportStep implements StepKind {

    private static final String MONTH = "month";

    private final Reports reports;
    private final StopFlag stop;
    private final ApplicationEventPublisher events;

    ReportStep(Reports reports, StopFlag stop, ApplicationEventPublisher events) {
        this.reports = reports;
        this.stop = stop;
        this.events = events;
    }

    @Override
    public String code() {
        return "report";
    }

    @Override
    public Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.ofNullable(step.report()).map(settings -> (contribution, context) -> {
            reports.draft(order(settings, contribution.getStepExecution().getJobExecution()), document -> {
                stop.check();
                events.publishEvent(new RunEvent.DocumentDrawn(document.toString()));
            });
            return RepeatStatus.FINISHED;
        });
    }

    private static Reports.Order order(Report settings, JobExecution run) {
        return new Reports.Order(
                settings.name(),
                YearMonth.parse(run.getJobParameters().getString(MONTH)),
                settings.languages().stream().map(Language::of).toList(),
                settings.formats(),
                Objects.requireNonNull(run.getJobParameters().getLong(BatchRun.RUN)),
                RunScope.current().map(Lease::provisional).orElse(Text.EMPTY));
    }
}
