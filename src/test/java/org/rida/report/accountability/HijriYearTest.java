package org.rida.report.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.OctoberRun;
import org.rida.i18n.BilingualText;
import org.rida.policy.Period.PeriodKind;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Reports of a Hijri period: opinions are counted in the association's calendar only, and where a table of them would stand the reason
 * does, rather than dashes or "too few answers". Requests are counted by its days.
 */
class HijriYearTest extends OctoberRun {

    @Autowired
    private ReportDrafter drafter;

    @Autowired
    private ReportDefinitions definitions;

    @ParameterizedTest
    @CsvSource({
        "accountability-annual, HIJRI_YEAR, 2026-06, 2",
        "board-annual, HIJRI_YEAR, 2026-06, 3",
        "board-monthly, HIJRI_MONTH, 2026-10, 3"
    })
    void theReasonStandsWhereOpinionsWould(String report, PeriodKind kind, YearMonth month, int tables) {
        FigureSet figures = draft(report, kind, month);

        List<BilingualText> reasons = blocks(figures)
                .filter(Block.Paragraphs.class::isInstance)
                .flatMap(block -> ((Block.Paragraphs) block).paragraphs().stream())
                .filter(text -> text.en().startsWith("Not shown: opinions are published"))
                .toList();
        assertThat(reasons).hasSizeGreaterThanOrEqualTo(tables).allSatisfy(text -> assertThat(text.ar())
                .startsWith("غير معروضة: تُنشر التقييمات"));
        assertThat(blocks(figures).filter(Block.Distribution.class::isInstance)).isEmpty();
        blocks(figures)
                .filter(Block.TableData.class::isInstance)
                .map(Block.TableData.class::cast)
                .filter(table -> table.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .anyMatch(HijriYearTest::isDash))
                .forEach(table -> assertThat(table.note().en())
                        .as("a dash has its reason: %s", table.title().en())
                        .contains("Opinions are published for months"));
        assertThat(blocks(figures)
                        .filter(Block.TableData.class::isInstance)
                        .flatMap(block -> ((Block.TableData) block).rows().stream())
                        .flatMap(row -> row.cells().stream())
                        .filter(cell -> cell.unit() == Cell.CellUnit.SHARE && cell.state() == Cell.CellState.NUMBER))
                .as("requests are shown")
                .isNotEmpty();
    }

    /** In the sample 220 of 230 complaints of the year 1447 were acknowledged within three working days, by its own promise. */
    @ParameterizedTest
    @CsvSource({"HIJRI_YEAR, 2026-06", "POLICY_YEAR, 2025-12"})
    void acknowledgedComplaintsAreCounted(PeriodKind kind, YearMonth month) {
        Block.TableRow row = blocks(draft("accountability-annual", kind, month))
                .filter(Block.TableData.class::isInstance)
                .flatMap(block -> ((Block.TableData) block).rows().stream())
                .filter(each -> each.label().en().contains("acknowledging a complaint"))
                .findFirst()
                .orElseThrow();
        assertThat(row.cells().get(0).text().en()).isEqualTo("Shown");
        long[] counted = sql.sql(
                        """
                        select sum(n) filter (where bucket = 'on_time') as kept, sum(n) filter (where bucket <> 'set_aside') as due
                        from month_count where population = 'promise:acknowledgement' and slice = 'kind' and value = 'complaint'
                            and month between date '2025-01-01' and date '2025-12-01'
                        """)
                .query((found, n) -> new long[] {found.getLong("kept"), found.getLong("due")})
                .single();
        if (kind == PeriodKind.POLICY_YEAR) {
            assertThat(row.cells().get(1).text().en()).contains(counted[0] + " of " + counted[1]);
        } else {
            assertThat(row.cells().get(1).text().en()).contains("220 of 230");
        }
    }

    private static boolean isDash(Cell cell) {
        return cell.state() == Cell.CellState.WORDS && cell.text().en().equals("–");
    }

    private static Stream<Block> blocks(FigureSet figures) {
        return figures.pages().stream().flatMap(page -> page.blocks().stream());
    }

    private FigureSet draft(String name, PeriodKind kind, YearMonth month) {
        ReportDefinition yearly = definitions.get(name);
        return drafter.draft(new ReportDrafter.DraftRequest(
                name,
                new ReportDefinition(yearly.title(), yearly.audience(), kind, yearly.splitBy(), yearly.pages()),
                month,
                null,
                BilingualText.EMPTY,
                0));
    }
}
