package org.rida.console.admin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.rida.access.AuditEvent;
import org.rida.console.PageFormatter;
import org.rida.console.RecordedRows;
import org.rida.console.RecordedRows.RecordedDecision;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles;
import org.rida.job.definition.JobDefinitions;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Theme;
import org.rida.quality.SeriesKey;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.springframework.stereotype.Component;

/**
 * Puts into words what the audit log keeps as codes: jobs, reports, measures and themes by their titles, closed lists by their messages,
 * months and days as the reader writes them. What people typed stays as it is, and so does a code that is not known any more.
 */
@Component
class AuditWords {

    /** Pages whose rows or files are recorded, by the code of the subject. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("watch-list", "watch.title"),
            Map.entry("follow-ups", "follow-ups.title"),
            Map.entry("turnaround", "console.turnaround"),
            Map.entry("comments", "console.comments"),
            Map.entry("set-up", "audit.subject.set-up"),
            Map.entry("/trends", "console.trends"),
            Map.entry("/turnaround", "console.turnaround"),
            Map.entry("/what-if", "what-if.title"),
            Map.entry("/respondents", "respondents.link"),
            Map.entry("/comments", "console.comments"),
            Map.entry("/watch", "console.watch"),
            Map.entry("/rejected", "console.rejected"));

    private static final Set<String> OF_REPORTS =
            Set.of("report-viewed", "report-downloaded", "report-issued", "reports-compared", "figures-downloaded");

    /** What people typed, or what is named by them: nothing in it is a code. */
    private static final Set<String> TYPED = Set.of(
            "reason", "name", "user", "account", "actor", "recipient", "sender", "host", "folder", "number", "words");

    /** Details that hold the number of a row and nothing else, beside a subject that names it. */
    private static final Set<String> STORED = Set.of("action", "note", "rebase", "view");

    private final JobDefinitions jobs;
    private final ReportDefinitions reports;
    private final MetricCatalog measures;
    private final Policy policy;
    private final SourceFiles files;
    private final EditionRepository editions;
    private final RecordedFilter filters;
    private final RecordedRows rows;

    AuditWords(
            JobDefinitions jobs,
            ReportDefinitions reports,
            MetricCatalog measures,
            Policy policy,
            SourceFiles files,
            EditionRepository editions,
            RecordedFilter filters,
            RecordedRows rows) {
        this.jobs = jobs;
        this.reports = reports;
        this.measures = measures;
        this.policy = policy;
        this.files = files;
        this.editions = editions;
        this.filters = filters;
        this.rows = rows;
    }

    /** The reports that entries are about, by the number that is recorded; those that are deleted are not among them. */
    Map<String, Edition> reports(List<AuditEvent> entries) {
        return entries.stream().noneMatch(AuditWords::isOfReport)
                ? Map.of()
                : editions.editions().stream()
                        .collect(Collectors.toMap(edition -> Long.toString(edition.id()), edition -> edition));
    }

    private static boolean isOfReport(AuditEvent entry) {
        return OF_REPORTS.contains(entry.action())
                && RecordedTime.NUMBER.matcher(entry.subject()).matches();
    }

    /**
     * What the action was applied to.
     *
     * @param reports by their numbers
     */
    String subject(AuditEvent entry, Map<String, Edition> reports, PageFormatter words) {
        String subject = entry.subject();
        if (isOfReport(entry) && reports.containsKey(subject)) {
            Edition report = reports.get(subject);
            return words.text(report.name()) + " – " + words.month(report.month());
        }
        return switch (entry.action()) {
            case "run-started", "schedule-paused", "schedule-resumed" -> title(job(subject), subject, words);
            case "report-previewed" -> title(report(subject), subject, words);
            case "comments-viewed", "rows-downloaded", "rows-viewed", "figures-downloaded", "code-created" ->
                page(subject, words);
            case "limits-reset" -> series(subject, words);
            case "limits-reset-withdrawn" -> decision(subject, rows::rebase, words);
            case "note-changed" -> decision(subject, rows::note, words);
            case "action-changed" -> decision(subject, rows::action, words);
            case "view-changed" ->
                stored(subject, id -> rows.view(id, entry.actor())).orElseGet(() -> words.digits(subject));
            default -> RecordedTime.NUMBER.matcher(subject).matches() ? words.digits(subject) : subject;
        };
    }

    /** By its number, as later steps are recorded; the first step has what it is about. */
    private String decision(String subject, LongFunction<Optional<RecordedDecision>> find, PageFormatter words) {
        return stored(subject, find)
                .map(decision -> series(decision.topic(), words)
                        + decision.month()
                                .map(month -> " · " + words.month(month))
                                .orElse(""))
                .orElseGet(() -> series(subject, words));
    }

    private static <T> Optional<T> stored(String number, LongFunction<Optional<T>> find) {
        return RecordedTime.NUMBER.matcher(number).matches() ? find.apply(Long.parseLong(number)) : Optional.empty();
    }

    /**
     * What is recorded beside the subject, without what its words tell already, and without the numbers under which something new was
     * stored: later entries tell its name.
     */
    Map<String, String> detail(AuditEvent entry, Map<String, Edition> reports) {
        Map<String, String> detail = new LinkedHashMap<>(entry.detail());
        if (isOfReport(entry) && reports.containsKey(entry.subject())) {
            detail.keySet().removeAll(Set.of("report", "month"));
        }
        detail.entrySet()
                .removeIf(part -> STORED.contains(part.getKey())
                        && RecordedTime.NUMBER.matcher(part.getValue()).matches());
        return detail;
    }

    /** The codes whose words contain what somebody looks for, in either language. */
    Set<String> codes(String sought) {
        if (sought.isBlank()) {
            return Set.of();
        }
        Map<String, BilingualText> titles = new LinkedHashMap<>();
        jobs.all().forEach((name, job) -> titles.put(name, job.title()));
        reports.names().forEach(name -> report(name).ifPresent(title -> titles.put(name, title)));
        policy.themes().forEach(theme -> titles.put(theme.code(), theme.name()));
        measures.all().forEach(group -> group.measures()
                .forEach(measure -> titles.put(measure.code(), measures.name(measure))));
        PAGES.forEach((code, key) -> titles.put(code, BilingualText.ofMessage(key)));
        String wanted = sought.toLowerCase(Locale.ROOT);
        return titles.entrySet().stream()
                .filter(title -> title.getValue().ar().contains(sought)
                        || title.getValue().en().toLowerCase(Locale.ROOT).contains(wanted))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The value of a detail. */
    String value(String key, String value, PageFormatter words) {
        return switch (key) {
            case "mapping" -> words.mapping(value);
            case "role" -> words.named("role.", value);
            case "step" -> words.named("audit.step.", value);
            case "by" -> words.named("audit.by.", value);
            case "encryption" -> words.named("mail.encryption.", value);
            case "password" -> words.named("audit.password.", value);
            case "drafts", "corrections", "setup" -> words.named("audit.permission.", value);
            case "method" -> words.named("sampling.method.", value.toLowerCase(Locale.ROOT));
            case "format" ->
                value.equals("page") ? words.translate("audit.format.page") : value.toUpperCase(Locale.ROOT);
            case "question" -> words.named("audit.question.", value);
            case "answer" -> words.named("audit.answer.", value);
            // of a privacy request, or of a search in the log itself
            case "action" ->
                words.named(words.messages().contains("person.action." + value) ? "person.action." : "audit.", value);
            case "again" -> words.digits(value);
            case "job" -> title(job(value), value, words);
            case "report" -> title(report(value), value, words);
            case "page" -> page(value, words);
            case "filter", "cut" -> filters.words(value, words);
            case "bucket" ->
                Arrays.stream(value.split(","))
                        .map(words::lineage)
                        .collect(Collectors.joining(words.translate("list.separator")));
            case "corrected", "file" -> file(value, words);
            case "with" ->
                stored(value, rows::edition)
                        .map(edition -> edition(edition, words))
                        .orElseGet(() -> words.digits(value));
            default -> TYPED.contains(key) ? value : RecordedTime.words(value, words);
        };
    }

    private static String edition(Edition edition, PageFormatter words) {
        String state =
                words.translate(edition.isIssued() ? "drafts.issue-of" : "console.draft", "number", edition.number());
        return words.text(edition.name()) + " – " + words.month(edition.month()) + " (" + state + ")";
    }

    private String title(Optional<BilingualText> title, String code, PageFormatter words) {
        return title.map(words::text).orElse(code);
    }

    private Optional<BilingualText> job(String name) {
        return jobs.find(name).map(job -> job.title());
    }

    private Optional<BilingualText> report(String name) {
        try {
            return Optional.of(reports.get(name).title());
        } catch (Problem problem) {
            return Optional.empty();
        }
    }

    /** Of rows the page or the figure; of comments the months and the theme behind the page's name; of a request its keyed hash. */
    private String page(String subject, PageFormatter words) {
        String key = PAGES.get(subject);
        if (key != null) {
            return words.translate(key);
        }
        String comments = "comments ";
        if (subject.startsWith(comments)) {
            return words.translate("console.comments") + " · " + parts(subject.substring(comments.length()), words);
        }
        String request = "request ";
        if (subject.startsWith(request)) {
            return words.translate(
                    "audit.subject.request", "hash", words.isolated(subject.substring(request.length())));
        }
        return RecordedTime.MONTH.matcher(subject).lookingAt() ? parts(subject, words) : series(subject, words);
    }

    private String parts(String text, PageFormatter words) {
        return Arrays.stream(text.split(" "))
                .map(part -> RecordedTime.MONTH.matcher(part).matches()
                        ? RecordedTime.words(part, words)
                        : theme(part, words))
                .collect(Collectors.joining(" "));
    }

    /** A figure with the group that it is about; otherwise a theme, or what somebody typed, such as a question that there is not. */
    private String series(String code, PageFormatter words) {
        try {
            SeriesKey series = SeriesKey.parse(code);
            String name = words.text(measures.name(new MetricRef(series.metric(), series.subject())));
            return series.dimension() == Dimension.ALL
                    ? name
                    : name + " · " + filters.label(series.dimension(), series.value(), words);
        } catch (Problem | NoSuchElementException unknown) {
            return theme(code, words);
        }
    }

    private String theme(String code, PageFormatter words) {
        return policy.themes().stream()
                .filter(theme -> theme.code().equals(code))
                .findFirst()
                .map(Theme::name)
                .map(words::text)
                .orElseGet(() -> RecordedTime.NUMBER.matcher(code).matches()
                        ? words.digits(code)
                        : words.messages().contains("audit.subject." + code)
                                ? words.translate("audit.subject." + code)
                                : code);
    }

    private String file(String id, PageFormatter words) {
        return RecordedTime.NUMBER.matcher(id).matches()
                ? files.find(Long.parseLong(id))
                        .map(file -> words.isolated(file.name()) + " (" + words.digits(id) + ")")
                        .orElse(words.digits(id))
                : id;
    }
}
