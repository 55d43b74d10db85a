package org.rida.sheet;

import javax.xml.namespace.QName;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;

/** Chart elements whose generated types are missing from POI's lite schema jar; the full jar would add 15 MB. */
public final class RawXml {

    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static final String VALUE = "val";

    private RawXml() {}

    /**
     * Sets the {@code val} attribute.
     *
     * @param element to change
     * @param value of the attribute
     */
    public static void value(XmlObject element, String value) {
        try (XmlCursor cursor = element.newCursor()) {
            cursor.setAttributeText(new QName(VALUE), value);
        }
    }

    /**
     * Inserts an element with a value before a sibling. The schema prescribes the order of elements.
     *
     * @param sibling existing element
     * @param name of the new element, in the namespace of charts
     */
    public static void before(XmlObject sibling, String name, String value) {
        try (XmlCursor cursor = sibling.newCursor()) {
            insert(cursor, name, value);
        }
    }

    /**
     * Inserts an element with a value after a sibling.
     *
     * @param sibling existing element
     * @param name of the new element, in the namespace of charts
     */
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
