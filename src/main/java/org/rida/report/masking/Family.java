package org.rida.report.masking;

import org.rida.metric.masking.Tables;













import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Cells that are masked together, and the same cells of other periods and parts.
 *
 * @param name the same in every report that shows them
 * @param adds whether the counts of months add up to those of their quarter: flows do, stocks do not
 * @param tables what is counted at a place
 * @param elsewhere all that editions of other places may show of it, in more blocks than the one that is judged
 */
public record Family(String name, boolean adds, Function<FigureScope, Tables> tables, Function<FigureScope, Tables> elsewhere) {

    public Family(String name, boolean adds, Function<FigureScope, Tables> tables) {
        this(name, adds, tables, tables);
    }

    /** The same, asked once at each place. */
    Family remembered() {
        Map<FigureScope, Tables> own = new HashMap<>();
        Map<FigureScope, Tables> others = new HashMap<>();
        return new Family(
                name,
                adds,
                place -> own.computeIfAbsent(place, tables),
                place -> others.computeIfAbsent(place, elsewhere));
    }

    public Tables at(FigureScope place) {
        return tables.apply(place);
    }
}
