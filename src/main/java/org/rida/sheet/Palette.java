package org.rida.sheet;

/** The report's colours, as 0xRRGGBB: blue is improvement, orange is concern, grey is ordinary variation. */
final class Palette {

    static final int INK = 0x262626;
    static final int WHITE = 0xFFFFFF;
    static final int TEAL = 0x0B4F4F;
    static final int BLUE = 0x1B6DB6;
    static final int LIGHT_BLUE = 0x8AB3D9;
    static final int ORANGE = 0xB8500F;
    static final int LIGHT_ORANGE = 0xE3A66F;
    static final int RED = 0xB3122F;
    static final int GREY = 0x757165;
    static final int LIGHT_GREY = 0xD8D5C9;
    static final int LINE = 0xE2DFD7;
    static final int PAPER = 0xF4F1EB;

    private Palette() {}

    static byte[] rgb(int colour) {
        return new byte[] {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour};
    }
}
