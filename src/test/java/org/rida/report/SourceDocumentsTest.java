package org.rida.report;

import org.rida.OctoberRun;
import org.rida.i18n.BilingualText;







import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One document for each sender of files, of its own files alone. */
class SourceDocumentsTest extends OctoberRun {

    private static final String REPORT = "data-quality-by-source";
    private static final YearMonth OF_PARTNER = YearMonth.of(2025, 8);

    @Autowired
    private Drafting drafting;

    @Autowired
    private ReportDefinitions definitions;

    @Test
    void everySenderHasOne() {
        firstRun();
        assertThat(drafting.parts(definitions.get(REPORT), YearMonth.of(2026, 10)))
                .extracting(part -> Objects.requireNonNull(part).value())
                .containsExactly("invitations", "partner-requests", "requests", "responses");
    }

    @Test
    void itTellsOfNobodyElsesFiles() {
        FigureSet figures = of("partner-requests");
        List<Block.Table> tables = figures.pages().get(0).blocks().stream()
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .toList();
        assertThat(tables.get(0).rows()).extracting(row -> row.label().en()).containsExactly("partner-requests");
        assertThat(tables.get(1).rows())
                .as("why its seven rows were rejected")
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.label().en()).isEqualTo("partner-requests"));
        assertThat(tables.get(2).rows()).extracting(row -> row.label().en()).containsExactly("partner-2025-08.csv");
        assertThat(figures.period().en()).contains("partner-requests", "prepared for the sender");

        assertThat(of("requests").toString()).doesNotContain("partner-2025-08.csv", "responses-");
    }

    private FigureSet of(String sender) {
        firstRun();
        ReportDefinition definition = definitions.get(REPORT);
        FigureSet.Part part = drafting.part(definition, OF_PARTNER, sender);
        return drafting.draft(new Drafting.Wanted(REPORT, definition, OF_PARTNER, part, BilingualText.EMPTY, 1));
    }
}
