package org.rida.report.block;

import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;













import java.util.Optional;
import org.springframework.stereotype.Component;

/** Paragraphs as the definition has them. */
@Component
class TextBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.text()).map(s -> new Block.Paragraphs(s.title(), s.paragraphs()));
    }
}
