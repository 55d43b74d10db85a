package org.rida.report.block;

import java.util.List;
import org.rida.quality.ImprovementActions;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;
import org.rida.report.respondent.KeyDriversBlock;
import org.rida.report.respondent.WeightedSatisfactionBlock;
import org.rida.report.table.TableBlock;

/** Kinds of block without the application. */
public final class TestBlocks {

    private TestBlocks() {}

    /** The kinds of block that need nothing but figures. */
    public static List<BlockBuilder> ofFigures() {
        return List.of(
                new HeadlineBlock(),
                new CardsBlock(),
                new XmrBlock(),
                new TableBlock(),
                new DistributionBlock(),
                new TimeToAnswerBlock(),
                new WhatItTakesBlock(),
                new ResponseBiasBlock(),
                new WeightedSatisfactionBlock(),
                new KeyDriversBlock());
    }

    /** The block of a first page; empty for other kinds. */
    public static List<Block> draft(BlockSpec spec, DraftContext draft, ImprovementActions actions) {
        List<BlockBuilder> kinds =
                List.of(new HeadlineBlock(), new ForDecisionBlock(actions), new CardsBlock(), new XmrBlock());
        return kinds.stream().flatMap(kind -> kind.drafts(spec, draft).stream()).toList();
    }
}
