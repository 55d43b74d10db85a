package org.rida.sheet;

import javax.xml.namespace.QName;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;

/** Colours and lines of charts. */
final class Paint {

    private static final QName VALUE = new QName("val");

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

    /** Sets an attribute whose type the small schema jar of POI does not hold. */
    static void attribute(XmlObject element, String value) {
        try (XmlCursor cursor = element.newCursor()) {
            cursor.setAttributeText(VALUE, value);
        }
    }
}
