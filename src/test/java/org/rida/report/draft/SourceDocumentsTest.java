package org.rida.report.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rida.OctoberRun;
import org.rida.i18n.BilingualText;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.springframework.beans.factory.annotation.Autowired;

/** One document for each sender of files, of its own files alone. */
class SourceDocumentsTest extends OctoberRun {

    private static final String REPORT = "data-quality-by-source";
    private static final YearMonth OF_PARTNER = YearMonth.of(2025, 8);

    @Autowired
    private ReportDrafter drafting;

    @Autowired
    private ReportDefinitions definitions;

    @Test
    void everySenderHasOne() {
        assertThat(drafting.parts(definitions.get(REPORT), YearMonth.of(2026, 10)))
                .extracting(part -> Objects.requireNonNull(part).value())
                .containsExactly("invitations", "partner-requests", "requests", "responses");
    }

    @Test
    void itTellsOfNobodyElsesFiles() {
        FigureSet figures = figures("partner-requests");
        List<Block.TableData> tables = figures.pages().get(0).blocks().stream()
                .filter(Block.TableData.class::isInstance)
                .map(Block.TableData.class::cast)
                .toList();
        assertThat(tables.get(0).rows()).extracting(row -> row.label().en()).containsExactly("Requests from partners");
        assertThat(tables.get(1).rows())
                .as("why its seven rows were rejected")
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.label().en()).isEqualTo("Requests from partners"));
        assertThat(tables.get(2).rows())
                .extracting(row -> row.label().en())
                .containsExactly("Requests from partners, file 1");
        assertThat(figures.period().en()).contains("Requests from partners", "prepared for the sender");

        assertThat(figures("requests").toString())
                .doesNotContain("partner-requests", "Requests from partners", "partner-2025-08.csv", "responses-");
    }

    private FigureSet figures(String sender) {
        ReportDefinition definition = definitions.get(REPORT);
        FigureSet.FigureSetPart part = drafting.part(definition, sender);
        return drafting.draft(
                new ReportDrafter.DraftRequest(REPORT, definition, OF_PARTNER, part, BilingualText.EMPTY, 1));
    }
}
