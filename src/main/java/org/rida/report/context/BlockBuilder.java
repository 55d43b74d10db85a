package org.rida.report.context;

import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;













import java.util.List;
import java.util.Optional;

/** Fills one kind of block with figures. A new kind is one more of these, and a drawing in each renderer. */
public interface BlockBuilder {

    /** The block, when the definition asks for this kind. */
    Optional<Block> draft(BlockSpec spec, DraftContext draft);

    /** The same for a kind that becomes several blocks; empty when the definition asks for another. */
    default List<Block> drafts(BlockSpec spec, DraftContext draft) {
        return draft(spec, draft).stream().toList();
    }
}
