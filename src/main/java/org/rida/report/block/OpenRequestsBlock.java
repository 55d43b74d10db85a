package org.rida.report.block;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.policy.Dimension;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.OpenRequestsSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.FigureSources;
import org.rida.tally.rows.WatchList;
import org.rida.tally.rows.WatchList.Waiting;
import org.springframework.stereotype.Component;

/**
 * Builds the list of open requests, those closest to missing the target first. It shows single requests and is
 * therefore restricted to internal audiences.
 */
@Component
class OpenRequestsBlock implements BlockBuilder {

    private final WatchList list;

    OpenRequestsBlock(FigureSources sources) {
        this.list = new WatchList(sources.database());
    }

    /** @throws Problem when the audience may not see single requests */
    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.openRequests()).map(s -> openRequests(s, draft));
    }

    private Block openRequests(OpenRequestsSpec spec, DraftContext draft) {
        if (draft.smallest() > 1) {
            throw Problem.of("report.problem.single-requests", "audience", draft.audience());
        }
        LocalDate asOf = draft.facts().cutOff();
        List<Waiting> open = list.open(asOf, draft.facts().basis(), WatchList.Filter.ALL, 0, spec.limit())
                .rows();
        return new Block.TableData(
                spec.title(),
                new TableColumns("open-requests.", draft::text)
                        .label("request", 11)
                        .number("left", 10)
                        .number("target", 10)
                        .number("stage", 17)
                        .number("since", 9)
                        .number("service", 11)
                        .number("department", 11)
                        .list(),
                open.stream().map(waiting -> row(waiting, draft)).toList(),
                draft.text(w ->
                        w.format("open-requests.note", "day", draft.dates(w).day(asOf), "soon", WatchList.SOON_DAYS)));
    }

    private static Block.TableRow row(Waiting waiting, DraftContext draft) {
        return new Block.TableRow(
                BilingualText.same(waiting.requestNo()),
                List.of(
                        Cell.words(draft.text(w -> left(waiting, w))),
                        day(waiting.target(), draft),
                        Cell.words(draft.text(
                                w -> w.format("stage." + waiting.stage().code()))),
                        day(waiting.stageSince(), draft),
                        labelled(Dimension.SERVICE, waiting.service(), draft),
                        labelled(Dimension.DEPARTMENT, waiting.department(), draft)),
                waiting.state() == WatchList.WatchState.WITHIN
                        ? Block.ChartJudgement.COMMON
                        : Block.ChartJudgement.CONCERN);
    }

    /** Days until the target, or days overdue. */
    private static String left(Waiting waiting, Messages messages) {
        String state =
                waiting.daysLeft() < 0 ? "overdue" : waiting.state() == WatchList.WatchState.WITHIN ? "left" : "soon";
        return messages.format("open-requests.days." + state, "n", Math.abs(waiting.daysLeft()));
    }

    private static Cell day(LocalDate day, DraftContext draft) {
        return Cell.words(draft.text(w -> draft.dates(w).shortDay(day)));
    }

    /** A dash for a value that the sender did not give. */
    private static Cell labelled(Dimension slice, @Nullable String value, DraftContext draft) {
        return Cell.words(value == null ? BilingualText.same("–") : DimensionLabels.label(slice, value, draft));
    }
}
