package org.rida.report;

import org.rida.report.ReportDefinition.BlockSpec;







import java.util.Optional;
import org.springframework.stereotype.Component;

/** Paragraphs as the definition has them. */
@Component
class WordsDraft implements BlockDraft {

    @Override
    public Optional<Block> draft(BlockSpec spec, Draft draft) {
        return Optional.ofNullable(spec.text()).map(s -> new Block.Words(s.title(), s.paragraphs()));
    }
}
