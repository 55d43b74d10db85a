package org.rida.report.promise;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;
import org.rida.report.figure.Series;
import org.rida.report.promise.PromiseStandings.PromiseFigures;
import org.rida.report.promise.PromiseStandings.PromisesMet;
import org.springframework.stereotype.Component;

/** Builds the promises side by side, in a report. */
@Component
public class PromisesBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return drafts(spec, draft).stream().findFirst();
    }

    @Override
    public List<Block> drafts(BlockSpec spec, DraftContext draft) {
        return spec.promises() == null
                ? List.of()
                : new PromiseStandings(
                                draft.facts().policy(), draft.facts().period(), new DraftFigures(draft), draft::text)
                        .met(spec.promises().title())
                        .map(PromisesMet::blocks)
                        .orElse(List.of());
    }

    private record DraftFigures(DraftContext draft) implements PromiseFigures {

        @Override
        public Figure figure(Metric metric, @Nullable String promise) {
            return draft.facts().figure(metric, promise);
        }

        @Override
        public Series series(Metric metric, @Nullable String promise, double target) {
            return draft.facts().series(metric, promise, target);
        }

        @Override
        public boolean hides(Figure figure, @Nullable String promise) {
            return draft.hides(draft.facts().period(), figure, promise);
        }
    }
}
