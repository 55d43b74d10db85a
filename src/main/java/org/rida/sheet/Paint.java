package org.rida.sheet;

import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;

/** Colours and lines of charts. */
final class Paint {

    private Paint() {}

    static XDDFColor color(int colour) {
        return XDDFColor.from(Palette.rgb(colour));
    }

    static XDDFSolidFillProperties fill(int colour) {
        return new XDDFSolidFillProperties(color(colour));
    }

    static XDDFLineProperties line(int colour, double points, PresetLineDash dash) {
        XDDFLineProperties line = new XDDFLineProperties(fill(colour));
        line.setWidth(points);
        line.setPresetDash(new XDDFPresetLineDash(dash));
        return line;
    }

    static XDDFLineProperties noLine() {
        return new XDDFLineProperties(new XDDFNoFillProperties());
    }
}
