package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.OctoberRun;
import org.rida.i18n.Language;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.edition.DocumentFile;
import org.rida.report.edition.DocumentFormat;
import org.rida.report.render.pdf.PdfConformance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every document that a month brings: of a report that is split, each department's or source's own. Drawn on facing pages, which
 * hold both languages in one file, so that one validation sees the pages of both. A new report or part is tested by existing. A build draws some by a seed;
 * {@code -Drida.soak.parts=1000} takes all.
 */
class EveryPartTest extends OctoberRun {

    private static final YearMonth OCTOBER_2026 = YearMonth.of(2026, 10);
    private static final String FACING = DocumentFormat.bilingual("pdf");
    private static final int DRAWN = Integer.getInteger("rida.soak.parts", 2);
    private static final long SEED = 5;

    @TempDir
    Path folder;

    @Autowired
    private Previews previews;

    @Autowired
    private ReportDefinitions definitions;

    @Autowired
    private ReportDrafter drafter;

    @Test
    void conformsToPdfUa1AndPdfA2OnFacingPages() throws Exception {
        List<Part> all = parts();
        Collections.shuffle(all, new Random(SEED));
        for (Part part : all.subList(0, Math.min(DRAWN, all.size()))) {
            Path place = Files.createDirectories(folder.resolve(part.toString()));
            Previews.Preview preview = previews.preview(new Previews.PreviewRequest(
                    part.report, OCTOBER_2026, part.name, List.of(Language.AR), List.of(FACING), place));
            assertThat(preview.problems()).as("%s", part).isEmpty();
            Path file = DocumentFile.in(place, part.report, Language.AR, FACING).path();
            assertThat(PdfConformance.failures(file)).as("%s", part).isEmpty();
        }
    }

    /** @param name null where the report is not split */
    private record Part(String report, @Nullable String name) {}

    private List<Part> parts() throws IOException {
        List<Part> all = new ArrayList<>();
        for (String report : EveryReportTest.reports()) {
            List<FigureSet.@Nullable FigureSetPart> parts = drafter.parts(definitions.get(report), OCTOBER_2026);
            assertThat(parts).as(report).isNotEmpty();
            parts.forEach(part -> all.add(new Part(report, part == null ? null : part.value())));
        }
        return all;
    }
}
