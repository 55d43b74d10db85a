package org.rida.report;

import java.time.YearMonth;
import java.util.Optional;
import javax.sql.DataSource;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Share;
import org.rida.metric.Unit;
import org.rida.policy.Policy;
import org.rida.policy.Slice;
import org.rida.quality.Action;
import org.rida.quality.Rebases;
import org.rida.quality.SeriesKey;
import org.rida.tally.Coverage;
import org.rida.tally.Cut;
import org.rida.tally.CutCounts;
import org.rida.wording.Text;
import org.rida.wording.Wording;
import org.springframework.stereotype.Service;

/** Whether what an action should move has moved: the months after it was done beside as many before. */
@Service
public class Effects {

    /** Months on either side, or as many as there are since. */
    private static final int MONTHS = 6;

    private final DataSource database;
    private final Policy policy;
    private final CutCounts counts;
    private final Rebases rebases;
    private final Measures measures;

    Effects(DataSource database, Policy policy, CutCounts counts, Rebases rebases, Measures measures) {
        this.database = database;
        this.policy = policy;
        this.counts = counts;
        this.rebases = rebases;
        this.measures = measures;
    }

    public Text name(SeriesKey series) {
        Text measure = measures.name(measure(series));
        Text group = series.slice() == Slice.ALL ? Text.EMPTY : SliceNames.of(series.slice(), series.value(), policy);
        return group.isEmpty() ? measure : Text.of(language -> measure.in(language) + " – " + group.in(language));
    }

    /** Empty while it is open or withdrawn; says so when no whole month has gone by since. */
    public Text since(Action action) {
        return action.state() == Action.State.WITHDRAWN
                ? Text.EMPTY
                : action.closedOn()
                        .flatMap(day -> Coverage.of(database)
                                .map(c -> since(action.plan().moves(), YearMonth.from(day), c)))
                        .orElse(Text.EMPTY);
    }

    private Text since(SeriesKey series, YearMonth done, Coverage coverage) {
        YearMonth last = coverage.complete(coverage.last())
                ? coverage.last()
                : coverage.last().minusMonths(1);
        int months = (int) Math.min(MONTHS, done.until(last, java.time.temporal.ChronoUnit.MONTHS));
        if (months < 1) {
            return measures.text(w -> w.say("effects.early"));
        }
        Figure before = figure(series, done.minusMonths(months), done.minusMonths(1), coverage);
        Figure after = figure(series, done.plusMonths(1), done.plusMonths(months), coverage);
        if (before.value().isEmpty() || after.value().isEmpty()) {
            return measures.text(w -> w.say("effects.no-data"));
        }
        return measures.text(w -> w.say(
                "effects.moved",
                "before",
                standing(before, w),
                "after",
                standing(after, w),
                "months",
                w.say("count.months.object", "n", months),
                "verdict",
                verdict(before, after, w)));
    }

    private static String verdict(Figure before, Figure after, Wording wording) {
        Optional<Difference> difference = before.metric().unit() == Unit.SHARE
                ? Difference.between(share(after), share(before))
                : Optional.empty();
        return difference
                .map(d -> wording.say(d.isClear() ? "effects.clear" : "effects.unclear"))
                .orElseGet(() -> wording.say("effects.see-trend"));
    }

    private Figure figure(SeriesKey series, YearMonth first, YearMonth last, Coverage coverage) {
        Cut cut = Cut.EVERYBODY.and(series.slice(), series.value());
        return new CutFacts(policy, counts, rebases, coverage, first, last).over(measure(series), cut);
    }

    private static String standing(Figure figure, Wording wording) {
        return new CellWords(wording).standing(Figures.cell(figure, null));
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }

    private static Measure measure(SeriesKey series) {
        return new Measure(series.metric(), series.of());
    }
}
