package org.rida.report.block;

import java.time.LocalDate;
import java.util.Optional;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.capacity.QueueFlow;
import org.rida.report.context.DraftContext;
import org.rida.report.context.SharePhrase;
import org.rida.report.definition.ReportDefinition.TargetName;
import org.rida.report.figure.QueueFigures;
import org.rida.tally.count.ObservedQueue;

/** What it takes to keep the promise, in one sentence. */
final class CapacityStatement {

    private CapacityStatement() {}

    /** The sentence of a period whose promise was not met; empty when it was, and where the data do not bear one. */
    static Optional<String> ofUnmetPromise(boolean brief, DraftContext draft, Messages messages) {
        Share kept = SharePhrase.share(draft.facts().figure(Metric.PROMISE_KEPT, null));
        boolean unmet = !SharePhrase.isFew(kept) && kept.value().orElseThrow() < draft.target(TargetName.PROMISE);
        return unmet && draft.facts().queue().refusal().isEmpty()
                ? Optional.of(sentence(draft, QueueFigures.RELIEF_WEEKS, brief, messages))
                : Optional.empty();
    }

    /** @param weeks in which the queue is to be where the promise can be kept */
    static String sentence(DraftContext draft, int weeks, Messages messages) {
        return sentence(draft, weeks, false, messages);
    }

    private static String sentence(DraftContext draft, int weeks, boolean brief, Messages messages) {
        QueueFigures queue = draft.facts().queue();
        ObservedQueue whole = queue.whole();
        QueueFlow day = QueueFigures.averageDay(whole);
        String answered = messages.number(day.answered(), 1);
        String needed = messages.number(queue.reliefADay(whole, weeks), 1);
        // as told: a difference that a reader cannot see is none
        boolean enough = needed.equals(answered) || queue.reliefADay(whole, weeks) < day.answered();
        LocalDate until = queue.cutOff().plusWeeks(weeks);
        return messages.format(
                (enough ? "headline.capacity.enough" : "headline.capacity")
                        + (draft.isPast(until) ? ".past" : "")
                        + (brief ? ".brief" : ""),
                "basis",
                messages.format("count.weeks", "n", queue.weeks().size()),
                "received",
                messages.number(day.received(), 1),
                "left",
                messages.number(day.left(), 1),
                "answered",
                answered,
                "needed",
                needed,
                "day",
                draft.dates(messages).day(until),
                "weeks",
                messages.format("count.weeks", "n", weeks));
    }
}
