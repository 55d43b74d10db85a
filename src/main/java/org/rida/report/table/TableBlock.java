package org.rida.report.table;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PromiseText;
import org.rida.report.context.RestatementLines;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.document.Block;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.OpinionFigures.OpinionTableView;
import org.springframework.stereotype.Component;

/** Builds tables: rows by dimension, stage, theme, question, age or metric. */
@Component
public class TableBlock implements BlockBuilder {

    /** Relative width of the label column; other columns have 2 unless defined otherwise. */
    private static final int LABEL_WEIGHT = 4;

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.table()).map(s -> table(s, draft));
    }

    /** The table of a definition; in its place a paragraph where too few answered. */
    public static Block table(TableSpec spec, DraftContext draft) {
        BilingualText note = note(spec, draft);
        BilingualText title = PromiseText.titled(spec.title(), draft);
        if (spec.rows().isOfOpinions()
                && !draft.facts().publishesOpinions(draft.facts().period())) {
            return OpinionTexts.unpublished(title, draft);
        }
        if (spec.isFlowAcross()) {
            return new Block.TableData(title, FlowTable.columns(spec, draft), FlowTable.singleRow(spec, draft), note);
        }
        DimensionFigures figures = spec.rows().dimension() == null
                ? null
                : DimensionFigures.of(spec.columns(), spec.rows().dimension(), draft);
        return figures == null || figures.opinions() == null
                ? new Block.TableData(title, columns(spec, draft), TableRows.rows(spec, draft), note)
                : ofOpinions(spec, title, note, figures, draft);
    }

    /**
     * In a table of opinions alone, a line stands in place of the table when nothing may be shown; beside figures of
     * requests only the columns of opinions are left out.
     */
    private static Block ofOpinions(
            TableSpec spec, BilingualText title, BilingualText note, DimensionFigures figures, DraftContext draft) {
        OpinionTableView opinions = requireNonNull(figures.opinions());
        Optional<BilingualText> instead = OpinionTexts.instead(opinions, draft);
        if (!OpinionTexts.isOfOpinions(spec)) {
            TableSpec shown = instead.isPresent() ? OpinionTexts.withoutOpinions(spec) : spec;
            return new Block.TableData(
                    OpinionTexts.titled(title, shown.columns(), opinions, draft),
                    columns(shown, draft),
                    TableRows.rows(shown, draft),
                    OpinionTexts.note(spec, figures, note, draft));
        }
        BilingualText named = OpinionTexts.titled(title, opinions, draft);
        return instead.map(line -> OpinionTexts.paragraph(named, line))
                .orElseGet(() -> new Block.TableData(
                        named,
                        columns(spec, draft),
                        TableRows.rows(spec, draft),
                        OpinionTexts.note(opinions, note, draft)));
    }

    /** The definition's note, and what a reader could take amiss: a restated flow, shares that do not add up. */
    private static BilingualText note(TableSpec spec, DraftContext draft) {
        List<BilingualText> notes = new ArrayList<>();
        if (spec.note() != null) {
            notes.add(spec.note());
        }
        if (spec.rows().flow() != null) {
            notes.add(RestatementLines.notice(draft));
        }
        if (hasUnpublished(spec, draft)) {
            notes.add(draft.text(w -> w.format("opinions.calendar")));
        }
        if (spec.rows().themes() != null) {
            notes.add(ThemeRows.withoutObstacle(spec.rows().themes(), draft));
        }
        if (hasMedianBesideDue(spec)) {
            notes.add(draft.text(w -> w.format("table.note.median")));
        }
        if (hasChoices(spec, draft)) {
            notes.add(draft.text(w -> w.format("table.note.choices")));
        }
        if (isOfSatisfaction(spec, draft)) {
            notes.add(SatisfactionDifference.note(requireNonNull(spec.rows().dimension()), draft));
        }
        return notes.stream()
                .filter(note -> !note.isEmpty())
                .reduce((one, other) -> BilingualText.of(language -> one.in(language) + " " + other.in(language)))
                .orElse(BilingualText.EMPTY);
    }

    /** Whether it shows, of groups, how satisfied they are with the service as a whole, and nothing of requests. */
    private static boolean isOfSatisfaction(TableSpec spec, DraftContext draft) {
        return spec.rows().dimension() != null
                && OpinionTexts.isOfOpinions(spec)
                && spec.columns().stream()
                        .anyMatch(column -> column.metric() == Metric.SATISFIED_SHARE
                                && SatisfactionDifference.overall(draft).equals(column.subject()));
    }

    /** Whether a dash stands in a row because opinions of such a period are not published. */
    private static boolean hasUnpublished(TableSpec spec, DraftContext draft) {
        return spec.rows().figures() != null
                && spec.rows().figures().stream().anyMatch(metric -> !draft.facts()
                        .publishes(
                                draft.facts().period(),
                                metric,
                                MetricPopulations.question(metric, draft.facts().policy())));
    }

    /** Whether a row has what fell due beside the median of what was answered: two populations, of which only the first sees who waits. */
    private static boolean hasMedianBesideDue(TableSpec spec) {
        List<Metric> metrics = spec.columns().stream()
                .map(ColumnSpec::metric)
                .filter(Objects::nonNull)
                .toList();
        return spec.rows().dimension() != null
                && metrics.contains(Metric.PROMISE_KEPT)
                && metrics.contains(Metric.ANSWERED_MEDIAN);
    }

    /** Whether people could choose several of the rows. */
    private static boolean hasChoices(TableSpec spec, DraftContext draft) {
        return spec.rows().questions() != null
                && spec.rows().questions().stream().anyMatch(question -> !draft.facts()
                        .policy()
                        .question(question)
                        .options()
                        .isEmpty());
    }

    /** The definition's columns behind that of the labels. */
    private static List<Block.TableColumn> columns(TableSpec spec, DraftContext draft) {
        List<Block.TableColumn> columns = new ArrayList<>();
        columns.add(new Block.TableColumn(spec.rows().title(), LABEL_WEIGHT, Block.ChartKind.LABEL));
        for (ColumnSpec column : spec.columns()) {
            columns.add(new Block.TableColumn(
                    PromiseText.titled(column.title(), draft),
                    column.width() == null ? 2 : column.width(),
                    column.displayAs() == null ? Block.ChartKind.NUMBER : column.displayAs()));
        }
        return columns;
    }
}
