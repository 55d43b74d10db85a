package org.rida.report.chart;

import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.Block.Assurance;
import org.rida.report.Block.Variation;
import org.rida.report.chart.Canvas.Anchor;
import org.rida.report.chart.Canvas.Lettering;
import org.rida.report.chart.Canvas.Spot;







import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Each icon with what it means, three to a line where there is room: first what the last point says, then what can be expected of the target. */
public final class LegendDrawing implements Drawing {

    private static final int IN_A_LINE = 3;
    private static final double ICON = 13;
    private static final double ROOM = 5;

    /** An icon and the message that explains it. */
    private record Entry(@Nullable Variation variation, Assurance assurance, String message) {}

    private final Messages wording;
    private final int inALine;
    private final List<Entry> entries = new ArrayList<>();

    public LegendDrawing(Messages wording) {
        this(wording, IN_A_LINE);
    }

    public LegendDrawing(Messages wording, int inALine) {
        this.wording = wording;
        this.inALine = inALine;
        for (Variation variation : List.of(Variation.IMPROVEMENT_HIGH, Variation.CONCERN_LOW, Variation.COMMON_CAUSE)) {
            entries.add(new Entry(variation, Assurance.NONE, "report.legend." + code(variation)));
        }
        for (Assurance assurance : List.of(Assurance.PASSES, Assurance.FAILS, Assurance.HIT_AND_MISS)) {
            entries.add(new Entry(null, assurance, "report.legend." + code(assurance)));
        }
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        int lines = (entries.size() + inALine - 1) / inALine;
        double lineHeight = height / lines;
        double column = width / inALine;
        boolean rtl = wording.language().rightToLeft();
        for (int i = 0; i < entries.size(); i++) {
            int line = i / inALine;
            double begin = (i % inALine) * column;
            double middle = (line + .5) * lineHeight;
            Entry entry = entries.get(i);
            Spot centre = new Spot(rtl ? width - begin - ICON / 2 : begin + ICON / 2, middle);
            IconsDrawing.one(canvas, centre, ICON, entry.variation(), entry.assurance());
            double words = begin + ICON + ROOM;
            canvas.text(
                    wording.format(entry.message()),
                    new Spot(rtl ? width - words : words, middle + 3),
                    rtl ? Anchor.RIGHT : Anchor.LEFT,
                    new Lettering(8.5, false, Palette.QUIET));
        }
    }

    @Override
    public String alt() {
        return entries.stream().map(e -> wording.format(e.message())).collect(Collectors.joining(" · "));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
