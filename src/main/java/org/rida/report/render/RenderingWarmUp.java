package org.rida.report.render;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.io.ScratchFile;
import org.rida.report.document.Block;
import org.rida.report.document.Block.ChartJudgement;
import org.rida.report.document.Block.ChartKind;
import org.rida.report.document.Block.ChartPoint;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.document.FigureSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Renders a document of little and forgets it, while the first steps of a run keep one processor busy. Most of the time that the only
 * report of a process takes goes into what is done once: loading classes and fonts, compiling templates. Reports do not depend on
 * it, so a failure is only logged.
 */
@Component
public class RenderingWarmUp implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RenderingWarmUp.class);

    private static final List<String> FORMATS = List.of("pdf", "xlsx", "html");

    /** Several times as long as the first document of a slow machine takes. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final BilingualText WORD = BilingualText.same("1");

    private final DocumentRendering rendering;
    private final Thread thread = new Thread(this::warmUp, "rendering-warm-up");
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean ends;

    public RenderingWarmUp(DocumentRendering rendering) {
        this.rendering = rendering;
    }

    /** Returns at once. Where there is a single processor nothing would be gained, nor by a second time in one process. */
    public void start() {
        if (Runtime.getRuntime().availableProcessors() > 1 && started.compareAndSet(false, true)) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits for the document that is being rendered: the end of the process would leave its folder behind. */
    @Override
    public void destroy() throws InterruptedException {
        ends = true;
        thread.join(LONGEST.toMillis());
    }

    /** Each language of the templates is compiled for itself. */
    void warmUp() {
        for (String format : FORMATS) {
            for (Language language : Language.values()) {
                if (ends) {
                    return;
                }
                try {
                    Renderer renderer = rendering.rendererFor(format);
                    ScratchFile.content("warm-up." + format, file -> renderer.render(little(), language, file));
                } catch (RuntimeException e) {
                    LOG.debug("Could not warm {} up", format, e);
                }
            }
        }
    }

    /** Something of each kind of block that reports have most of. */
    private static FigureSet little() {
        YearMonth month = YearMonth.of(2026, 1);
        ChartPoint point = new ChartPoint(month, .5, 10, .5, .4, .6, ChartJudgement.COMMON);
        Block.Card card = new Block.Card(
                WORD,
                Cell.number(CellUnit.SHARE, .5),
                WORD,
                List.of(WORD),
                Block.VariationIcon.COMMON_CAUSE,
                Block.TargetOutlook.NONE);
        List<Block> blocks = List.of(
                new Block.Sentence(WORD, WORD),
                new Block.Cards(WORD, List.of(card)),
                new Block.XmrSeries(WORD, CellUnit.SHARE, List.of(point, point), .5, false, List.of(), List.of(), WORD),
                new Block.TableData(
                        WORD,
                        List.of(
                                new Block.TableColumn(WORD, 1, ChartKind.LABEL),
                                new Block.TableColumn(WORD, 1, ChartKind.SHARE_BAR)),
                        List.of(new Block.TableRow(WORD, List.of(Cell.number(CellUnit.SHARE, .5)))),
                        WORD),
                new Block.Paragraphs(WORD, List.of(WORD)));
        return new FigureSet(
                "warm-up",
                month,
                WORD,
                WORD,
                WORD,
                List.of(WORD, WORD),
                LocalDate.of(2026, 1, 31),
                DigitSystem.ARABIC_INDIC,
                List.of(new FigureSet.ReportPage(BilingualText.EMPTY, blocks)));
    }
}
