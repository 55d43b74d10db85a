package org.rida.report.table;

import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Question.QuestionRole;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PeriodLabels;
import org.rida.report.context.SharePhrase;

/** Two groups of people by their satisfaction with the service as a whole, and how sure their difference is. */
public final class SatisfactionDifference {

    private SatisfactionDifference() {}

    /** Below a table of such groups: the difference with its interval, which a headline may leave out. Empty of other rows. */
    static BilingualText note(Dimension rows, DraftContext draft) {
        return draft.text(w -> (switch (rows) {
                    case TIMELINESS -> byTimeliness(false, draft, w);
                    case OUTCOME -> byOutcome(false, draft, w);
                    default -> Optional.<String>empty();
                })
                .map(sentence -> sentence.replace("**", ""))
                .map(sentence -> sentence.substring(
                        sentence.startsWith(w.format("headline.and"))
                                ? w.format("headline.and").length()
                                : 0))
                .orElse(""));
    }

    /** Those answered on time against those answered late. */
    public static Optional<String> byTimeliness(boolean brief, DraftContext draft, Messages messages) {
        return compared("timeliness", Dimension.TIMELINESS, "on_time", "late", brief, draft, messages);
    }

    /** Those accepted against those rejected. */
    public static Optional<String> byOutcome(boolean brief, DraftContext draft, Messages messages) {
        return compared("outcome", Dimension.OUTCOME, "accepted", "rejected", brief, draft, messages);
    }

    /**
     * Compares two groups over the window of their table, each with those that are joined with it. Says which of them is too
     * small to be shown; empty when nobody of one of them answered.
     */
    private static Optional<String> compared(
            String key,
            Dimension slice,
            String one,
            String other,
            boolean brief,
            DraftContext draft,
            Messages messages) {
        SatisfactionRow first = SatisfactionRow.of(overall(draft), slice, one, draft);
        SatisfactionRow second = SatisfactionRow.of(overall(draft), slice, other, draft);
        if (!first.occurs() || !second.occurs()) {
            return Optional.empty();
        }
        boolean same = first.values().equals(second.values());
        if (first.satisfied().isEmpty() || second.satisfied().isEmpty() || same) {
            String few = first.satisfied().isEmpty() ? one : other;
            return Optional.of(messages.format("headline." + key + ".few." + few.replace('_', '-')));
        }
        Share a = first.satisfied().get();
        Share b = second.satisfied().get();
        List<String> percents = brief
                ? List.of(SharePhrase.percent(a, messages), SharePhrase.percent(b, messages))
                : SharePhrase.percents(a, b, messages);
        boolean chance = SharePhrase.mayBeChance(a, b);
        Period window = first.window();
        Period period = draft.facts().period();
        boolean own = window.first().equals(period.first()) && window.last().equals(period.last());
        return Optional.of(messages.format(
                "headline.groups" + (own ? "" : ".window") + (brief ? ".brief" : ""),
                "one",
                people(first, messages),
                "other",
                people(second, messages),
                "window",
                PeriodLabels.label(window, messages),
                "a",
                percents.get(0),
                "b",
                percents.get(1),
                "difference",
                brief
                        ? messages.format(chance ? "headline.difference.unclear" : "headline.difference")
                        : messages.format(
                                chance ? "headline.points.unclear" : "headline.points",
                                SharePhrase.points(a, b, messages))));
    }

    /** Those of the row, by what became of their requests: "answered late or still waiting". */
    private static String people(SatisfactionRow row, Messages messages) {
        return row.values().stream()
                .map(value -> messages.format("slice.in-sentence." + value))
                .reduce((before, next) -> messages.format("opinions.joined.or", "first", before, "next", next))
                .orElseThrow();
    }

    /** The question that stands for satisfaction as a whole. */
    public static String overall(DraftContext draft) {
        return draft.facts().policy().questions().stream()
                .filter(q -> q.role() == QuestionRole.OVERALL)
                .findFirst()
                .orElseThrow()
                .code();
    }
}
