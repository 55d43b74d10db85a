package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.Campaign;
import org.rida.console.RunningConsole;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.quality.SeriesKey;
import org.rida.report.document.Block;
import org.rida.report.document.CellFormatter;
import org.rida.report.explore.ActionEffects;
import org.rida.report.explore.Explorer;
import org.rida.report.figure.MetricCatalog;
import org.springframework.beans.factory.annotation.Autowired;

/** What the page on resetting limits says of a month in its table is what its sentence says of it. */
class ResetPreviewTest extends RunningConsole {

    private static final Map<Language, String> EARLY = Map.of(Language.EN, "arly sign", Language.AR, "بادرة");

    @Autowired
    private ActionEffects effects;

    @Autowired
    private MetricCatalog measures;

    @Test
    void tableAndSentenceHaveOneWordForTheNewestMonth() {
        List<SeriesKey> series = measures.all().stream()
                .flatMap(group -> group.measures().stream())
                .map(measure -> SeriesKey.of(measure.metric(), measure.subject()))
                .toList();
        int early = 0;
        for (SeriesKey each : Campaign.part(series, 0, 3)) {
            for (YearMonth month : List.of(YearMonth.of(2026, 1), YearMonth.of(2026, 5))) {
                ActionEffects.ResetPreview preview =
                        effects.preview(each, month).orElseThrow();
                early += agrees(each, preview.before()) + agrees(each, preview.after());
            }
        }
        assertThat(early).as("early signs").isPositive();
    }

    /** @return 1 where it is an early sign */
    private static int agrees(SeriesKey series, Explorer.ExplorerLine line) {
        Block.XmrSeries chart = line.chart();
        if (line.verdict().isEmpty()) {
            return 0;
        }
        Block.ChartPoint newest = chart.points().get(chart.points().size() - 1);
        EARLY.forEach((language, sign) -> {
            String word = new CellFormatter(new Messages(language, DigitSystem.EUROPEAN)).judgement(chart, newest);
            assertThat(word.contains(sign))
                    .as("%s: “%s” beside “%s”", series, word, line.verdict().in(language))
                    .isEqualTo(line.verdict().in(language).contains(sign));
        });
        return line.verdict().en().contains("arly sign") ? 1 : 0;
    }
}
