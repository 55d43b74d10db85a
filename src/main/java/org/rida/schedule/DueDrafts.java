package org.rida.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.Parameter;
import org.rida.job.definition.JobDefinition.ParameterType;
import org.rida.job.definition.JobDefinition.Report;
import org.rida.job.definition.JobDefinition.Schedule;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.MonthParameter;
import org.rida.job.input.ExpectedInputs;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.policy.Policy;
import org.rida.report.edition.DraftedMonths;
import org.rida.report.edition.DraftedMonths.DraftedMonth;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.MonthsWithData;
import org.rida.tally.count.PopulationGroup;
import org.springframework.stereotype.Component;

/**
 * Months that a person may draft now: the last complete month of a scheduled report that has no draft although its data are
 * there, in a new installation the last month that has data, and months whose data changed after their last draft. Jobs that report the latest month whatever it is draft it often
 * enough by themselves, and are left out.
 */
@Component
public class DueDrafts {

    private static final String MONTH = "month";
    /** More runs than this never wait at the same time. */
    private static final int MOST_ACTIVE = 500;
    /** How many days before the end of the month its data may end, where the job does not say. */
    private static final int TOLERANCE_DAYS = 3;

    private final JobDefinitions jobs;
    private final DraftedMonths drafted;
    private final Runs runs;
    private final ExpectedInputs inputs;
    private final DataSource database;
    private final Policy policy;
    private final InstantSource time;

    DueDrafts(
            JobDefinitions jobs,
            DraftedMonths drafted,
            Runs runs,
            ExpectedInputs inputs,
            DataSource database,
            Policy policy,
            InstantSource time) {
        this.jobs = jobs;
        this.drafted = drafted;
        this.runs = runs;
        this.inputs = inputs;
        this.database = database;
        this.policy = policy;
        this.time = time;
    }

    /**
     * One month that a job should draft.
     *
     * @param job name
     * @param title of the job
     * @param again whether it was drafted before, and its data have changed since
     * @param correction whether it was issued before
     */
    public record DueDraft(String job, BilingualText title, YearMonth month, boolean again, boolean correction) {}

    /** The latest month first; without those that a run drafts now. */
    public List<DueDraft> list() {
        List<DraftedMonth> known = drafted.list();
        List<Run> active = active();
        List<DueDraft> due = new ArrayList<>();
        jobs.all().forEach((name, job) -> {
            Set<String> reports = reports(job);
            if (job.schedule() == null || reports.isEmpty() || !isOfOneMonth(job)) {
                return;
            }
            List<DraftedMonth> own = known.stream()
                    .filter(month -> reports.contains(month.report()))
                    .toList();
            (known.isEmpty() ? first(name, job) : missing(name, job, own)).ifPresent(due::add);
            own.stream()
                    .filter(DraftedMonth::changed)
                    .map(month -> new DueDraft(name, job.title(), month.month(), true, month.issued()))
                    .distinct()
                    .forEach(due::add);
        });
        return due.stream()
                .filter(draft -> active.stream().noneMatch(run -> isOf(run, draft)))
                .sorted(Comparator.comparing(DueDraft::month).reversed().thenComparing(DueDraft::job))
                .toList();
    }

    /**
     * One of the list.
     *
     * @throws Problem when it is not due, or not any more: somebody else began it
     */
    public DueDraft find(String job, YearMonth month) {
        return list().stream()
                .filter(draft -> draft.job().equals(job) && draft.month().equals(month))
                .findFirst()
                .orElseThrow(() -> Problem.of("problem.draft-not-due", "job", job, "month", month.toString()));
    }

    /** Whether a run drafts reports of months: what somebody who asked for a draft may follow. */
    public boolean isDrafting(Run run) {
        return jobs.find(run.job()).filter(job -> !reports(job).isEmpty()).isPresent();
    }

    /** Before the first draft of all: the data may end long ago, as those of the first file do. */
    private Optional<DueDraft> first(String name, JobDefinition job) {
        Optional<DueDraft> missing = missing(name, job, List.of());
        return missing.isPresent()
                ? missing
                : MonthsWithData.of(database)
                        .map(months -> months.latest(PopulationGroup.RECEIVED))
                        .filter(month -> month.isBefore(lastMonth()) && isScheduledIn(job, month.plusMonths(1)))
                        .map(month -> new DueDraft(name, job.title(), month, false, false));
    }

    private YearMonth lastMonth() {
        return YearMonth.from(time.instant().atZone(zone())).minusMonths(1);
    }

    private Optional<DueDraft> missing(String name, JobDefinition job, List<DraftedMonth> own) {
        Instant now = time.instant();
        YearMonth month = lastMonth();
        return own.stream().noneMatch(each -> each.month().equals(month))
                        && isScheduledIn(job, month.plusMonths(1))
                        && isComplete(job, month, now)
                ? Optional.of(new DueDraft(name, job.title(), month, false, false))
                : Optional.empty();
    }

    /** A report of a quarter is due in the month after it, and in no other. */
    private boolean isScheduledIn(JobDefinition job, YearMonth month) {
        Schedule schedule = Objects.requireNonNull(job.schedule());
        ZoneId zone = schedule.zone() == null ? zone() : schedule.zone();
        Instant start = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return !CronTimes.between(schedule, zone, start.minusNanos(1), end.minusNanos(1))
                .isEmpty();
    }

    /** What a job expects decides, also files that it will read itself; otherwise the days that are counted. */
    private boolean isComplete(JobDefinition job, YearMonth month, Instant now) {
        if (Objects.requireNonNull(job.schedule()).precondition() != null) {
            return inputs.check(job, now, now).missing().isEmpty();
        }
        return DataCoverage.of(database)
                .filter(coverage ->
                        !coverage.coversTo().isBefore(month.atEndOfMonth().minusDays(TOLERANCE_DAYS)))
                .isPresent();
    }

    private static Set<String> reports(JobDefinition job) {
        return job.steps().stream()
                .map(StepDeclaration::report)
                .filter(Objects::nonNull)
                .map(Report::name)
                .collect(Collectors.toSet());
    }

    private static boolean isOfOneMonth(JobDefinition job) {
        return job.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(MONTH)
                        && parameter.type() == ParameterType.MONTH
                        && !isLatest(parameter));
    }

    private static boolean isLatest(Parameter parameter) {
        return MonthParameter.LATEST.equals(parameter.defaultValue());
    }

    private List<Run> active() {
        return Stream.of(RunState.WAITING, RunState.RUNNING)
                .flatMap(state -> runs.list(new Runs.RunSelection("", state, MOST_ACTIVE, 0)).stream())
                .toList();
    }

    private static boolean isOf(Run run, DueDraft draft) {
        @Nullable String months = run.parameters().get(MONTH);
        return run.job().equals(draft.job())
                && months != null
                && !months.equals(MonthParameter.LATEST)
                && MonthParameter.months(months).contains(draft.month());
    }

    private ZoneId zone() {
        return policy.association().zone();
    }
}
