package org.rida.report.block;

import java.util.List;
import org.rida.quality.ImprovementActions;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;

/** Fills the blocks of a first page without the application. */
public final class TestBlocks {

    private TestBlocks() {}

    /** Empty for other kinds of block. */
    public static List<Block> draft(BlockSpec spec, DraftContext draft, ImprovementActions actions) {
        List<BlockBuilder> kinds =
                List.of(new HeadlineBlock(), new ForDecisionBlock(actions), new CardsBlock(), new XmrBlock());
        return kinds.stream().flatMap(kind -> kind.drafts(spec, draft).stream()).toList();
    }
}
