package org.rida.report.render.pdf;














/**
 * One copy of a prototype frame of a template.
 *
 * @param prototype the frame's key
 * @param number stands at the end of the copy's field names: {@code value} becomes {@code value_2}
 * @param x left edge in the right-to-left template
 */
record PrototypeCopy(String prototype, int number, int x, int width) {

    static String field(String name, int number) {
        return name + "_" + number;
    }
}
