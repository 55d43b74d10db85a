package org.rida.job.step;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rida.job.definition.JobDefinition.Remind;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.run.DraftOverdue;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes {@link DraftOverdue} for a draft that was not issued in time; the package {@code delivery} notifies the reviewers. */
@Component
class ReminderStep implements StepKind {

    private final EditionRepository editions;
    private final ApplicationEventPublisher events;
    private final InstantSource time;

    ReminderStep(EditionRepository editions, ApplicationEventPublisher events, InstantSource time) {
        this.editions = editions;
        this.events = events;
        this.time = time;
    }

    @Override
    public String code() {
        return "remind";
    }

    @Override
    public Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.ofNullable(step.remind()).map(settings -> (contribution, context) -> {
            for (Edition draft : overdue(settings)) {
                long days = Duration.between(draft.draftedAt(), time.instant()).toDays();
                events.publishEvent(new DraftOverdue(draft, days));
                contribution.incrementWriteCount(1);
            }
            return RepeatStatus.FINISHED;
        });
    }

    /** The newest draft of the latest month, unless an edition of that month was issued; older months need no reminder. */
    private List<Edition> overdue(Remind settings) {
        List<Edition> ofReport = editions.editions().stream()
                .filter(e -> e.report().equals(settings.report()))
                .collect(Collectors.toList());
        Optional<Edition> newest =
                ofReport.stream().max(Comparator.comparing(Edition::month).thenComparing(Edition::number));
        Instant latest = time.instant().minus(settings.after());
        return newest
                .filter(e -> ofReport.stream().noneMatch(other -> other.month().equals(e.month()) && other.isIssued()))
                .filter(e -> !e.draftedAt().isAfter(latest))
                .stream()
                .toList();
    }
}
