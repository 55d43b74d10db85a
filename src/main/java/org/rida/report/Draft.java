package org.rida.report;

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
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.ColumnSpec;
import org.rida.report.ReportDefinition.TargetName;







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
record Draft(Facts facts, ReportDefinition definition, Origin origin, @Nullable String source) {

    Draft(Facts facts, ReportDefinition definition, Origin origin) {
        this(facts, definition, origin, null);
    }

    /** Whether the document speaks of this sender's files: of all of them, unless it is one sender's own. */
    boolean isAboutFilesOf(String sender) {
        return source == null || source.equals(sender);
    }

    /**
     * Which report it is of, which run drafts it, and when.
     *
     * @param report by its name; empty for what is of none
     * @param provisional what was missing of the inputs when it was drafted all the same; empty when nothing was
     */
    record Origin(String report, long run, Instant at, BilingualText provisional) {

        Origin(long run, Instant at, BilingualText provisional) {
            this("", run, at, provisional);
        }

        Origin(long run, Instant at) {
            this(run, at, BilingualText.EMPTY);
        }
    }

    /** What changed of the period before since it was issued. */
    Optional<Restated> restated() {
        return facts.restated(origin.report());
    }

    Audience audience() {
        return definition.audience();
    }

    /** From which number on a count may be shown to this audience. */
    int smallest() {
        return facts.policy().minimumAnswers().getOrDefault(audience(), 1);
    }

    /**
     * Whether a figure of everybody must not be shown to this audience, wherever on the pages it stands.
     *
     * @param at the period that the figure is of
     */
    boolean hides(Period at, Figure figure, @Nullable String of) {
        Metric metric = figure.metric();
        String question = of == null ? CountedIn.question(metric, facts.policy()) : of;
        return question != null && QuestionMask.speaksOf(metric) && isOnFive(question)
                ? mask(at, question).hides(figure)
                : facts.masks().hides(at, figure, question, smallest());
    }

    /** What may be shown of the answers to a question on a scale of five, cut by this slice and by all others of the report. */
    Optional<SliceMask> sliceMask(ColumnSpec column, Dimension slice) {
        String question = column.subject();
        Metric metric = column.metric();
        if (question == null || metric == null || !QuestionMask.speaksOf(metric) || !isOnFive(question)) {
            return Optional.empty();
        }
        Answers answers = answers(question);
        Set<Dimension> slices = EnumSet.of(slice);
        slices.addAll(answers.slices());
        return Optional.of(facts.masks().slices(new Answers(question, answers.spread(), slices), smallest()));
    }

    /** What may be shown of the answers to a question on a scale of five. */
    QuestionMask mask(Period at, String question) {
        return facts.masks().question(at, answers(question), smallest());
    }

    /** How the report speaks of a question's answers. */
    Answers answers(String question) {
        Set<Dimension> slices = EnumSet.noneOf(Dimension.class);
        definition.pages().stream()
                .flatMap(page -> page.blocks().stream())
                .map(BlockSpec::table)
                .filter(Objects::nonNull)
                .filter(table -> table.columns().stream().anyMatch(c -> question.equals(c.subject())))
                .map(table -> table.rows().dimension())
                .filter(Objects::nonNull)
                .forEach(slices::add);
        return new Answers(question, spreads(question), slices);
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
    BilingualText text(Function<Messages, String> words) {
        return BilingualText.of(language -> words.apply(wording(language)));
    }

    Messages wording(Language language) {
        return new Messages(language, facts.policy().association().digits());
    }

    DateFormatter dates(Messages wording) {
        return new DateFormatter(wording);
    }

    double target(TargetName name) {
        Organization association = facts.policy().association();
        return switch (name) {
            case PROMISE -> association.promiseTarget();
            case SATISFACTION -> association.satisfactionTarget();
        };
    }
}
