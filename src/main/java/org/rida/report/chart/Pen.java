package org.rida.report.chart;

import org.rida.palette.Palette;








/** How a line looks. */
public record Pen(Palette ink, double width, Dash dash) {

    public enum Dash {
        SOLID(),
        DASHED(4, 4),
        DOTTED(1.6f, 2.8f);

        @SuppressWarnings("ImmutableEnumChecker") // given out as a copy only
        private final float[] pattern;

        Dash(float... pattern) {
            this.pattern = pattern;
        }

        /** Lengths on and off; empty for a solid line. */
        public float[] pattern() {
            return pattern.clone();
        }
    }

    static Pen solid(Palette ink, double width) {
        return new Pen(ink, width, Dash.SOLID);
    }
}
