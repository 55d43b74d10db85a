package org.rida.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.tally.Cut;
import org.rida.wording.Text;
import org.rida.wording.Wording;

/** One clock seen from four sides; none of them is to be read alone. */
record FourViews(CutFacts facts, Cut cut, Measures measures) {

    Block.Cards cards(Optional<Counts> followed) {
        List<Block.Card> cards = new ArrayList<>();
        cards.add(card("turnaround.view.due", figure(Metric.PROMISE_KEPT), List.of(note(Metric.PROMISE_KEPT_STRICT))));
        cards.add(card(
                "turnaround.view.answered",
                figure(Metric.ANSWERED_MEDIAN),
                List.of(note(Metric.ANSWERED_P90), note(Metric.ANSWERED_WITHIN_TARGET))));
        cards.add(card(
                "turnaround.view.open",
                figure(Metric.OPEN),
                List.of(note(Metric.OPEN_BEYOND_TARGET), note(Metric.OPEN_OLDEST))));
        followed.ifPresent(n -> cards.add(card(
                "turnaround.view.followed",
                facts.figure(Metric.MEDIAN_INCLUDING_OPEN, n),
                List.of(
                        note(facts.figure(Metric.P90_INCLUDING_OPEN, n)),
                        note(facts.figure(Metric.ANSWERED_BY_TARGET_KM, n))))));
        return new Block.Cards(measures.text(w -> w.say("turnaround.views")), cards);
    }

    private Block.Card card(String title, Figure figure, List<Text> notes) {
        return new Block.Card(
                measures.text(w -> w.say(title)),
                Figures.cell(figure, (String) null),
                measures.text(w -> under(figure, w)),
                notes,
                null,
                Block.Assurance.NONE);
    }

    private static String under(Figure figure, Wording wording) {
        String name = (wording.language() == org.rida.wording.Language.AR
                        ? figure.metric().arabic()
                        : figure.metric().english())
                .name();
        return wording.say("turnaround.under", "name", name, "requests", requests(figure, wording));
    }

    private static String requests(Figure figure, Wording wording) {
        return wording.say("count.requests.object", "n", figure.denominator());
    }

    private Figure figure(Metric metric) {
        return facts.over(new Measure(metric, null), cut);
    }

    private Text note(Metric metric) {
        return note(figure(metric));
    }

    private Text note(Figure figure) {
        Text name = measures.name(new Measure(figure.metric(), null));
        Cell cell = Figures.cell(figure, (String) null);
        return measures.text(
                w -> w.say("turnaround.note", "name", name.in(w.language()), "value", new CellWords(w).standing(cell)));
    }
}
