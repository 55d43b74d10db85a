package org.rida.report.table;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.policy.Theme;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec.ShownValue;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.definition.ReportDefinition.ThemesSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;

/**
 * Builds one row per theme mentioned in comments and suggestions. A response can mention several themes, so the rows
 * do not add up.
 */
final class ThemeRows {

    private ThemeRows() {}

    /** The most mentioned themes up to the limit, grouped by type. */
    static List<Block.TableRow> rows(ThemesSpec themes, TableSpec spec, DraftContext draft) {
        return listed(themes, draft).stream()
                .sorted(Comparator.comparing(Theme::type))
                .map(theme -> row(theme, spec, draft))
                .toList();
    }

    private static List<Theme> listed(ThemesSpec themes, DraftContext draft) {
        return mentioned(draft).limit(themes.limit()).toList();
    }

    /** The most mentioned first; what is too small to be told is not among them, or is told as such in its row. */
    private static Stream<Theme> mentioned(DraftContext draft) {
        return draft.facts().policy().themes().stream()
                .filter(theme -> mentions(theme, draft) > 0)
                .sorted(Comparator.comparingLong((Theme theme) -> mentions(theme, draft))
                        .reversed());
    }

    /** Why a list of what people mention names no obstacle, which a reader could take for there being none; empty where it does. */
    static BilingualText withoutObstacle(ThemesSpec themes, DraftContext draft) {
        if (listed(themes, draft).stream().anyMatch(ThemeRows::isObstacle)) {
            return BilingualText.EMPTY;
        }
        return mentioned(draft).anyMatch(ThemeRows::isObstacle)
                ? draft.text(w -> w.format("table.note.obstacles-behind"))
                : draft.text(w -> w.format("table.note.no-obstacle", "n", draft.smallest()));
    }

    private static boolean isObstacle(Theme theme) {
        return theme.type() == Theme.ThemeType.OBSTACLE;
    }

    private static Block.TableRow row(Theme theme, TableSpec spec, DraftContext draft) {
        return new Block.TableRow(
                draft.text(w -> w.format(
                        "theme." + theme.type().name().toLowerCase(Locale.ROOT),
                        "theme",
                        theme.name().in(w.language()))),
                spec.columns().stream().map(c -> cell(c, theme, draft)).toList());
    }

    private static Cell cell(ColumnSpec column, Theme theme, DraftContext draft) {
        Metric metric = requireNonNull(column.metric(), "metric of a column of themes");
        Period at = column.show() == ShownValue.PREVIOUS
                ? draft.facts().period().before()
                : draft.facts().period();
        if (!draft.facts().isComparable(at, metric)) {
            return Cell.noData(FigureCells.unit(metric.unit()));
        }
        Figure figure = draft.facts().ofTheme(at, metric, theme.code());
        boolean hidden = draft.facts().hidesTheme(at, theme.code())
                || metric != Metric.THEME_MENTIONS
                        && figure.value().isEmpty()
                        && draft.facts().opinions().isPresent();
        return hidden
                ? Cell.tooFew(FigureCells.unit(metric.unit()))
                : keyed(FigureCells.cell(figure, "theme:" + theme.code()), column.show());
    }

    private static Cell keyed(Cell cell, @Nullable ShownValue show) {
        return show == ShownValue.PREVIOUS ? FigureCells.ofAnotherPeriod(cell) : cell;
    }

    private static long mentions(Theme theme, DraftContext draft) {
        return draft.facts()
                .ofTheme(draft.facts().period(), Metric.THEME_MENTIONS, theme.code())
                .denominator();
    }
}
