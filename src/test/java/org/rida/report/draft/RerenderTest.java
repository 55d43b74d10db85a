package org.rida.report.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.OctoberRun;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * Months of the board's report, over two years. Frozen, kept as text and read again, each is the same set of figures; drawn twice,
 * it gives the same documents, byte for byte where the form allows.
 */
class RerenderTest extends OctoberRun {

    private static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final int MONTHS = 24;
    /** A build takes some months; {@code -Drida.soak.months=24} takes all. */
    private static final int EVERY = Integer.getInteger("rida.soak.months", 1) > 1 ? 1 : 6;

    @TempDir
    Path folder;

    @Autowired
    private ReportDrafter drafting;

    @Autowired
    private ReportDefinitions definitions;

    @Autowired
    private List<Renderer> renderers;

    @Autowired
    private JsonMapper json;

    @Test
    void anOldMonthIsDrawnAgainAsItWas() throws Exception {
        for (int back = 0; back < MONTHS; back += EVERY) {
            YearMonth month = LAST.minusMonths(back);
            FigureSet drafted = drafting.draft(new ReportDrafter.DraftRequest(
                    "board-monthly", definitions.get("board-monthly"), month, null, BilingualText.EMPTY, 1));
            FigureSet again = json.readValue(json.writeValueAsString(drafted), FigureSet.class);
            assertThat(again).as("%s read again", month).isEqualTo(drafted);
            if (back % (2 * EVERY) == 0) {
                isDrawnAlike(drafted, again, month);
            }
        }
    }

    private void isDrawnAlike(FigureSet drafted, FigureSet again, YearMonth month) {
        for (Renderer renderer : renderers) {
            if (!renderer.format().startsWith("pdf")) {
                Path first = folder.resolve("first." + renderer.format());
                Path second = folder.resolve("second." + renderer.format());
                renderer.render(drafted, Language.EN, first);
                renderer.render(again, Language.EN, second);
                assertThat(second).as("%s %s", month, renderer.format()).hasSameBinaryContentAs(first);
            }
        }
    }
}
