package org.rida.report.context;

import java.util.List;
import java.util.Optional;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;

/** Builds one kind of block from figures. A new kind needs one more implementation, and a way to draw it in each renderer. */
public interface BlockBuilder {

    /** The block, when the definition asks for this kind and there is something to say of the period. */
    Optional<Block> draft(BlockSpec spec, DraftContext draft);

    /** The same for a kind that becomes several blocks. */
    default List<Block> drafts(BlockSpec spec, DraftContext draft) {
        return draft(spec, draft).stream().toList();
    }
}
