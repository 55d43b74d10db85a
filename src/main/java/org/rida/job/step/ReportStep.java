package org.rida.job.step;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.job.definition.JobDefinition.Report;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.MonthParameter;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.job.lease.StopSignal;
import org.rida.job.run.DraftsCompleted;
import org.rida.job.run.RunEvent;
import org.rida.report.Reports;
import org.rida.report.edition.DocumentFormat;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Drafts a report for each of the run's months, and each department where the report has a document for each. */
@Component
public class ReportStep implements StepKind {

    /** Of this kind of step. */
    public static final String CODE = "report";

    private static final String MONTH = "month";
    /** Key in a partition's context: code of the department, empty for the whole. */
    private static final String PART = "of";

    /** Formats whose pages can show both languages side by side. */
    public static final List<String> BILINGUAL_FORMATS = List.of("html", "pdf");

    /** The value of languages for pages with both side by side. */
    private static final String BOTH = "both";

    private final Reports reports;
    private final StopSignal stop;
    private final ApplicationEventPublisher events;

    ReportStep(Reports reports, StopSignal stop, ApplicationEventPublisher events) {
        this.reports = reports;
        this.stop = stop;
        this.events = events;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Optional<PartitionedTasklet> partitioned(StepDeclaration step) {
        return Optional.ofNullable(step.report()).map(MonthByMonth::new);
    }

    /** One draft for each partition. */
    private final class MonthByMonth implements PartitionedTasklet {

        private final Report settings;

        MonthByMonth(Report settings) {
            this.settings = settings;
        }

        /**
         * One for each month and part, whatever the size of the grid: equal names on each attempt, so that complete
         * ones are not drafted again.
         */
        @Override
        public Map<String, ExecutionContext> partition(int gridSize) {
            Map<String, ExecutionContext> drafts = new LinkedHashMap<>();
            for (YearMonth month :
                    months(Objects.requireNonNull(run().parameters().get(MONTH)))) {
                for (String part : reports.parts(settings.name(), month)) {
                    ExecutionContext draft = new ExecutionContext();
                    draft.putString(MONTH, month.toString());
                    draft.putString(PART, part);
                    drafts.put(name(month, part), draft);
                }
            }
            return drafts;
        }

        /** The steps before have counted by now, so that the latest month is that of their files. */
        private List<YearMonth> months(String exact) {
            return exact.equals(MonthParameter.LATEST) ? List.of(reports.latestMonth()) : MonthParameter.months(exact);
        }

        @Override
        public BilingualText title(ExecutionContext partition) {
            YearMonth month = YearMonth.parse(partition.getString(MONTH));
            BilingualText part = reports.partName(settings.name(), partition.getString(PART));
            return BilingualText.of(
                    language -> new DateFormatter(new Messages(language, DigitSystem.EUROPEAN)).month(month)
                            + (part.isEmpty() ? "" : " · " + part.in(language)));
        }

        /** Looks for a stop between documents: a draft without some of them is rolled back as a whole. */
        @Override
        public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
            ExecutionContext partition = contribution.getStepExecution().getExecutionContext();
            reports.draft(request(partition), partition.getString(PART), document -> {
                stop.check();
                events.publishEvent(new RunEvent.DocumentDrawn(document));
            });
            return RepeatStatus.FINISHED;
        }

        /** Also when some drafts failed: people are told of those that are there. */
        @Override
        public void finish() {
            events.publishEvent(new DraftsCompleted(run().run(), settings.name()));
        }

        private Reports.ReportRequest request(ExecutionContext partition) {
            return new Reports.ReportRequest(
                    settings.name(),
                    YearMonth.parse(partition.getString(MONTH)),
                    languages(settings),
                    formats(settings),
                    run().run(),
                    run().provisional());
        }
    }

    /** When only bilingual documents are wanted, Arabic is the leading language. */
    private static List<Language> languages(Report settings) {
        List<Language> single = settings.languages().stream()
                .filter(language -> !language.equals(BOTH))
                .map(Language::of)
                .toList();
        return single.isEmpty() ? List.of(Language.AR) : single;
    }

    /**
     * Where both languages are wanted side by side, the formats that can show them so; beside them the single ones, unless nothing else is wanted.
     */
    private static List<String> formats(Report settings) {
        if (!settings.languages().contains(BOTH)) {
            return settings.formats();
        }
        Stream<String> single = settings.languages().size() == 1 ? Stream.empty() : settings.formats().stream();
        Stream<String> both =
                settings.formats().stream().filter(BILINGUAL_FORMATS::contains).map(DocumentFormat::bilingual);
        return Stream.concat(single, both).distinct().toList();
    }

    private static Lease run() {
        return RunContext.current().orElseThrow();
    }

    /** Hashed, since a department's code may be long and have characters that no step name may have. */
    private static String name(YearMonth month, String part) {
        return part.isEmpty()
                ? month.toString()
                : month + "-" + UUID.nameUUIDFromBytes(part.getBytes(StandardCharsets.UTF_8));
    }
}
