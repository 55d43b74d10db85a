package org.rida.report.block;

import java.util.Optional;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;
import org.springframework.stereotype.Component;

/** Builds the explanation of the card icons. */
@Component
class LegendBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.legend()).map(s -> new Block.Legend(s.title()));
    }
}
