package org.rida.console;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.rida.access.Audit;
import org.rida.access.Deed;
import org.rida.metric.Counts;
import org.rida.policy.Period;
import org.rida.quality.SeriesKey;
import org.rida.report.Effects;
import org.rida.report.Explorer;
import org.rida.report.FigureRows;
import org.rida.report.Measures;
import org.rida.tally.Coverage;
import org.rida.tally.Lineage;
import org.rida.wording.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From a figure to the rows that it was counted from, each with its file and line. Every look is written down. */
@Controller
class LineagePage {

    private static final int SIZE = 50;

    private final Lineage lineage;
    private final FigureRows figures;
    private final Explorer explorer;
    private final Measures measures;
    private final Effects effects;
    private final Audit audit;

    LineagePage(
            Lineage lineage, FigureRows figures, Explorer explorer, Measures measures, Effects effects, Audit audit) {
        this.lineage = lineage;
        this.figures = figures;
        this.explorer = explorer;
        this.measures = measures;
        this.effects = effects;
        this.audit = audit;
    }

    /** @param key as cells of reports and the pages of trends name a figure: {@code promise-kept@channel=phone} */
    @GetMapping("/lineage")
    String lineage(
            @RequestParam(defaultValue = "promise-kept") String key,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "0") int from,
            Visitor visitor,
            Model model) {
        model.addAttribute("key", key);
        model.addAttribute("choices", SeriesChoices.of(measures, key, effects));
        explorer.coverage().ifPresent(coverage -> {
            YearMonth asked = month(month, coverage);
            model.addAttribute("month", asked);
            model.addAttribute("months", months(coverage));
            try {
                show(key, asked, Math.max(0, from), visitor, model);
            } catch (Problem problem) {
                model.addAttribute(
                        "problem", problem.text().in(visitor.wording().language()));
            }
        });
        return "lineage";
    }

    private void show(String key, YearMonth month, int from, Visitor visitor, Model model) {
        Lineage.Question question = figures.behind(Period.month(month), key);
        Counts counts = lineage.counts(question);
        List<Lineage.Row> rows = lineage.rows(question, from, SIZE);
        audit.record(
                visitor.actor(),
                Deed.ROWS_SEEN,
                key,
                Map.of("month", month.toString(), "rows", Integer.toString(rows.size())));
        model.addAttribute("name", effects.name(SeriesKey.parse(key)));
        model.addAttribute("counts", counts);
        model.addAttribute("rows", rows);
        model.addAttribute("pages", new Pages(from, SIZE, from + SIZE < counts.total()));
    }

    @GetMapping("/lineage.csv")
    ResponseEntity<byte[]> download(
            @RequestParam String key, @RequestParam(defaultValue = "") String month, Visitor visitor)
            throws IOException {
        Coverage coverage = explorer.coverage().orElseThrow(() -> Problem.of("problem.nothing-counted"));
        YearMonth asked = month(month, coverage);
        Lineage.Question question = figures.behind(Period.month(asked), key);
        audit.record(visitor.actor(), Deed.ROWS_DOWNLOADED, key, Map.of("month", asked.toString()));
        StringWriter out = new StringWriter();
        out.write('\uFEFF');
        lineage.csv(question, out);
        String name = "rida-rows-" + SeriesKey.parse(key).metric().id() + "-" + asked + ".csv";
        return Download.of(out.toString().getBytes(StandardCharsets.UTF_8), name);
    }

    private static YearMonth month(String text, Coverage coverage) {
        try {
            return text.isEmpty() ? usual(coverage) : YearMonth.parse(text);
        } catch (DateTimeException e) {
            return usual(coverage);
        }
    }

    private static YearMonth usual(Coverage coverage) {
        YearMonth before = coverage.last().minusMonths(1);
        return coverage.complete(coverage.last()) || !coverage.contains(before) ? coverage.last() : before;
    }

    private static List<YearMonth> months(Coverage coverage) {
        return java.util.stream.Stream.iterate(
                        coverage.last(), m -> !m.isBefore(coverage.first()), m -> m.minusMonths(1))
                .toList();
    }
}
