package org.rida.report.render.canvas;

import org.rida.palette.Palette;

/**
 * Look of a line.
 *
 * @param width in points
 */
public record Stroke(Palette colour, double width, Dash dash) {

    /** Dash pattern. */
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

    public static Stroke solid(Palette colour, double width) {
        return new Stroke(colour, width, Dash.SOLID);
    }
}
