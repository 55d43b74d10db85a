package org.rida.report.render.pdf.tagged;

import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Sends XSL-FO to the formatter, element by element. */
final class FoWriter {

    private static final String FO = "http://www.w3.org/1999/XSL/Format";
    private static final String FOX = "http://xmlgraphics.apache.org/fop/extensions";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final ContentHandler handler;
    private final Deque<String> open = new ArrayDeque<>();
    private int texts;

    FoWriter(ContentHandler handler) {
        this.handler = handler;
    }

    void startDocument() throws SAXException {
        handler.startDocument();
        handler.startPrefixMapping("fo", FO);
        handler.startPrefixMapping("fox", FOX);
    }

    void endDocument() throws SAXException {
        handler.endDocument();
    }

    /** @param attributes names and values in turn; a pair without a value is left out */
    void start(String name, String... attributes) throws SAXException {
        AttributesImpl all = new AttributesImpl();
        for (int i = 0; i < attributes.length; i += 2) {
            String attribute = attributes[i];
            if (!attributes[i + 1].isEmpty()) {
                String of = attribute.startsWith("xml:") ? XML : attribute.startsWith("fox:") ? FOX : "";
                all.addAttribute(
                        of, attribute.substring(attribute.indexOf(':') + 1), attribute, "CDATA", attributes[i + 1]);
            }
        }
        open.push(name);
        handler.startElement(FO, name, "fo:" + name, all);
    }

    void end() throws SAXException {
        String name = open.pop();
        handler.endElement(FO, name, "fo:" + name);
    }

    void empty(String name, String... attributes) throws SAXException {
        start(name, attributes);
        end();
    }

    void text(String words) throws SAXException {
        texts += words.isBlank() ? 0 : 1;
        handler.characters(words.toCharArray(), 0, words.length());
    }

    /** How many texts that show something have been written. */
    int texts() {
        return texts;
    }

    static String points(double length) {
        return number(length) + "pt";
    }

    /** At most three decimals. */
    static String number(double value) {
        return Double.toString(Math.round(value * 1000) / 1000.0);
    }
}
