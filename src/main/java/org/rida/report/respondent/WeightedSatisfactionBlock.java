package org.rida.report.respondent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Unit;
import org.rida.metric.survey.Raking.WeightedShare;
import org.rida.metric.survey.RakingRefusal;
import org.rida.policy.Policy.Audience;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec.ShownValue;
import org.rida.report.definition.ReportDefinition.WeightedSatisfactionSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.figure.RespondentFigures;
import org.rida.report.figure.RespondentFigures.MarginShare;
import org.rida.report.figure.RespondentFigures.QuestionShare;
import org.rida.report.figure.RespondentFigures.Weighting;
import org.rida.report.table.OpinionTexts;
import org.springframework.stereotype.Component;

/**
 * Builds satisfaction weighted to everyone asked, beside the unweighted shares, with the effective number of answers. Where the
 * data do not bear weights it says why. Quality officers also see what the weights change.
 */
@Component
public class WeightedSatisfactionBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return drafts(spec, draft).stream().findFirst();
    }

    @Override
    public List<Block> drafts(BlockSpec spec, DraftContext draft) {
        return spec.weightedSatisfaction() == null ? List.of() : blocks(spec.weightedSatisfaction(), draft);
    }

    /** @return paragraphs and tables, or one paragraph that says why there are none */
    public static List<Block> blocks(WeightedSatisfactionSpec spec, DraftContext draft) {
        RespondentFigures respondents = draft.facts().respondents();
        if (!respondents.isOffered()) {
            return List.of(paragraph(spec, draft.text(w -> w.format("respondents.refused.period"))));
        }
        Weighting weighting = respondents.weighting(spec.questions());
        Optional<RakingRefusal> refusal = weighting.raking().refusal();
        if (refusal.isPresent()) {
            return List.of(paragraph(spec, draft.text(w -> refused(refusal.get(), weighting, w))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraphs(
                spec.title(),
                List.of(
                        draft.text(w -> sentence(weighting.shares().get(0), draft, w)),
                        draft.text(w -> basis(weighting, w)))));
        blocks.add(questions(weighting, draft));
        if (draft.audience() == Audience.QUALITY) {
            blocks.add(margins(weighting, draft));
        }
        return blocks;
    }

    private static Block paragraph(WeightedSatisfactionSpec spec, BilingualText text) {
        return new Block.Paragraphs(spec.title(), List.of(text));
    }

    static String refused(RakingRefusal refusal, Weighting weighting, Messages messages) {
        return messages.format(
                "weights.refused." + refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "answers",
                messages.format("count.answers", "n", weighting.respondents()));
    }

    private static String sentence(QuestionShare share, DraftContext draft, Messages messages) {
        if (share.weighted().isEmpty()) {
            return messages.format("report.no-data");
        }
        WeightedShare weighted = share.weighted().get();
        return messages.format(
                share.differs() ? "weights.sentence.differs" : "weights.sentence",
                "share",
                messages.percent(WholePercent.round(weighted.value())),
                "range",
                FigureCells.range(Unit.SHARE, WholePercent.round(weighted.interval()), messages),
                "raw",
                new CellFormatter(messages).withUnit(raw(share, draft)));
    }

    private static String basis(Weighting weighting, Messages messages) {
        return messages.format(
                "weights.basis",
                "asked",
                messages.number(weighting.asked()),
                "n",
                Math.round(weighting.raking().effectiveNumber()));
    }

    private static Cell raw(QuestionShare share, DraftContext draft) {
        return FigureCells.shown(share.raw(), share.question().code(), ShownValue.VALUE, draft);
    }

    private static Block questions(Weighting weighting, DraftContext draft) {
        List<Block.TableRow> rows = weighting.shares().stream()
                .map(share -> new Block.TableRow(
                        share.question().name(),
                        share.weighted()
                                .map(weighted -> List.of(
                                        raw(share, draft),
                                        WholePercent.cell(weighted.value(), weighted.interval()),
                                        Cell.words(draft.text(w -> FigureCells.range(
                                                Unit.SHARE, WholePercent.round(weighted.interval()), w))),
                                        Cell.words(draft.text(w -> w.signed((double) share.points(), 0))),
                                        Cell.count(Math.round(weighted.effectiveNumber()))))
                                .orElse(List.of(
                                        raw(share, draft),
                                        Cell.noData(Cell.CellUnit.SHARE),
                                        Cell.words(BilingualText.EMPTY),
                                        Cell.words(BilingualText.EMPTY),
                                        Cell.words(BilingualText.EMPTY)))))
                .toList();
        return new Block.TableData(
                draft.text(w -> w.format("weights.table")),
                new TableColumns("weights.column.", draft::text)
                        .label("question", 6)
                        .number("raw", 3)
                        .number("weighted", 3)
                        .number("interval", 4)
                        .number("difference", 3)
                        .number("effective", 3)
                        .list(),
                rows,
                draft.text(w -> w.format("weights.note")));
    }

    private static Block margins(Weighting weighting, DraftContext draft) {
        return new Block.TableData(
                draft.text(w -> w.format("weights.margins")),
                new TableColumns("weights.column.", draft::text)
                        .label("who", 7)
                        .number("of-asked", 3)
                        .number("of-answered", 3)
                        .number("of-weighted", 3)
                        .list(),
                weighting.margins().stream()
                        .map(margin -> new Block.TableRow(
                                label(margin, draft),
                                List.of(share(margin.asked()), share(margin.answered()), share(margin.weighted()))))
                        .toList(),
                draft.text(w -> w.format("weights.margins.note")));
    }

    private static BilingualText label(MarginShare margin, DraftContext draft) {
        List<String> order =
                DimensionLabels.order(margin.property(), draft.facts().policy());
        List<String> categories = margin.categories().stream()
                .sorted(java.util.Comparator.comparingInt(
                        category -> order.contains(category) ? order.indexOf(category) : order.size()))
                .toList();
        BilingualText names = OpinionTexts.joined(margin.property(), categories, draft);
        return draft.text(w -> w.format(
                "response-bias.row",
                "slice",
                w.format("slice-name." + margin.property().code()),
                "value",
                names.in(w.language())));
    }

    private static Cell share(double value) {
        return Cell.number(Cell.CellUnit.SHARE, value);
    }
}
