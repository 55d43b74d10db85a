package org.rida.report.render.chart;

import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block.TargetOutlook;
import org.rida.report.document.Block.VariationIcon;
import org.rida.report.render.chart.Canvas.Anchor;
import org.rida.report.render.chart.Canvas.Lettering;
import org.rida.report.render.chart.Canvas.Spot;













import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Each icon with what it means, three to a line where there is room: first what the last point says, then what can be expected of the target. */
public final class LegendChart implements Drawing {

    private static final int IN_A_LINE = 3;
    private static final double ICON = 13;
    private static final double ROOM = 5;

    /** An icon and the message that explains it. */
    private record LegendEntry(@Nullable VariationIcon variation, TargetOutlook assurance, String message) {}

    private final Messages wording;
    private final int inALine;
    private final List<LegendEntry> entries = new ArrayList<>();

    public LegendChart(Messages wording) {
        this(wording, IN_A_LINE);
    }

    public LegendChart(Messages wording, int inALine) {
        this.wording = wording;
        this.inALine = inALine;
        for (VariationIcon variation : List.of(VariationIcon.IMPROVEMENT_HIGH, VariationIcon.CONCERN_LOW, VariationIcon.COMMON_CAUSE)) {
            entries.add(new LegendEntry(variation, TargetOutlook.NONE, "report.legend." + code(variation)));
        }
        for (TargetOutlook assurance : List.of(TargetOutlook.PASSES, TargetOutlook.FAILS, TargetOutlook.HIT_AND_MISS)) {
            entries.add(new LegendEntry(null, assurance, "report.legend." + code(assurance)));
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
            LegendEntry entry = entries.get(i);
            Spot centre = new Spot(rtl ? width - begin - ICON / 2 : begin + ICON / 2, middle);
            IconsChart.one(canvas, centre, ICON, entry.variation(), entry.assurance());
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
