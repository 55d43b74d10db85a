package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
 * hold both languages in one file, so that one validation sees the pages of both. A new report or part is tested by existing.
 */
class EveryPartTest extends OctoberRun {

    private static final YearMonth OCTOBER_2026 = YearMonth.of(2026, 10);
    private static final String FACING = DocumentFormat.bilingual("pdf");

    @TempDir
    Path folder;

    @Autowired
    private Previews previews;

    @Autowired
    private ReportDefinitions definitions;

    @Autowired
    private ReportDrafter drafter;

    @ParameterizedTest
    @MethodSource("org.rida.report.EveryReportTest#reports")
    void conformsToPdfUa1AndPdfA2OnFacingPages(String report) throws Exception {
        firstRun();
        List<FigureSet.@Nullable FigureSetPart> parts = drafter.parts(definitions.get(report), OCTOBER_2026);
        assertThat(parts).isNotEmpty();
        for (FigureSet.@Nullable FigureSetPart part : parts) {
            @Nullable String name = part == null ? null : part.value();
            Path place = Files.createDirectories(folder.resolve(String.valueOf(name)));
            Previews.Preview preview = previews.preview(new Previews.PreviewRequest(
                    report, OCTOBER_2026, name, List.of(Language.AR), List.of(FACING), place));
            assertThat(preview.problems()).as("%s of %s", report, name).isEmpty();
            Path file = DocumentFile.in(place, report, Language.AR, FACING).path();
            assertThat(PdfConformance.failures(file))
                    .as("%s of %s", report, name)
                    .isEmpty();
        }
    }
}
