package org.rida.report.render.pdf.tagged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * The logical structure as it was meant: without the containers that only give a place, figures whole with their words, cells with
 * their scope, and without decoration.
 */
final class StructureTree {

    private static final COSName SCOPE = COSName.getPDFName("Scope");

    private static final COSName PLACEMENT = COSName.getPDFName("Placement");

    private final PDDocument document;
    private final Map<COSDictionary, PageShapes> shapes = new HashMap<>();
    private final Map<COSDictionary, List<Integer>> figures = new HashMap<>();
    private @Nullable COSDictionary lastTable;
    private final Map<COSDictionary, Set<Integer>> artifacts = new HashMap<>();
    /** From the annotation that makes a place of a page a link to its element. */
    private final Map<COSDictionary, COSDictionary> links = new LinkedHashMap<>();

    private final Map<COSDictionary, Map<Integer, COSDictionary>> owners = new HashMap<>();

    /** @param shapes of each page */
    StructureTree(PDDocument document, List<PageShapes> shapes) {
        this.document = document;
        int number = 0;
        for (PDPage page : document.getPages()) {
            this.shapes.put(page.getCOSObject(), shapes.get(number++));
        }
    }

    void tidy() {
        COSDictionary root =
                document.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
        for (COSDictionary top : StructureElements.elements(root.getDictionaryObject(COSName.K))) {
            tidy(top);
        }
        parentTree(root);
    }

    /** Marked content of a page that belongs to no element any more. */
    Set<Integer> artifacts(PDPage page) {
        return artifacts.getOrDefault(page.getCOSObject(), Set.of());
    }

    /** Content of a page's figures, in order. What the formatter wrote for it is an artifact. */
    List<Integer> figures(PDPage page) {
        return figures.getOrDefault(page.getCOSObject(), List.of());
    }

    private void tidy(COSDictionary element) {
        List<COSDictionary> kept = new ArrayList<>();
        collect(element, kept);
        String type = element.getNameAsString(COSName.S);
        if ("Figure".equals(type)) {
            kept = figure(element, kept);
        } else if ("Table".equals(type)) {
            lastTable = element;
        }
        COSArray kids = new COSArray();
        for (COSDictionary kid : kept) {
            kids.add(kid);
            if (StructureElements.isElement(kid)) {
                kid.setItem(COSName.P, element);
            } else if (kid.getDictionaryObject(COSName.OBJ) instanceof COSDictionary annotation) {
                annotation.setString(COSName.CONTENTS, element.getString(COSName.ALT));
                links.put(annotation, element);
            } else {
                owners.computeIfAbsent(StructureElements.page(kid), page -> new TreeMap<>())
                        .put(kid.getInt(COSName.MCID), element);
            }
        }
        element.setItem(COSName.K, kids);
        if ("TH".equals(type)) {
            COSDictionary table = new COSDictionary();
            table.setName(COSName.O, "Table");
            table.setName(SCOPE, StructureElements.isHeadRow(element) ? "Column" : "Row");
            element.setItem(COSName.A, table);
        }
    }

    /** What stands in an element, in order; containers give way to what they hold. */
    private void collect(COSDictionary element, List<COSDictionary> kept) {
        for (COSBase kid : StructureElements.list(element.getDictionaryObject(COSName.K))) {
            if (kid instanceof COSInteger number) {
                kept.add(StructureElements.reference(element.getCOSDictionary(COSName.PG), number));
            } else if (kid instanceof COSDictionary inside) {
                String type = inside.getNameAsString(COSName.S);
                if (!StructureElements.isElement(inside)) {
                    kept.add(inside);
                } else if (StructureRoles.DECORATION.equals(type)) {
                    decoration(inside);
                } else if ("Div".equals(type) || "Sect".equals(type) || StructureElements.isWrapper(inside)) {
                    collect(inside, kept);
                } else if (StructureRoles.CONTINUED.equals(type) && lastTable != null) {
                    goOn(lastTable, inside);
                } else {
                    tidy(inside);
                    if (!StructureElements.list(inside.getDictionaryObject(COSName.K))
                                    .isEmpty()
                            || StructureElements.isCell(inside)) {
                        kept.add(inside);
                    }
                }
            }
        }
    }

    /** The rows of a table that began on an earlier page. */
    private void goOn(COSDictionary table, COSDictionary rest) {
        List<COSDictionary> rows = new ArrayList<>();
        collect(rest, rows);
        for (COSDictionary row : rows) {
            table.getCOSArray(COSName.K).add(row);
            row.setItem(COSName.P, table);
        }
    }

    /** A figure holds its shapes and its words, and no elements. */
    private List<COSDictionary> figure(COSDictionary element, List<COSDictionary> kept) {
        List<COSDictionary> content = StructureElements.content(kept);
        COSDictionary first = content.get(0);
        List<Integer> before = figures.computeIfAbsent(StructureElements.page(first), page -> new ArrayList<>());
        PageShapes onPage = Objects.requireNonNull(shapes.get(StructureElements.page(first)));
        PageShapes.FigurePlace place = onPage.figures().get(before.size());
        before.add(first.getInt(COSName.MCID));
        artifacts
                .computeIfAbsent(StructureElements.page(first), page -> new HashSet<>())
                .add(first.getInt(COSName.MCID));
        element.setString(COSName.ALT, place.alt());
        COSDictionary layout = new COSDictionary();
        layout.setName(COSName.O, "Layout");
        layout.setName(PLACEMENT, "Block");
        layout.setItem(COSName.BBOX, onPage.box(place));
        element.setItem(COSName.A, layout);
        return content;
    }

    private void decoration(COSDictionary element) {
        for (COSBase kid : StructureElements.list(element.getDictionaryObject(COSName.K))) {
            if (kid instanceof COSInteger number) {
                COSDictionary page = element.getCOSDictionary(COSName.PG);
                artifacts.computeIfAbsent(page, p -> new HashSet<>()).add(number.intValue());
            } else if (kid instanceof COSDictionary inside) {
                if (StructureElements.isElement(inside)) {
                    decoration(inside);
                } else {
                    artifacts
                            .computeIfAbsent(StructureElements.page(inside), p -> new HashSet<>())
                            .add(inside.getInt(COSName.MCID));
                }
            }
        }
    }

    /** From marked content and links to their elements. */
    private void parentTree(COSDictionary root) {
        COSArray numbers = new COSArray();
        int key = 0;
        for (PDPage page : document.getPages()) {
            COSArray all = new COSArray();
            owners.getOrDefault(page.getCOSObject(), Map.of()).forEach((mcid, element) -> {
                while (all.size() <= mcid) {
                    all.add(COSNull.NULL);
                }
                all.set(mcid, element);
            });
            page.setStructParents(key);
            numbers.add(COSInteger.get(key++));
            numbers.add(all);
        }
        for (Map.Entry<COSDictionary, COSDictionary> link : links.entrySet()) {
            link.getKey().setInt(COSName.STRUCT_PARENT, key);
            numbers.add(COSInteger.get(key++));
            numbers.add(link.getValue());
        }
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.setItem(COSName.PARENT_TREE, tree);
        root.setInt(COSName.PARENT_TREE_NEXT_KEY, key);
    }
}
