package org.rida.job.input;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.ExpectedInput;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.job.definition.JobDefinition.Precondition;
import org.rida.job.execution.JobFactory;
import org.rida.job.step.Inbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the inputs that a scheduled run expects are there: arrived, reaching to the end of the month, and about as many rows
 * as usual. A file that lies in a folder which the run itself will read, and was not read yet, counts as arrived.
 */
@Component
public class ExpectedInputs {

    private static final String MONTHS =
            """
            select date_trunc('month', covers_to)::date as month, max(covers_to) as reach,
                sum(rows_merged + rows_unchanged + rows_superseded) as rows
            from merged_file
            where mapping = :mapping and covers_to is not null
            group by 1 order by 1 desc limit 24
            """;

    private static final String INGESTED_FILES = "select name from merged_file where mapping = :mapping";

    private static final int USUAL_MONTHS = 6;

    private final JdbcClient sql;
    private final JobFactory jobFactory;

    ExpectedInputs(JdbcClient sql, JobFactory assembly) {
        this.sql = sql;
        this.jobFactory = assembly;
    }

    /**
     * What a look found.
     *
     * @param missing what is not there; empty when everything is
     * @param mustWait something is missing, and the maximum wait is not over
     */
    public record InputShortfall(BilingualText missing, boolean mustWait) {}

    /** The job only watches folders, and there is no file in any of them. */
    public boolean isNothingToDo(JobDefinition job) {
        List<Ingest> watched = job.steps().stream()
                .map(JobDefinition.StepDeclaration::ingest)
                .filter(ingest -> ingest != null && ingest.move() != null)
                .toList();
        return !watched.isEmpty()
                && watched.stream().allMatch(ingest -> Inbox.peek(ingest).isEmpty());
    }

    private record ExpectedMonth(YearMonth month, LocalDate coversTo, long rows) {}

    /** @param due when the schedule asked for the run; its month is relative to that */
    public InputShortfall check(JobDefinition job, Instant due, Instant now) {
        Precondition precondition =
                job.schedule() == null ? null : job.schedule().precondition();
        if (precondition == null) {
            return new InputShortfall(BilingualText.EMPTY, false);
        }
        YearMonth month = jobFactory.lastMonth(due);
        List<BilingualText> missing = new ArrayList<>();
        for (ExpectedInput input : precondition.inputs()) {
            if (!hasUnreadFile(job, input.mapping())) {
                missing(input, month).ifPresent(missing::add);
            }
        }
        BilingualText told = BilingualText.of(language -> String.join(
                language == Language.AR ? "؛ " : "; ",
                missing.stream().map(m -> m.in(language)).toList()));
        return new InputShortfall(told, !missing.isEmpty() && now.isBefore(due.plus(precondition.maxWait())));
    }

    /** What is wrong with a month of an input, in words; empty when nothing is. */
    Optional<BilingualText> missing(ExpectedInput input, YearMonth month) {
        List<ExpectedMonth> months = sql.sql(MONTHS)
                .param("mapping", input.mapping())
                .query((row, n) -> month(row))
                .list();
        Optional<ExpectedMonth> arrived =
                months.stream().filter(m -> m.month().equals(month)).findFirst();
        if (months.stream().anyMatch(m -> m.month().isAfter(month)) && arrived.isEmpty()) {
            return Optional.empty();
        }
        if (arrived.isEmpty()) {
            return Optional.of(message("inputs.not-arrived", input, month));
        }
        ExpectedMonth found = arrived.get();
        LocalDate latest = months.get(0).coversTo();
        if (latest.isBefore(month.atEndOfMonth().minusDays(input.tolerance()))) {
            return Optional.of(message("inputs.short", input, month, "day", latest.toString()));
        }
        long usual = usualRows(months, month);
        return found.rows() < input.share() * usual
                ? Optional.of(message("inputs.few", input, month, "rows", found.rows(), "usual", usual))
                : Optional.empty();
    }

    /** The median of the months before; 0 when there are none, and then any number is as usual. */
    private static long usualRows(List<ExpectedMonth> months, YearMonth month) {
        List<Long> rows = months.stream()
                .filter(m -> m.month().isBefore(month))
                .limit(USUAL_MONTHS)
                .map(ExpectedMonth::rows)
                .sorted()
                .toList();
        return rows.isEmpty() ? 0 : rows.get(rows.size() / 2);
    }

    /** A file of this name was read through this mapping before. */
    public boolean isKnown(Inbox.InboxFile delivery) {
        return ingestedNames(delivery.mapping())
                .contains(String.valueOf(delivery.file().getFileName()));
    }

    private Set<String> ingestedNames(String mapping) {
        return new HashSet<>(sql.sql(INGESTED_FILES)
                .param("mapping", mapping)
                .query(String.class)
                .list());
    }

    /** A file of this input lies in a folder that the job itself reads. */
    boolean hasUnreadFile(JobDefinition job, String mapping) {
        Set<String> read = ingestedNames(mapping);
        return job.steps().stream()
                .map(JobDefinition.StepDeclaration::ingest)
                .filter(java.util.Objects::nonNull)
                .flatMap(step -> files(step, mapping).stream())
                .anyMatch(file -> !read.contains(String.valueOf(file.getFileName())));
    }

    private static List<Path> files(Ingest step, String mapping) {
        return Inbox.peek(step).stream()
                .filter(d -> d.mapping().equals(mapping))
                .map(Inbox.InboxFile::file)
                .toList();
    }

    private static ExpectedMonth month(ResultSet row) throws SQLException {
        return new ExpectedMonth(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getObject("reach", LocalDate.class),
                row.getLong("rows"));
    }

    private static BilingualText message(String key, ExpectedInput input, YearMonth month, Object... more) {
        return BilingualText.of(language -> {
            Messages wording = new Messages(language, DigitSystem.EUROPEAN);
            List<Object> words = new ArrayList<>(
                    List.of("source", input.mapping(), "month", new DateFormatter(wording).month(month)));
            words.addAll(List.of(more));
            return wording.format(key, words.toArray());
        });
    }
}
