package org.rida.report.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rida.i18n.BilingualText;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.PageSpec;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;

/** Builds the blocks of a definition, page by page. */
public record PageBuilder(List<BlockBuilder> drafts) {

    /** What happens when a block cannot be filled. */
    public interface Mishap {

        /**
         * @param page counted from 1
         * @param block counted from 1 on its page
         */
        void at(int page, int block, RuntimeException problem);
    }

    List<FigureSet.ReportPage> build(DraftContext draft, Mishap mishap) {
        List<FigureSet.ReportPage> pages = new ArrayList<>();
        for (PageSpec page : draft.definition().pages()) {
            pages.add(page(page, pages.size() + 1, draft, mishap));
        }
        return pages;
    }

    private FigureSet.ReportPage page(PageSpec spec, int number, DraftContext draft, Mishap mishap) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < spec.blocks().size(); i++) {
            try {
                blocks.addAll(blocks(spec.blocks().get(i), draft));
            } catch (RuntimeException e) {
                mishap.at(number, i + 1, e);
            }
        }
        return new FigureSet.ReportPage(
                Objects.requireNonNullElse(spec.title(), BilingualText.EMPTY), blocks, spec.sheet());
    }

    /** Empty for a block that has nothing to say of this period, such as a headline of what an unmet promise takes. */
    private List<Block> blocks(BlockSpec spec, DraftContext draft) {
        return drafts.stream()
                .flatMap(kind -> kind.drafts(spec, draft).stream())
                .toList();
    }
}
