package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.PageSpec;







import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Fills the blocks of a definition, page by page. */
record Pages(List<BlockDraft> drafts) {

    /** What happens when a block cannot be filled. */
    interface Mishap {

        /**
         * @param page counted from 1
         * @param block counted from 1 on its page
         */
        void at(int page, int block, RuntimeException problem);
    }

    List<FigureSet.Page> of(Draft draft, Mishap mishap) {
        List<FigureSet.Page> pages = new ArrayList<>();
        for (PageSpec page : draft.definition().pages()) {
            pages.add(page(page, pages.size() + 1, draft, mishap));
        }
        return pages;
    }

    private FigureSet.Page page(PageSpec spec, int number, Draft draft, Mishap mishap) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < spec.blocks().size(); i++) {
            try {
                blocks.addAll(blocks(spec.blocks().get(i), draft));
            } catch (RuntimeException e) {
                mishap.at(number, i + 1, e);
            }
        }
        return new FigureSet.Page(Objects.requireNonNullElse(spec.title(), BilingualText.EMPTY), blocks);
    }

    private List<Block> blocks(BlockSpec spec, Draft draft) {
        return drafts.stream()
                .map(kind -> kind.drafts(spec, draft))
                .filter(blocks -> !blocks.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no block draft for " + spec));
    }
}
