package org.rida.report.render.pdf.tagged;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** Reads the dictionaries of a PDF's logical structure (ISO 32000-1, 14.7). */
final class StructureElements {

    private static final COSName MCR = COSName.getPDFName("MCR");

    private StructureElements() {}

    /** A row of nothing but heading cells heads its columns. */
    static boolean isHeadRow(COSDictionary cell) {
        return elements(cell.getCOSDictionary(COSName.P).getDictionaryObject(COSName.K)).stream()
                .allMatch(other -> "TH".equals(other.getNameAsString(COSName.S)));
    }

    /** A paragraph that only holds other elements is a container too. */
    static boolean isWrapper(COSDictionary element) {
        List<COSBase> kids = list(element.getDictionaryObject(COSName.K));
        return "P".equals(element.getNameAsString(COSName.S))
                && !kids.isEmpty()
                && kids.stream()
                        .allMatch(kid -> kid instanceof COSDictionary inside
                                && isElement(inside)
                                && !Set.of("Span", "Link").contains(inside.getNameAsString(COSName.S)));
    }

    /** Of a table; a cell without content stays, or the row's later cells would move. */
    static boolean isCell(COSDictionary element) {
        String type = String.valueOf(element.getNameAsString(COSName.S));
        return "TD".equals(type) || "TH".equals(type);
    }

    /** Marked content of the given elements and all below them, in the order it is read. */
    static List<COSDictionary> content(List<COSDictionary> kept) {
        List<COSDictionary> content = new ArrayList<>();
        for (COSDictionary kid : kept) {
            if (isElement(kid)) {
                List<COSDictionary> inner = new ArrayList<>();
                list(kid.getDictionaryObject(COSName.K)).forEach(each -> inner.add((COSDictionary) each));
                content.addAll(content(inner));
            } else {
                content.add(kid);
            }
        }
        return content;
    }

    /** Marked content as a dictionary with its page, where the formatter wrote its number only. */
    static COSDictionary reference(@Nullable COSDictionary page, COSInteger number) {
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, MCR);
        reference.setItem(COSName.PG, page);
        reference.setItem(COSName.MCID, number);
        return reference;
    }

    /** Of marked content. */
    static COSDictionary page(COSDictionary reference) {
        return reference.getCOSDictionary(COSName.PG);
    }

    /** Elements have a type; other dictionaries among an element's kids refer to marked content. */
    static boolean isElement(COSDictionary dictionary) {
        return dictionary.containsKey(COSName.S);
    }

    static List<COSDictionary> elements(@Nullable COSBase kids) {
        return list(kids).stream()
                .filter(kid -> kid instanceof COSDictionary inside && isElement(inside))
                .map(COSDictionary.class::cast)
                .toList();
    }

    /** An element's kids: PDF allows none, one without an array, or an array of them or of references to them. */
    static List<COSBase> list(@Nullable COSBase kids) {
        if (kids instanceof COSArray array) {
            List<COSBase> all = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                all.add(array.getObject(i));
            }
            return all;
        }
        return kids == null ? List.of() : List.of(kids);
    }
}
