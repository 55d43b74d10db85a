package org.rida.job.step;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rida.i18n.Language;
import org.rida.job.definition.JobDefinition.Report;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.MonthParameter;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.job.lease.StopSignal;
import org.rida.job.part.Part;
import org.rida.job.part.Split;
import org.rida.job.run.DraftsCompleted;
import org.rida.job.run.RunEvent;
import org.rida.report.Reports;
import org.rida.report.edition.DocumentFormat;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Drafts a report for each of the run's months, and each department where the report has a document for each. */
@Component
public class ReportStep implements StepKind {

    private static final String MONTH = "month";
    private static final String PART = "of";

    /** Formats whose pages can show both languages side by side. */
    public static final List<String> BILINGUAL_FORMATS = List.of("html", "pdf");

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
        return "report";
    }

    @Override
    public Optional<Split> split(StepDeclaration step) {
        return Optional.ofNullable(step.report()).map(MonthByMonth::new);
    }

    /** One draft for each part. Drafts do not depend on each other, so parts need no order. */
    private final class MonthByMonth implements Split {

        private final Report settings;

        MonthByMonth(Report settings) {
            this.settings = settings;
        }

        @Override
        public List<Part> parts() {
            List<Map<String, String>> drafts = new ArrayList<>();
            for (YearMonth month : months(value(run().parameters(), MONTH))) {
                for (String part : reports.parts(settings.name(), month)) {
                    drafts.add(Map.of(MONTH, month.toString(), PART, part));
                }
            }
            List<Part> parts = new ArrayList<>();
            for (Map<String, String> draft : drafts) {
                parts.add(new Part(id(draft), describe(draft), parts.size() + 1, drafts.size(), draft));
            }
            return parts;
        }

        /** The steps before have counted by now, so that the latest month is that of their files. */
        private List<YearMonth> months(String exact) {
            return exact.equals(MonthParameter.LATEST) ? List.of(reports.latestMonth()) : MonthParameter.months(exact);
        }

        @Override
        public boolean inOrder() {
            return false;
        }

        @Override
        public void work(Part part, StepContribution contribution, Consumer<RunEvent.FileIngested> progress) {
            reports.draft(request(part), part.fact(PART), document -> {
                stop.check();
                events.publishEvent(new RunEvent.DocumentDrawn(document));
            });
        }

        @Override
        public void finish() {
            events.publishEvent(new DraftsCompleted(run().run(), settings.name()));
        }

        private Reports.ReportRequest request(Part part) {
            return new Reports.ReportRequest(
                    settings.name(),
                    YearMonth.parse(part.fact(MONTH)),
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
    private static String id(Map<String, String> draft) {
        String part = value(draft, PART);
        return part.isEmpty()
                ? value(draft, MONTH)
                : value(draft, MONTH) + "-"
                        + UUID.nameUUIDFromBytes(part.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String describe(Map<String, String> draft) {
        return (value(draft, MONTH) + " " + value(draft, PART)).strip();
    }

    private static String value(Map<String, String> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }
}
