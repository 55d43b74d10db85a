package org.rida.job.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.ExpectedInput;
import org.rida.job.definition.JobDefinition.Precondition;
import org.rida.job.execution.ParameterResolver;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the inputs that a scheduled run expects arrived, compared with the day on which they were due. */
@Component
public class InputArrivals {

    /** The first file that covers the month to its end, within the tolerance. */
    private static final String COMPLETING_FILE =
            """
            select arrived_at, covers_to from merged_file
            where mapping = :mapping and covers_to >= :enough
            order by arrived_at limit 1
            """;

    private final JdbcClient sql;
    private final ParameterResolver resolver;
    private final ExpectedInputs inputs;
    private final ZoneId zone;

    InputArrivals(JdbcClient sql, ParameterResolver resolver, ExpectedInputs inputs, Policy policy) {
        this.sql = sql;
        this.resolver = resolver;
        this.inputs = inputs;
        this.zone = policy.association().zone();
    }

    /** State of an input of one month. */
    public enum ArrivalState {
        /** Not due yet. */
        AWAITED,
        /** On the day on which it was due, or before. */
        ARRIVED,
        /** On a later day. */
        LATE,
        /** Due, and not arrived or incomplete. */
        MISSING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One source for one month.
     *
     * @param mapping the source, by the name of its mapping
     * @param arrivedAt when the file that completed the month arrived; null before that
     * @param coversTo the last day that this file covers; null before that
     * @param missing what is missing, in words; empty when nothing is
     */
    public record Arrival(
            String mapping,
            YearMonth month,
            Instant due,
            ArrivalState state,
            @Nullable Instant arrivedAt,
            @Nullable LocalDate coversTo,
            BilingualText missing) {}

    /**
     * The arrival of each input that the job's schedule waits for; none when it waits for nothing.
     *
     * @param due when the run is due; its month is the one before
     */
    public List<Arrival> forRun(JobDefinition job, Instant due, Instant now) {
        Precondition precondition =
                job.schedule() == null ? null : job.schedule().precondition();
        if (precondition == null) {
            return List.of();
        }
        YearMonth month = resolver.lastMonth(due);
        return precondition.inputs().stream()
                .map(input -> arrival(job, input, month, due, now))
                .toList();
    }

    private Arrival arrival(JobDefinition job, ExpectedInput input, YearMonth month, Instant due, Instant now) {
        Optional<BilingualText> missing = inputs.missing(input, month);
        if (missing.isPresent()) {
            boolean awaited = now.isBefore(due) || inputs.hasUnreadFile(job, input.mapping());
            ArrivalState state = awaited ? ArrivalState.AWAITED : ArrivalState.MISSING;
            return new Arrival(input.mapping(), month, due, state, null, null, missing.get());
        }
        return sql.sql(COMPLETING_FILE)
                .param("mapping", input.mapping())
                .param("enough", month.atEndOfMonth().minusDays(input.tolerance()))
                .query((row, n) -> {
                    Instant at = row.getTimestamp("arrived_at").toInstant();
                    LocalDate reach = row.getObject("covers_to", LocalDate.class);
                    return new Arrival(input.mapping(), month, due, state(at, due), at, reach, BilingualText.EMPTY);
                })
                .single();
    }

    private ArrivalState state(Instant at, Instant due) {
        return day(at).isAfter(day(due)) ? ArrivalState.LATE : ArrivalState.ARRIVED;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
