package org.rida.report;

import org.rida.report.ReportDefinition.BlockSpec;







import java.util.List;
import java.util.Optional;

/** Fills one kind of block with figures. A new kind is one more of these, and a drawing in each renderer. */
interface BlockDraft {

    /** The block, when the definition asks for this kind. */
    Optional<Block> draft(BlockSpec spec, Draft draft);

    /** The same for a kind that becomes several blocks; empty when the definition asks for another. */
    default List<Block> drafts(BlockSpec spec, Draft draft) {
        return draft(spec, draft).stream().toList();
    }
}
