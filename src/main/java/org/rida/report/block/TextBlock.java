package org.rida.report.block;

import java.util.Optional;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;
import org.springframework.stereotype.Component;

/** Passes the paragraphs of the definition on to the report. */
@Component
class TextBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.text()).map(s -> new Block.Paragraphs(s.title(), s.paragraphs()));
    }
}
