package org.rida.report.render.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block.TargetOutlook;
import org.rida.report.document.Block.VariationIcon;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;

/** The explanation of the icons, by default three to a line: first the variation, then the assurance. */
public final class LegendChart implements Drawing {

    private static final int PER_LINE = 3;
    /** Width and height of an icon, in points. */
    private static final double ICON = 13;

    private static final double ICON_GAP = 5;

    /** An icon and the key of its explanation. */
    private record LegendEntry(@Nullable VariationIcon variation, TargetOutlook assurance, String message) {}

    private final Messages messages;
    private final int perLine;
    private final List<LegendEntry> entries = new ArrayList<>();

    public LegendChart(Messages messages) {
        this(messages, PER_LINE);
    }

    /** @param perLine entries per line */
    public LegendChart(Messages messages, int perLine) {
        this.messages = messages;
        this.perLine = perLine;
        for (VariationIcon variation :
                List.of(VariationIcon.IMPROVEMENT_HIGH, VariationIcon.CONCERN_LOW, VariationIcon.COMMON_CAUSE)) {
            entries.add(new LegendEntry(variation, TargetOutlook.NONE, "report.legend." + code(variation)));
        }
        for (TargetOutlook assurance : List.of(TargetOutlook.PASSES, TargetOutlook.FAILS, TargetOutlook.HIT_AND_MISS)) {
            entries.add(new LegendEntry(null, assurance, "report.legend." + code(assurance)));
        }
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        int lines = (entries.size() + perLine - 1) / perLine;
        double lineHeight = height / lines;
        double column = width / perLine;
        boolean rtl = messages.language().rightToLeft();
        for (int i = 0; i < entries.size(); i++) {
            int line = i / perLine;
            double begin = (i % perLine) * column;
            double middle = (line + .5) * lineHeight;
            LegendEntry entry = entries.get(i);
            Spot centre = new Spot(rtl ? width - begin - ICON / 2 : begin + ICON / 2, middle);
            IconsChart.one(canvas, centre, ICON, entry.variation(), entry.assurance());
            double textStart = begin + ICON + ICON_GAP;
            canvas.text(
                    messages.format(entry.message()),
                    new Spot(rtl ? width - textStart : textStart, middle + 3),
                    rtl ? Anchor.RIGHT : Anchor.LEFT,
                    new Lettering(8.5, false, Palette.QUIET));
        }
    }

    @Override
    public String alt() {
        return entries.stream().map(e -> messages.format(e.message())).collect(Collectors.joining(" · "));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
