package org.rida.job;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.rida.i18n.Problem;
import org.rida.job.RunOperator.AlreadyRunning;
import org.rida.job.RunOperator.StartReason;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.rida.report.edition.EditionRepository;
import org.rida.report.edition.EditionRepository.WaitingDraft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes drafts again whose figures have changed since. */
@Component
public class DraftRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(DraftRenewal.class);
    private static final String MONTH = "month";

    private final EditionRepository editions;
    private final Runs runs;
    private final RunOperator operator;
    private final Map<Renewal, StartReason> delayed = new ConcurrentHashMap<>();

    DraftRenewal(EditionRepository editions, Runs runs, RunOperator operator) {
        this.editions = editions;
        this.runs = runs;
        this.operator = operator;
    }

    /** A job with the parameters that make the drafts of a month. */
    private record Renewal(String job, Map<String, String> parameters) {}

    /**
     * Starts the jobs again that made the drafts of these months and of later ones, which show earlier months, too. A job that runs at
     * this moment may have counted already: it is started as soon as that run has ended, unless this process ends before.
     *
     * @param months counted again
     */
    public void renew(List<YearMonth> months, StartReason reason) {
        Optional<YearMonth> first = months.stream().min(YearMonth::compareTo);
        Set<Renewal> renewals = new LinkedHashSet<>();
        editions.toIssue().stream()
                .filter(draft -> first.isPresent() && !draft.month().isBefore(first.get()))
                .forEach(draft -> runs.find(draft.run()).ifPresent(run -> renewals.add(renewal(run, draft))));
        renewals.forEach(renewal -> start(renewal, reason));
    }

    private static Renewal renewal(Run run, WaitingDraft draft) {
        Map<String, String> parameters = new HashMap<>(run.parameters());
        parameters.replace(MONTH, draft.month().toString());
        return new Renewal(run.job(), parameters);
    }

    /** Starts what was delayed. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void startDelayed() {
        Map.copyOf(delayed).forEach((renewal, reason) -> {
            if (delayed.remove(renewal, reason)) {
                start(renewal, reason);
            }
        });
    }

    private void start(Renewal renewal, StartReason reason) {
        try {
            operator.start(renewal.job(), renewal.parameters(), reason);
        } catch (AlreadyRunning e) {
            delayed.put(renewal, reason);
        } catch (Problem problem) {
            // the job was deleted or has other parameters now: the old draft stays
            LOG.warn("the drafts of {} are not made again: {}", renewal.job(), problem.getMessage());
        }
    }
}
