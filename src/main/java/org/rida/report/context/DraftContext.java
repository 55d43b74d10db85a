package org.rida.report.context;

import java.time.Instant;
import java.time.LocalDate;
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
 * What the blocks of one draft share: its figures, its definition with the audience, and the texts of both languages.
 *
 * @param facts the figures of the report's period and part
 * @param origin the report, the run and the time of the draft
 * @param source the mapping of the one sender whose files the document is about; null for those of all senders
 */
public record DraftContext(PeriodFigures facts, ReportDefinition definition, Origin origin, @Nullable String source) {

    public DraftContext(PeriodFigures facts, ReportDefinition definition, Origin origin) {
        this(facts, definition, origin, null);
    }

    /** Whether the files of a sender belong into the document: all do, unless it is one sender's own. */
    public boolean isAboutFilesOf(String sender) {
        return source == null || source.equals(sender);
    }

    /**
     * Where a draft comes from, as its provenance states.
     *
     * @param report its name; empty when the blocks belong to no report
     * @param run that drafts it; 0 for a preview
     * @param at when it is drafted
     * @param provisional which inputs were missing when the run gave up waiting for them; empty when none was
     */
    public record Origin(String report, long run, Instant at, BilingualText provisional) {}

    /** What changed of the period before since it was issued; empty for a part. */
    Optional<FlowRestatement> restatement() {
        return facts.restatement(origin.report());
    }

    /** Whether the day is over when the draft is made: of data that end long before, what was to come has passed. */
    public boolean isPast(LocalDate day) {
        return day.isBefore(
                LocalDate.ofInstant(origin.at(), facts.policy().association().zone()));
    }

    public Audience audience() {
        return definition.audience();
    }

    /** From how many answers on the audience sees what people think; 1 when the policy sets none. */
    public int smallest() {
        return facts.policy().minimumAnswers().getOrDefault(audience(), 1);
    }

    /**
     * Whether a figure must be masked for the audience, in every block in which it appears.
     *
     * @param at the period of the figure
     * @param of the question or other subject of the figure; null for the metric's own
     */
    public boolean hides(Period at, Figure figure, @Nullable String of) {
        return facts.hides(at, figure.metric(), of);
    }

    /** The same statement in both languages. */
    public BilingualText text(Function<Messages, String> words) {
        return BilingualText.of(language -> words.apply(wording(language)));
    }

    /** The messages of a language, with the digits of the organization. */
    public Messages wording(Language language) {
        return new Messages(language, facts.policy().association().digits());
    }

    public DateFormatter dates(Messages wording) {
        return new DateFormatter(wording);
    }

    /** The target that the policy sets, a share between 0 and 1. */
    public double target(TargetName name) {
        Organization association = facts.policy().association();
        return switch (name) {
            case PROMISE -> association.promiseTarget();
            case SATISFACTION -> association.satisfactionTarget();
        };
    }
}
