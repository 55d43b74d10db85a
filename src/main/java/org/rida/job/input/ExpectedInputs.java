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
import org.rida.intake.format.IncomingFile;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.ExpectedInput;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.job.definition.JobDefinition.Precondition;
import org.rida.job.execution.ParameterResolver;
import org.rida.job.step.Inbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks the inputs that a scheduled run expects: that they arrived, cover the month to its end, and have about as many rows as
 * usual. A file that was not ingested yet, in a folder that the run itself will read, counts as arrived.
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

    /** Months before, of which the usual number of rows is taken. */
    private static final int USUAL_MONTHS = 6;

    private final JdbcClient sql;
    private final ParameterResolver resolver;

    ExpectedInputs(JdbcClient sql, ParameterResolver resolver) {
        this.sql = sql;
        this.resolver = resolver;
    }

    /**
     * The result of a check.
     *
     * @param missing which inputs are missing or incomplete, in words; empty when none is
     * @param mustWait whether the run has to wait: something is missing, and the maximum wait is not over
     */
    public record InputShortfall(BilingualText missing, boolean mustWait) {}

    /** Whether the job ingests watched folders only, and there is no file for it in any of them. */
    public boolean isNothingToDo(JobDefinition job) {
        List<Ingest> watched = job.steps().stream()
                .map(JobDefinition.StepDeclaration::ingest)
                .filter(ingest -> ingest != null && ingest.move() != null)
                .toList();
        return !watched.isEmpty()
                && watched.stream().allMatch(ingest -> Inbox.peek(ingest).isEmpty());
    }

    /**
     * What has arrived of a month.
     *
     * @param coversTo the last day that its files have data of
     */
    private record ExpectedMonth(YearMonth month, LocalDate coversTo, long rows) {}

    /**
     * Checks all inputs of a job's precondition.
     *
     * @param due when the run was due; its month is the one before
     */
    public InputShortfall check(JobDefinition job, Instant due, Instant now) {
        Precondition precondition =
                job.schedule() == null ? null : job.schedule().precondition();
        if (precondition == null) {
            return new InputShortfall(BilingualText.EMPTY, false);
        }
        YearMonth month = resolver.lastMonth(due);
        List<BilingualText> missing = new ArrayList<>();
        for (ExpectedInput input : precondition.inputs()) {
            if (!hasUnreadFile(job, input.mapping())) {
                missing(input, month).ifPresent(missing::add);
            }
        }
        BilingualText description = BilingualText.of(language -> String.join(
                language == Language.AR ? "؛ " : "; ",
                missing.stream().map(m -> m.in(language)).toList()));
        return new InputShortfall(description, !missing.isEmpty() && now.isBefore(due.plus(precondition.maxWait())));
    }

    /** Why a month of an input is incomplete, in words; empty when it is complete, or when a later month has arrived already. */
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

    /**
     * The upper median of the rows of up to six months before: not moved by a single unusual month. 0 when there is none, so that
     * any number of rows passes.
     */
    private static long usualRows(List<ExpectedMonth> months, YearMonth month) {
        List<Long> rows = months.stream()
                .filter(m -> m.month().isBefore(month))
                .limit(USUAL_MONTHS)
                .map(ExpectedMonth::rows)
                .sorted()
                .toList();
        return rows.isEmpty() ? 0 : rows.get(rows.size() / 2);
    }

    /** Whether a file of this name was ingested with this mapping before. */
    public boolean isKnown(Inbox.InboxFile delivery) {
        return ingestedNames(delivery.mapping()).contains(IncomingFile.nameOf(delivery.file()));
    }

    /** Names, as a folder is looked at without reading its files. */
    private Set<String> ingestedNames(String mapping) {
        return new HashSet<>(sql.sql(INGESTED_FILES)
                .param("mapping", mapping)
                .query(String.class)
                .list());
    }

    /** Whether a folder that the job itself reads has a file of this mapping that was not ingested yet. */
    boolean hasUnreadFile(JobDefinition job, String mapping) {
        Set<String> read = ingestedNames(mapping);
        return job.steps().stream()
                .map(JobDefinition.StepDeclaration::ingest)
                .filter(java.util.Objects::nonNull)
                .flatMap(step -> files(step, mapping).stream())
                .anyMatch(file -> !read.contains(IncomingFile.nameOf(file)));
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
            Messages messages = new Messages(language, DigitSystem.EUROPEAN);
            List<Object> arguments = new ArrayList<>(List.of(
                    "source",
                    messages.named("mapping.", input.mapping()),
                    "month",
                    new DateFormatter(messages).month(month)));
            arguments.addAll(List.of(more));
            return messages.format(key, arguments.toArray());
        });
    }
}
