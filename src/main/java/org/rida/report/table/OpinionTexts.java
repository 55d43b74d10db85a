package org.rida.report.table;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.PeriodLabels;
import org.rida.report.context.PromiseText;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.document.Block;
import org.rida.report.document.CellFormatter;
import org.rida.report.figure.OpinionFigures.OpinionRowView;
import org.rida.report.figure.OpinionFigures.OpinionTableView;

/** What stands above and below a table of opinions: its window, joined rows, and why it is not shown. */
public final class OpinionTexts {

    private static final List<String> MARKS = List.of("*", "**", "***");

    private OpinionTexts() {}

    /**
     * Several values as one row. An answer is in one of several states ("answered late or still waiting"); of all others the
     * row is about both ("letters and volunteering").
     */
    public static BilingualText joined(Dimension dimension, List<String> values, DraftContext draft) {
        String last = dimension == Dimension.OUTCOME || dimension == Dimension.TIMELINESS ? ".or" : ".and";
        BilingualText all = DimensionLabels.label(dimension, values.get(0), draft);
        for (int i = 1; i < values.size(); i++) {
            BilingualText next = DimensionLabels.inSentence(
                    DimensionLabels.label(dimension, values.get(i), draft),
                    draft.facts().policy());
            all = joined(all, next, i == values.size() - 1 ? last : "", draft);
        }
        return all;
    }

    private static BilingualText joined(BilingualText first, BilingualText next, String last, DraftContext draft) {
        return draft.text(w ->
                w.format("opinions.joined" + last, "first", first.in(w.language()), "next", next.in(w.language())));
    }

    /** Of a joined row, by its place among them. */
    static String mark(int joined) {
        return MARKS.get(Math.min(joined, MARKS.size() - 1));
    }

    /** The line that takes the place of a table that cannot be shown; empty when it can. */
    static Optional<BilingualText> instead(OpinionTableView opinions, DraftContext draft) {
        if (!opinions.isOver()) {
            return Optional.of(draft.text(w -> w.format("opinions.not-yet", "window", window(opinions, w))));
        }
        return opinions.rows().isEmpty() && opinions.answers() > 0
                ? Optional.of(draft.text(w -> w.format(
                        "opinions.too-few", "answers", w.format("count.answers.object", "n", opinions.answers()))))
                : Optional.empty();
    }

    /** A title that names the window where it is not the report's own period. */
    static BilingualText titled(BilingualText title, OpinionTableView opinions, DraftContext draft) {
        return isOwnPeriod(opinions, draft)
                ? title
                : draft.text(w ->
                        w.format("opinions.title", "title", title.in(w.language()), "window", window(opinions, w)));
    }

    /** A title that names the columns of opinions with their window, where that is not the report's own period. */
    static BilingualText titled(
            BilingualText title, List<ColumnSpec> columns, OpinionTableView opinions, DraftContext draft) {
        Optional<BilingualText> names = columns.stream()
                .filter(DimensionFigures::isOpinion)
                .map(column -> PromiseText.titled(column.title(), draft))
                .reduce((first, next) -> joined(first, next, "", draft));
        return names.isEmpty() || isOwnPeriod(opinions, draft)
                ? title
                : draft.text(w -> w.format(
                        "opinions.title.columns",
                        "title",
                        title.in(w.language()),
                        "columns",
                        names.get().in(w.language()),
                        "window",
                        window(opinions, w)));
    }

    /** Below a table of requests with columns of opinions: what is joined. */
    static BilingualText note(TableSpec spec, DimensionFigures figures, BilingualText note, DraftContext draft) {
        OpinionTableView opinions = requireNonNull(figures.opinions());
        List<Function<Messages, String>> sentences = new ArrayList<>();
        if (!note.isEmpty()) {
            sentences.add(w -> note.in(w.language()));
        }
        for (ColumnSpec column : spec.columns()) {
            if (DimensionFigures.isOpinion(column)) {
                BilingualText name = PromiseText.titled(column.title(), draft);
                Optional<BilingualText> instead = instead(opinions, draft);
                if (instead.isPresent()) {
                    sentences.add(w -> w.format(
                            "opinions.column",
                            "column",
                            name.in(w.language()),
                            "text",
                            instead.get().in(w.language())));
                } else {
                    sentences.addAll(sentences(column, figures, draft));
                }
            }
        }
        waiting(opinions).ifPresent(sentences::add);
        return all(sentences, draft);
    }

    /** Below a table of opinions alone: the note, and what is not counted yet. */
    static BilingualText note(OpinionTableView opinions, BilingualText note, DraftContext draft) {
        List<Function<Messages, String>> sentences = new ArrayList<>();
        if (!note.isEmpty()) {
            sentences.add(w -> note.in(w.language()));
        }
        waiting(opinions).ifPresent(sentences::add);
        return all(sentences, draft);
    }

    private static BilingualText all(List<Function<Messages, String>> sentences, DraftContext draft) {
        return draft.text(w -> String.join(
                " ", sentences.stream().map(sentence -> sentence.apply(w)).toList()));
    }

    private static List<Function<Messages, String>> sentences(
            ColumnSpec column, DimensionFigures figures, DraftContext draft) {
        List<Function<Messages, String>> sentences = new ArrayList<>();
        List<OpinionRowView> joined = figures.joinedRows();
        for (int i = 0; i < joined.size(); i++) {
            OpinionRowView row = joined.get(i);
            String mark = mark(i);
            sentences.add(w -> w.format(
                    "opinions.together",
                    "mark",
                    mark,
                    "names",
                    figures.label(row.values(), draft).in(w.language()),
                    "value",
                    new CellFormatter(w).withUnit(FigureCells.cell(figures.figure(column, row, draft), (String) null)),
                    "answers",
                    w.format(
                            "count.answers.object",
                            "n",
                            figures.figure(column, row, draft).denominator())));
        }
        return sentences;
    }

    private static Optional<Function<Messages, String>> waiting(OpinionTableView opinions) {
        return opinions.waiting() == 0
                ? Optional.empty()
                : Optional.of(w -> w.format(
                        "opinions.waiting", "answers", w.format("count.answers.object", "n", opinions.waiting())));
    }

    private static boolean isOwnPeriod(OpinionTableView opinions, DraftContext draft) {
        Period window = opinions.window();
        return window.first().equals(draft.facts().period().first())
                && window.last().equals(draft.facts().period().last());
    }

    private static String window(OpinionTableView opinions, Messages wording) {
        return PeriodLabels.inHead(opinions.window(), wording);
    }

    /** The columns that remain when opinions cannot be shown. */
    static TableSpec withoutOpinions(TableSpec spec) {
        return new TableSpec(
                spec.title(),
                spec.rows(),
                spec.columns().stream()
                        .filter(column -> !DimensionFigures.isOpinion(column))
                        .toList(),
                spec.note());
    }

    static boolean isOfOpinions(TableSpec spec) {
        return spec.columns().stream().allMatch(DimensionFigures::isOpinion);
    }

    /** In place of opinions about a period of another calendar: why they are not shown, and where they are. */
    public static Block unpublished(BilingualText title, DraftContext draft) {
        return paragraph(title, draft.text(w -> w.format("opinions.calendar.why")));
    }

    static Block paragraph(BilingualText title, BilingualText text) {
        return new Block.Paragraphs(title, List.of(text));
    }
}
