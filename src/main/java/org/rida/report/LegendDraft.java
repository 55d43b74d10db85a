package org.rida.report;

import org.rida.report.ReportDefinition.BlockSpec;







import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the icons mean. */
@Component
class LegendDraft implements BlockDraft {

    @Override
    public Optional<Block> draft(BlockSpec spec, Draft draft) {
        return Optional.ofNullable(spec.legend()).map(s -> new Block.Legend(s.title()));
    }
}
