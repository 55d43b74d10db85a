package org.rida.report.context;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.policy.Organization;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.TargetName;
import org.rida.report.figure.FlowRestatement;
import org.rida.report.figure.PeriodFigures;

/**
 * What every block of one draft needs: the figures, for whom they are, and the words of both languages.
 *
 * @param source whose files alone it is about; null for those of all senders
 */
public record DraftContext(PeriodFigures facts, ReportDefinition definition, Origin origin, @Nullable String source) {

    public DraftContext(PeriodFigures facts, ReportDefinition definition, Origin origin) {
        this(facts, definition, origin, null);
    }

    /** Whether the document speaks of this sender's files: of all of them, unless it is one sender's own. */
    public boolean isAboutFilesOf(String sender) {
        return source == null || source.equals(sender);
    }

    /**
     * Which report it is of, which run drafts it, and when.
     *
     * @param report by its name; empty for what is of none
     * @param provisional what was missing of the inputs when it was drafted all the same; empty when nothing was
     */
    public record Origin(String report, long run, Instant at, BilingualText provisional) {

        public Origin(long run, Instant at, BilingualText provisional) {
            this("", run, at, provisional);
        }

        Origin(long run, Instant at) {
            this(run, at, BilingualText.EMPTY);
        }
    }

    /** What changed of the period before since it was issued. */
    Optional<FlowRestatement> restated() {
        return facts.restated(origin.report());
    }

    public Audience audience() {
        return definition.audience();
    }

    /** From how many answers on this audience sees what people think. */
    public int smallest() {
        return facts.policy().minimumAnswers().getOrDefault(audience(), 1);
    }

    /**
     * Whether a figure of everybody must not be shown to this audience, wherever on the pages it stands.
     *
     * @param at the period that the figure is of
     */
    public boolean hides(Period at, Figure figure, @Nullable String of) {
        return facts.hides(at, figure.metric(), of);
    }

    /** The same statement in both languages. */
    public BilingualText text(Function<Messages, String> words) {
        return BilingualText.of(language -> words.apply(wording(language)));
    }

    public Messages wording(Language language) {
        return new Messages(language, facts.policy().association().digits());
    }

    public DateFormatter dates(Messages wording) {
        return new DateFormatter(wording);
    }

    public double target(TargetName name) {
        Organization association = facts.policy().association();
        return switch (name) {
            case PROMISE -> association.promiseTarget();
            case SATISFACTION -> association.satisfactionTarget();
        };
    }
}
