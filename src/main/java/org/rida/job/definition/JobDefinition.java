package org.rida.job.definition;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.springframework.boot.context.properties.bind.Name;

/**
 * One file {@code jobs/<name>.yaml}, as it is written. Components that a file omits are null until {@link JobValidator} has checked
 * it.
 *
 * @param schedule null for a job that only people start
 * @param steps in the order they run; each names exactly one kind
 */
public record JobDefinition(
        BilingualText title, @Nullable Schedule schedule, List<Parameter> parameters, List<StepDeclaration> steps) {

    public JobDefinition {
        parameters = parameters == null ? List.of() : parameters;
    }

    /**
     * When the job is due.
     *
     * @param cron second, minute, hour, day of the month, month, day of the week
     * @param zone the organization's when absent
     * @param catchUp what happens to due runs that were missed while nothing ran
     * @param precondition null for a run that waits for nothing
     */
    public record Schedule(String cron, @Nullable ZoneId zone, CatchUp catchUp, @Nullable Precondition precondition) {
        public Schedule {
            catchUp = catchUp == null ? CatchUp.LATEST : catchUp;
        }
    }

    /**
     * What must have arrived before the run.
     *
     * @param maxWait how long after its due time the run waits; then it starts all the same, and what it drafts is provisional
     */
    public record Precondition(List<ExpectedInput> inputs, Duration maxWait) {}

    /**
     * One source of last month's rows.
     *
     * @param mapping the source, by the name of its mapping
     * @param minRowShare share of the usual rows below which the input counts as incomplete, 0.5 when absent
     * @param toleranceDays how many days before the end of the month its data may end, 3 when absent
     */
    public record ExpectedInput(String mapping, @Nullable Double minRowShare, @Nullable Integer toleranceDays) {

        /** Share of the usual rows, 0 to 1, below which the input counts as incomplete. */
        public double share() {
            return minRowShare == null ? 0.5 : minRowShare;
        }

        /** In days. */
        public int tolerance() {
            return toleranceDays == null ? 3 : toleranceDays;
        }
    }

    /** Which of the due runs that were missed are started later. */
    public enum CatchUp {
        EACH,
        LATEST,
        SKIP
    }

    /** @param defaultValue as a person would write it; null when the parameter must be given */
    public record Parameter(
            String name, BilingualText title, ParameterType type, @Name("default") @Nullable String defaultValue) {}

    /** How a value of a parameter is read. */
    public enum ParameterType {
        /** One month or a range, as {@link MonthParameter} reads it. */
        MONTH,
        TEXT
    }

    /** The names of the steps in the job repository. */
    public List<String> stepNames() {
        return java.util.stream.IntStream.range(0, steps.size())
                .mapToObj(i -> StepName.format(i + 1, steps.get(i).kinds().get(0)))
                .toList();
    }

    /** The settings of one step: exactly one of the components is not null. */
    public record StepDeclaration(
            @Nullable Ingest ingest,
            @Nullable Decisions decisions,
            @Nullable RecountSettings recount,
            @Nullable Report report,
            @Nullable Remind remind,
            @Nullable PurgeSettings purge,
            @Nullable BackupSettings backup,
            @Nullable SampleSettings sample,
            @Nullable PullSettings pull) {

        /** Codes of all kinds of steps. */
        static List<String> known() {
            return Arrays.stream(StepDeclaration.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
        }

        /** Codes of the kinds that the step names: exactly one in a valid file. */
        public List<String> kinds() {
            return Arrays.stream(StepDeclaration.class.getRecordComponents())
                    .filter(kind -> value(kind) != null)
                    .map(RecordComponent::getName)
                    .toList();
        }

        private @Nullable Object value(RecordComponent kind) {
            try {
                return kind.getAccessor().invoke(this);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Reads files of a folder, each through the mapping of the first feed whose pattern fits its name.
     *
     * @param folder relative to the working directory
     * @param archiveTo where ingested files go; given together with {@code rejectTo}, for a watched folder: a file is read when
     *     it has not been written to for a few seconds, and a folder without files is no error; null for files that stay
     * @param rejectTo where refused files go, each with a note that gives the reason
     */
    public record Ingest(String folder, List<Feed> feeds, @Nullable String archiveTo, @Nullable String rejectTo) {

        /** Null for files that stay where they are. */
        @Nullable
        public Move move() {
            return archiveTo == null || rejectTo == null ? null : new Move(archiveTo, rejectTo);
        }
    }

    /** Where the files of a watched folder go. */
    public record Move(String archiveTo, String rejectTo) {}

    /**
     * Reminds reviewers of a draft that is not issued.
     *
     * @param after how long after it was drafted
     */
    public record Remind(String report, Duration after) {}

    /**
     * Purges what is older than each of these periods.
     *
     * @param rejectedCells cells of rejected rows; the reasons of their rejection stay
     * @param files files in the folders whose content was merged
     * @param folders in which files are deleted; none when absent
     * @param runs records of runs that drafted no report
     * @param requests links from requests to beneficiaries; 10 years when absent
     * @param comments comments and suggestions; 5 years when absent
     * @param audit entries of the audit log; 5 years when absent
     * @param uploads files sent through the browser and not ingested; a day when absent
     * @param refused files in the folders of refused files; 90 days when absent
     * @param refusedFolders in which files are deleted whether or not they were read; none when absent
     */
    public record PurgeSettings(
            Period rejectedCells,
            Period files,
            List<String> folders,
            Period runs,
            Period requests,
            Period comments,
            Period audit,
            Period uploads,
            Period refused,
            List<String> refusedFolders) {
        public PurgeSettings {
            folders = folders == null ? List.of() : folders;
            requests = requests == null ? Period.ofYears(10) : requests;
            comments = comments == null ? Period.ofYears(5) : comments;
            audit = audit == null ? Period.ofYears(5) : audit;
            uploads = uploads == null ? Period.ofDays(1) : uploads;
            refused = refused == null ? Period.ofDays(90) : refused;
            refusedFolders = refusedFolders == null ? List.of() : refusedFolders;
        }
    }

    /** @param file decisions as YAML, relative to the working directory; each is imported once */
    public record Decisions(String file) {}

    /** @param files a glob on the file's name: {@code requests-*.csv} */
    public record Feed(String files, String mapping) {}

    /** Brings episodes and counts up to what was ingested. */
    public record RecountSettings(RecountExtent months) {
        public enum RecountExtent {
            STALE,
            ALL
        }
    }

    /** Drafts a report of the run's month and renders its documents. */
    public record Report(String name, List<String> languages, List<String> formats) {}

    /**
     * Draws whom to ask.
     *
     * @param days of receipt up to the day of the run; 90 when absent
     * @param number of people; null for as many as are needed
     * @param method simple or stratified; the latter when absent
     * @param folder where the files of the list go
     * @param link address of the survey in the QR codes; empty for the token alone
     */
    public record SampleSettings(Integer days, @Nullable Integer number, String method, String folder, String link) {
        public SampleSettings {
            days = days == null ? Integer.valueOf(90) : days;
            method = method == null ? "stratified" : method;
            link = link == null ? "" : link;
        }
    }

    /**
     * Backs up the database and the documents.
     *
     * @param folder {@code rida.backup.folder} when absent
     * @param keep how many of the newest backups stay; older ones are deleted; 14 when absent
     * @param verify also restores the backup into a temporary server, to test it
     */
    public record BackupSettings(@Nullable String folder, @Nullable Integer keep, boolean verify) {
        public BackupSettings {
            keep = keep == null ? Integer.valueOf(14) : keep;
        }
    }
}
