package org.rida.report.chart;

/** The colours of a page. Blue is improvement, orange concern, grey ordinary variation. */
public enum Ink {
    TEAL(0x0F4F4F),
    TEXT(0x222222),
    QUIET(0x7A7468),
    POINT(0x8A8478),
    SERIES(0x9C978D),
    CENTRE(0x6B665B),
    GRID(0xE3E1DC),
    SHADE(0xF3EFE8),
    BLUE(0x1B6EB5),
    MIDDLE_BLUE(0x89B3D9),
    /** Behind a line: what it may be. */
    BAND(0xE6EFF7),
    PALE_BLUE(0xB9D4EA),
    SAND(0xD9D5C9),
    PALE_ORANGE(0xE4A56E),
    ORANGE(0xD0701F),
    DEEP_ORANGE(0xB5531C),
    RED(0xB8203C),
    WHITE(0xFFFFFF);

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    public int rgb() {
        return rgb;
    }

    String hex() {
        return String.format("#%06x", rgb);
    }
}
