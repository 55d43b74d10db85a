package org.rida.sheet;














import javax.xml.namespace.QName;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;

/** Parts of a chart whose types the small schema jar of POI does not hold; the full one would weigh 15 MB. */
public final class RawXml {

    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static final String VALUE = "val";

    private RawXml() {}

    public static void value(XmlObject element, String value) {
        try (XmlCursor cursor = element.newCursor()) {
            cursor.setAttributeText(new QName(VALUE), value);
        }
    }

    /** Puts an element with a value in front of another, since their order matters. */
    public static void before(XmlObject sibling, String name, String value) {
        try (XmlCursor cursor = sibling.newCursor()) {
            insert(cursor, name, value);
        }
    }

    public static void after(XmlObject sibling, String name, String value) {
        try (XmlCursor cursor = sibling.newCursor()) {
            cursor.toEndToken();
            cursor.toNextToken();
            insert(cursor, name, value);
        }
    }

    private static void insert(XmlCursor cursor, String name, String value) {
        cursor.beginElement(new QName(CHART, name, "c"));
        cursor.insertAttributeWithValue(VALUE, value);
    }
}
