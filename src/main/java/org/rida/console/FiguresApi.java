package org.rida.console;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.policy.Dimension;
import org.rida.quality.SeriesKey;
import org.rida.report.Block;
import org.rida.report.Cell;
import org.rida.report.Explorer;
import org.rida.report.Look;
import org.rida.report.Measure;
import org.rida.report.Measures;
import org.rida.tally.count.SliceFilter;







import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A measure's months with their process limits, for programs. */
@RestController
class FiguresApi {

    private static final int MOST = 120;

    private final Explorer explorer;
    private final Measures measures;

    FiguresApi(Explorer explorer, Measures measures) {
        this.explorer = explorer;
        this.measures = measures;
    }

    /** @param series as it was asked for */
    record Series(String series, BilingualText name, BilingualText group, Cell.Unit unit, BilingualText verdict, List<Block.Point> points) {}

    /** @param series {@code promise-kept}, {@code satisfied-share:overall}, {@code promise-kept@channel=website} */
    @GetMapping("/api/v1/figures")
    Series figures(@RequestParam String series, @RequestParam(defaultValue = "24") int months, Visitor visitor) {
        SeriesKey key = SeriesKey.parse(series);
        Measure measure = measures.find(new Measure(key.metric(), key.of()).code())
                .orElseThrow(() -> Problem.of("quality.problem.series", "found", series));
        int wanted = Math.min(Math.max(1, months), MOST);
        SliceFilter cut = SliceFilter.EVERYBODY.and(key.slice(), key.value());
        return explorer.read(new Look(measure, cut, null, wanted, Dimension.CHANNEL, null, null), visitor.actor())
                .map(view -> new Series(
                        key.toString(),
                        view.line().chart().title(),
                        view.line().name(),
                        view.line().chart().unit(),
                        view.line().verdict(),
                        view.line().chart().points()))
                .orElseThrow(() -> Problem.of("problem.nothing-counted"));
    }
}
