package org.rida.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rida.Campaign;
import org.rida.OctoberRun;
import org.rida.database.RowOrder;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.policy.Period;
import org.rida.quality.SeriesKey;
import org.rida.report.block.DataQualityBlock;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.tally.rows.Lineage;
import org.springframework.beans.factory.annotation.Autowired;

/** Where does this number come from? Asked of every cell of the drafted October report. */
class FigureLineageTest extends OctoberRun {

    private static final YearMonth OCTOBER_2026 = YearMonth.of(2026, 10);
    private static final String REPORT = "board-monthly";

    @Autowired
    private FigureLineage figureRows;

    @Autowired
    private Lineage lineage;

    @Autowired
    private ReportDrafter drafting;

    @Autowired
    private ReportDefinitions definitions;

    @Test
    void theRowsBehindEveryCellAreItsNumeratorAndDenominator() {
        List<Cell> cells = Campaign.part(cells(), 0, 3);
        int compared = 0;
        for (Cell cell : cells) {
            SeriesKey key = SeriesKey.parse(Objects.requireNonNull(cell.source()));
            if (!MetricPopulations.isCohort(key.metric())) {
                Lineage.LineageQuery question = figureRows.behind(REPORT, OCTOBER_2026, key.toString());
                List<Lineage.LineageRow> rows = lineage.rows(question.cell(), RowOrder.OWN, 0, 100_000);
                Figure again = key.metric().figure(counted(rows), AnswerTarget.TWO_WEEKS);
                if (cell.denominator() != null) {
                    assertThat(again.denominator()).as(key.toString()).isEqualTo(cell.denominator());
                    assertThat(again.numerator()).as(key.toString()).isEqualTo(cell.numerator());
                } else {
                    assertThat(List.of(again.numerator(), again.denominator()))
                            .as(key.toString())
                            .contains(cell.numerator());
                }
                assertThat(lineage.counts(question).buckets())
                        .isEqualTo(counted(rows).buckets());
                compared++;
            }
        }
        assertThat(compared).as("cells with rows behind them").isGreaterThan(Campaign.WHOLE ? 60 : 20);
    }

    @Test
    void everyRowNamesItsFileAndLine() throws IOException {
        Lineage.LineageQuery question = figureRows.behind(REPORT, OCTOBER_2026, "promise-kept@channel=phone");
        List<Lineage.LineageRow> rows = lineage.rows(question.cell(), RowOrder.OWN, 0, 1000);
        assertThat(rows).allMatch(r -> r.file() != null && r.line() != null && r.requestNo() != null);
        Lineage.LineageRow row = rows.stream()
                .filter(r -> Objects.requireNonNull(r.file()).endsWith(".csv"))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.walk(Path.of("sample-data"))) {
            Path file = files.filter(f -> f.getFileName().toString().equals(row.file()))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                            .split("\n")[(int) (row.line() - 1)])
                    .contains(Objects.requireNonNull(row.requestNo()));
        }
        assertThat(lineage.rows(question.cell(), RowOrder.OWN, 5, 3)).isEqualTo(rows.subList(5, 8));
    }

    @Test
    void rowsAsCsv() throws IOException {
        Lineage.LineageQuery question = figureRows.behind(REPORT, OCTOBER_2026, "satisfied-share:overall");
        StringWriter text = new StringWriter();
        lineage.csv(question.cell(), RowOrder.OWN, text);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text.toString())) {
            List<NamedCsvRecord> read = csv.stream().toList();
            assertThat(read).hasSameSizeAs(lineage.rows(question.cell(), RowOrder.OWN, 0, 100_000));
            assertThat(read)
                    .allMatch(r -> r.getField("answered_on").startsWith("2026-10-")
                            && !r.getField("response_no").isEmpty()
                            && !r.getField("file").isEmpty());
        }
    }

    @Test
    void aCurveHasNoRowsOfItsOwn() {
        assertThatThrownBy(() -> figureRows.behind(Period.month(OCTOBER_2026), "median-including-open"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("curve");
        assertThatThrownBy(() -> figureRows.behind(Period.month(OCTOBER_2026), "stage-median"))
                .isInstanceOf(Problem.class)
                .hasMessageEndingWith("“stage-median” is unknown.");
    }

    private List<Cell> cells() {
        FigureSet figures = drafting.draft(new ReportDrafter.DraftRequest(
                REPORT, definitions.get(REPORT), OCTOBER_2026, null, BilingualText.EMPTY, 1));
        List<Cell> cells = new ArrayList<>();
        figures.pages().stream().flatMap(page -> page.blocks().stream()).forEach(block -> {
            if (block instanceof Block.Cards cards) {
                cards.cards().forEach(card -> cells.add(card.value()));
            } else if (block instanceof Block.TableData table) {
                table.rows().forEach(row -> cells.addAll(row.cells()));
            }
        });
        return cells.stream()
                .filter(c -> c.state() == Cell.CellState.NUMBER && c.source() != null)
                .filter(c -> !DataQualityBlock.SOURCE.equals(c.source()))
                .distinct()
                .toList();
    }

    private static Counts counted(List<Lineage.LineageRow> rows) {
        TreeMap<String, Long> buckets = new TreeMap<>();
        rows.forEach(row -> buckets.merge(row.bucket(), 1L, Long::sum));
        return Counts.of(buckets);
    }
}
