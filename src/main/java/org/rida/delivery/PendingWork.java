package org.rida.delivery;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.rida.access.OfficerPermissions;
import org.rida.access.OfficerPermissions.Permission;
import org.rida.access.Role;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.intake.rejected.RejectedRows;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.input.InputArrivals.ArrivalState;
import org.rida.job.person.PrivacyRequests;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.outbox.Outbox;
import org.rida.policy.Policy;
import org.rida.quality.FollowUpStatistics;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.report.BackgroundIssuer;
import org.rida.report.edition.EditionRepository;
import org.rida.report.explore.JudgedCharts;
import org.rida.report.explore.JudgedCharts.JudgedChart;
import org.rida.report.figure.MetricCatalog;
import org.rida.schedule.DueDrafts;
import org.rida.schedule.InputStatus;
import org.rida.schedule.Schedules;
import org.springframework.stereotype.Component;

/** What waits for somebody to act, by role: for the first page, the navigation and the morning message. */
@Component
public class PendingWork {

    /** An action is told so many days before it is due. */
    private static final int DAYS_AHEAD = 7;

    private final EditionRepository editions;
    private final BackgroundIssuer issuer;
    private final RejectedRows rejectedRows;
    private final ImprovementActions actions;
    private final FollowUpStatistics followUps;
    private final JudgedCharts charts;
    private final MetricCatalog measures;
    private final Runs runs;
    private final JobDefinitions jobs;
    private final Schedules schedules;
    private final InputStatus inputs;
    private final PrivacyRequests privacyRequests;
    private final DueDrafts dueDrafts;
    private final Outbox outbox;
    private final OfficerPermissions permissions;
    private final Policy policy;
    private final InstantSource time;

    PendingWork(
            EditionRepository editions,
            BackgroundIssuer issuer,
            RejectedRows rejectedRows,
            ImprovementActions actions,
            FollowUpStatistics followUps,
            JudgedCharts charts,
            MetricCatalog measures,
            Runs runs,
            JobDefinitions jobs,
            Schedules schedules,
            InputStatus inputs,
            PrivacyRequests privacyRequests,
            DueDrafts dueDrafts,
            Outbox outbox,
            Policy policy,
            InstantSource time,
            OfficerPermissions permissions) {
        this.editions = editions;
        this.issuer = issuer;
        this.rejectedRows = rejectedRows;
        this.actions = actions;
        this.followUps = followUps;
        this.charts = charts;
        this.measures = measures;
        this.runs = runs;
        this.jobs = jobs;
        this.schedules = schedules;
        this.inputs = inputs;
        this.privacyRequests = privacyRequests;
        this.dueDrafts = dueDrafts;
        this.outbox = outbox;
        this.permissions = permissions;
        this.policy = policy;
        this.time = time;
    }

    /** What can wait; the lowest role that deals with it, and the page on which it does. */
    public enum WorkType {
        DRAFTS(Role.QUALITY, "/drafts"),
        /** For quality officers only where the settings allow it. */
        MONTHS(Role.ADMINISTRATOR, "/drafts"),
        ROWS(Role.QUALITY, "/rejected"),
        ACTIONS(Role.QUALITY, "/actions"),
        CALLS(Role.QUALITY, "/follow-ups"),
        LIMITS(Role.QUALITY, "/trends"),
        RUNS(Role.ADMINISTRATOR, "/jobs"),
        INPUTS(Role.ADMINISTRATOR, "/health"),
        PRIVACY(Role.ADMINISTRATOR, "/persons"),
        /** Failed or held: nobody gets them unless somebody acts. */
        MESSAGES(Role.ADMINISTRATOR, "/messages");

        private final Role role;
        private final String address;

        WorkType(Role role, String address) {
            this.role = role;
            this.address = address;
        }

        public String address() {
            return address;
        }

        /** Used in keys of messages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where one piece of it is dealt with.
     *
     * @param address of a page of the console
     * @param begins whether a form that is sent there does it at once, rather than a page that is opened
     */
    public record WorkPlace(BilingualText name, String address, boolean begins) {

        WorkPlace(BilingualText name, String address) {
            this(name, address, false);
        }
    }

    /**
     * @param count at least 1
     * @param places the single pieces, where each has a name and a page
     */
    public record WorkItem(WorkType type, long count, List<WorkPlace> places) {}

    /** Everything that waits for people of this role, the first to be done first. */
    public List<WorkItem> items(Role role) {
        Role drafting = role == Role.QUALITY ? permissions.least(Permission.DRAFTS) : Role.ADMINISTRATOR;
        return Arrays.stream(WorkType.values())
                .filter(type -> role.includes(type == WorkType.MONTHS ? drafting : type.role))
                .map(this::item)
                .filter(item -> item.count() > 0)
                .toList();
    }

    private WorkItem item(WorkType type) {
        return switch (type) {
            case DRAFTS -> item(type, drafts());
            case MONTHS -> item(type, months());
            case ROWS -> new WorkItem(type, rejectedRows.countOpen(), List.of());
            case ACTIONS -> new WorkItem(type, actionsDue(), List.of());
            case CALLS -> new WorkItem(type, followUps.countToCall(), List.of());
            case MESSAGES -> new WorkItem(type, outbox.countStuck(), List.of());
            case PRIVACY -> new WorkItem(type, privacyRequests.countOpen(), List.of());
            case LIMITS -> item(type, limitsToReset());
            case RUNS -> item(type, failedOrLate());
            case INPUTS -> item(type, missingInputs());
        };
    }

    private static WorkItem item(WorkType type, List<WorkPlace> places) {
        return new WorkItem(type, places.size(), places);
    }

    /** Without those that somebody has issued, whose documents are still being rendered: they would be issued again. */
    private List<WorkPlace> drafts() {
        return editions.toIssue().stream()
                .filter(draft -> !issuer.isIssuing(draft.id()))
                .map(draft -> new WorkPlace(named(draft.name(), draft.month()), "/drafts/" + draft.id()))
                .toList();
    }

    private List<WorkPlace> months() {
        return dueDrafts.list().stream()
                .map(due -> new WorkPlace(
                        text(w -> w.format(
                                due.again() ? "waiting.draft-again" : "waiting.draft",
                                "month",
                                new DateFormatter(w).month(due.month()),
                                "job",
                                due.title().in(w.language()))),
                        "/drafts/due/" + due.job() + "/" + due.month(),
                        true))
                .toList();
    }

    private long actionsDue() {
        LocalDate latest =
                LocalDate.ofInstant(time.instant(), policy.association().zone()).plusDays(DAYS_AHEAD);
        return actions.list().stream()
                .filter(action -> action.state() == ImprovementAction.ActionState.OPEN)
                .filter(action -> !action.due().isAfter(latest))
                .count();
    }

    private List<WorkPlace> limitsToReset() {
        return charts.all().stream()
                .filter(chart -> chart.series().resetFrom().isPresent())
                .map(JudgedChart::measure)
                .map(measure -> new WorkPlace(measures.name(measure), "/trends?measure=" + measure.code()))
                .toList();
    }

    /** Jobs whose newest run failed, unless another is under way; and jobs whose last due run waits or could not start. */
    private List<WorkPlace> failedOrLate() {
        List<WorkPlace> places = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        runs.jobs().forEach(job -> {
            Run last = job.last();
            if (job.active() == null && last != null && last.state() == RunState.FAILED) {
                failed.add(job.name());
                places.add(new WorkPlace(last.title(), "/runs/" + last.id()));
            }
        });
        schedules.behind().stream()
                .filter(job -> !failed.contains(job))
                .map(job -> new WorkPlace(jobs.get(job).title(), "/jobs/" + job))
                .forEach(places::add);
        return places;
    }

    private List<WorkPlace> missingInputs() {
        return inputs.all().stream()
                .filter(input -> input.state() == ArrivalState.MISSING)
                .map(input -> new WorkPlace(
                        named(text(w -> w.named("mapping.", input.mapping())), input.month()),
                        WorkType.INPUTS.address()))
                .toList();
    }

    private BilingualText named(BilingualText what, YearMonth month) {
        return text(w -> what.in(w.language()) + " – " + new DateFormatter(w).month(month));
    }

    private BilingualText text(Function<Messages, String> words) {
        return BilingualText.of(language ->
                words.apply(new Messages(language, policy.association().digits())));
    }
}
