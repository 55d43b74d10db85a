package org.rida.report.context;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Organization;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.policy.Question.AnswerScale;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.TargetName;
import org.rida.report.figure.FlowRestatement;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.QuestionUsage;
import org.rida.report.masking.QuestionMasking;
import org.rida.report.masking.SliceMasking;













import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /** From which number on a count may be shown to this audience. */
    public int smallest() {
        return facts.policy().minimumAnswers().getOrDefault(audience(), 1);
    }

    /**
     * Whether a figure of everybody must not be shown to this audience, wherever on the pages it stands.
     *
     * @param at the period that the figure is of
     */
    public boolean hides(Period at, Figure figure, @Nullable String of) {
        Metric metric = figure.metric();
        String question = of == null ? MetricPopulations.question(metric, facts.policy()) : of;
        return question != null && QuestionMasking.speaksOf(metric) && isOnFive(question)
                ? mask(at, question).hides(figure)
                : facts.masks().hides(at, figure, question, smallest());
    }

    /** What may be shown of the answers to a question on a scale of five, cut by this slice and by all others of the report. */
    public Optional<SliceMasking> sliceMask(ColumnSpec column, Dimension slice) {
        String question = column.subject();
        Metric metric = column.metric();
        if (question == null || metric == null || !QuestionMasking.speaksOf(metric) || !isOnFive(question)) {
            return Optional.empty();
        }
        QuestionUsage answers = answers(question);
        Set<Dimension> slices = EnumSet.of(slice);
        slices.addAll(answers.slices());
        return Optional.of(facts.masks().slices(new QuestionUsage(question, answers.spread(), slices), smallest()));
    }

    /** What may be shown of the answers to a question on a scale of five. */
    QuestionMasking mask(Period at, String question) {
        return facts.masks().question(at, answers(question), smallest());
    }

    /** How the report speaks of a question's answers. */
    public QuestionUsage answers(String question) {
        Set<Dimension> slices = EnumSet.noneOf(Dimension.class);
        definition.pages().stream()
                .flatMap(page -> page.blocks().stream())
                .map(BlockSpec::table)
                .filter(Objects::nonNull)
                .filter(table -> table.columns().stream().anyMatch(c -> question.equals(c.subject())))
                .map(table -> table.rows().dimension())
                .filter(Objects::nonNull)
                .forEach(slices::add);
        return new QuestionUsage(question, spreads(question), slices);
    }

    private boolean isOnFive(String question) {
        return facts.policy().questions().stream()
                .anyMatch(q -> q.code().equals(question) && q.scale() == AnswerScale.ONE_TO_FIVE);
    }

    private boolean spreads(String question) {
        return definition.pages().stream()
                .flatMap(page -> page.blocks().stream())
                .anyMatch(block -> block.distribution() != null
                        && block.distribution().questions().contains(question));
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
