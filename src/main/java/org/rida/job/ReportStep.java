package org.rida.job;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.rida.job.JobDeclaration.Report;
import org.rida.job.JobDeclaration.StepDeclaration;
import org.rida.report.Document;
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

    /** The formats whose pages can have both languages side by side. */
    static final List<String> DRAWN_IN_BOTH = List.of("html", "pdf");

    private static final String BOTH = "both";

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

    /** Of documents in both languages alone, Arabic is the one that leads. */
    private static List<Language> languages(Report settings) {
        List<Language> single = settings.languages().stream()
                .filter(language -> !language.equals(BOTH))
                .map(Language::of)
                .toList();
        return single.isEmpty() ? List.of(Language.AR) : single;
    }

    private static List<String> formats(Report settings) {
        if (!settings.languages().contains(BOTH)) {
            return settings.formats();
        }
        Stream<String> single = settings.languages().size() == 1 ? Stream.empty() : settings.formats().stream();
        Stream<String> both =
                settings.formats().stream().filter(DRAWN_IN_BOTH::contains).map(Document::inBoth);
        return Stream.concat(single, both).distinct().toList();
    }

    private static Reports.Order order(Report settings, JobExecution run) {
        return new Reports.Order(
                settings.name(),
                YearMonth.parse(run.getJobParameters().getString(MONTH)),
                languages(settings),
                formats(settings),
                Objects.requireNonNull(run.getJobParameters().getLong(BatchRun.RUN)),
                RunScope.current().map(Lease::provisional).orElse(Text.EMPTY));
    }
}
