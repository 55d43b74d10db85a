package org.rida.sheet.chart;

import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.rida.palette.Palette;

/** Fills, lines and colours of charts in POI's types. */
public final class ChartPaint {

    private ChartPaint() {}

    /** The colour in POI's type. */
    static XDDFColor color(Palette colour) {
        return XDDFColor.from(bytes(colour));
    }

    /** Red, green and blue, one byte each. */
    public static byte[] bytes(Palette colour) {
        int rgb = colour.rgb();
        return new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
    }

    /** A filled area. */
    static XDDFSolidFillProperties fill(Palette colour) {
        return new XDDFSolidFillProperties(color(colour));
    }

    /**
     * @param dash pattern of the line
     * @param points thickness
     */
    static XDDFLineProperties line(Palette colour, double points, PresetLineDash dash) {
        XDDFLineProperties line = new XDDFLineProperties(fill(colour));
        line.setWidth(points);
        line.setPresetDash(new XDDFPresetLineDash(dash));
        return line;
    }

    /** No line: axes and areas without border. */
    static XDDFLineProperties noLine() {
        return new XDDFLineProperties(new XDDFNoFillProperties());
    }
}
