package org.rida.job;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.intake.finding.RowJson;
import org.rida.job.RunOperator.AlreadyRunning;
import org.rida.job.RunOperator.StartReason;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.rida.report.edition.EditionRepository;
import org.rida.report.edition.EditionRepository.WaitingDraft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes drafts again whose figures have changed since. */
@Component
public class DraftRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(DraftRenewal.class);
    private static final String MONTH = "month";

    private static final String ADD =
            """
            insert into draft_renewal (job, parameters, actor, address, reason)
            values (:job, cast(:parameters as jsonb), :actor, :address, :reason)
            on conflict do nothing
            """;
    private static final String LIST =
            "select job, parameters::text as parameters, actor, address, reason from draft_renewal order by asked_at, job";
    private static final String DELETE =
            "delete from draft_renewal where job = :job and parameters = cast(:parameters as jsonb)";

    private final EditionRepository editions;
    private final Runs runs;
    private final RunOperator operator;
    private final JdbcClient sql;

    DraftRenewal(EditionRepository editions, Runs runs, RunOperator operator, JdbcClient sql) {
        this.editions = editions;
        this.runs = runs;
        this.operator = operator;
        this.sql = sql;
    }

    /** A job with the parameters that make the drafts of a month. */
    private record Renewal(String job, Map<String, String> parameters) {}

    /**
     * Starts the jobs again that made the drafts of these months and of later ones, which show earlier months, too. A job that runs at
     * this moment may have counted already: it is started as soon as that run has ended, also after a restart of this process.
     *
     * @param months counted again
     * @param reason whose actor uses the console
     */
    public void renew(List<YearMonth> months, StartReason reason) {
        Optional<YearMonth> first = months.stream().min(YearMonth::compareTo);
        Set<Renewal> renewals = new LinkedHashSet<>();
        editions.toIssue().stream()
                .filter(draft -> first.isPresent() && !draft.month().isBefore(first.get()))
                .forEach(draft -> runs.find(draft.run()).ifPresent(run -> renewals.add(renewal(run, draft))));
        // stored before the first is started, so that none is lost when the process ends between two
        renewals.forEach(renewal -> sql.sql(ADD)
                .param("job", renewal.job())
                .param("parameters", RowJson.write(renewal.parameters()))
                .param("actor", reason.actor().name())
                .param("address", reason.actor().address())
                .param("reason", reason.reason())
                .update());
        startDelayed();
    }

    private static Renewal renewal(Run run, WaitingDraft draft) {
        Map<String, String> parameters = new HashMap<>(run.parameters());
        parameters.replace(MONTH, draft.month().toString());
        return new Renewal(run.job(), parameters);
    }

    /** Starts what is stored and nothing is in the way of. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void startDelayed() {
        Map<Renewal, StartReason> delayed = new LinkedHashMap<>();
        sql.sql(LIST).query(row -> {
            Actor actor = Actor.console(row.getString("actor"), row.getString("address"));
            delayed.put(
                    new Renewal(row.getString("job"), RowJson.cells(row.getString("parameters"))),
                    new StartReason(actor, row.getString("reason")));
        });
        delayed.forEach(this::start);
    }

    /** Removed after the start: a process that ends between the two makes a draft twice rather than never. */
    private void start(Renewal renewal, StartReason reason) {
        try {
            operator.start(renewal.job(), renewal.parameters(), reason);
        } catch (AlreadyRunning e) {
            LOG.debug("the drafts of {} are made again once its run has ended", renewal.job());
            return;
        } catch (Problem problem) {
            // the job was deleted or has other parameters now: the old draft stays
            LOG.warn("the drafts of {} are not made again: {}", renewal.job(), problem.getMessage());
        }
        sql.sql(DELETE)
                .param("job", renewal.job())
                .param("parameters", RowJson.write(renewal.parameters()))
                .update();
    }
}
