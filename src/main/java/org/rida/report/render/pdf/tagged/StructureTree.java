package org.rida.report.render.pdf.tagged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    private static final COSName MCR = COSName.getPDFName("MCR");
    private static final COSName SCOPE = COSName.getPDFName("Scope");

    private static final COSName PLACEMENT = COSName.getPDFName("Placement");

    private final PDDocument document;
    private final Map<COSDictionary, PageShapes> shapes = new HashMap<>();
    private final Map<COSDictionary, List<Integer>> figures = new HashMap<>();
    private @Nullable COSDictionary lastTable;
    private final Map<COSDictionary, Set<Integer>> artifacts = new HashMap<>();
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
        for (COSDictionary top : elements(root.getDictionaryObject(COSName.K))) {
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
            if (isElement(kid)) {
                kid.setItem(COSName.P, element);
            } else {
                owners.computeIfAbsent(page(kid), page -> new TreeMap<>()).put(kid.getInt(COSName.MCID), element);
            }
        }
        element.setItem(COSName.K, kids);
        if ("TH".equals(type)) {
            COSDictionary table = new COSDictionary();
            table.setName(COSName.O, "Table");
            table.setName(SCOPE, isHeadRow(element) ? "Column" : "Row");
            element.setItem(COSName.A, table);
        }
    }

    /** A row of nothing but heading cells heads its columns. */
    private static boolean isHeadRow(COSDictionary cell) {
        return elements(cell.getCOSDictionary(COSName.P).getDictionaryObject(COSName.K)).stream()
                .allMatch(other -> "TH".equals(other.getNameAsString(COSName.S)));
    }

    /** What stands in an element, in order; containers give way to what they hold. */
    private void collect(COSDictionary element, List<COSDictionary> kept) {
        for (COSBase kid : list(element.getDictionaryObject(COSName.K))) {
            if (kid instanceof COSInteger number) {
                kept.add(reference(element.getCOSDictionary(COSName.PG), number));
            } else if (kid instanceof COSDictionary inside) {
                String type = inside.getNameAsString(COSName.S);
                if (!isElement(inside)) {
                    kept.add(inside);
                } else if (FoPages.DECORATION.equals(type)) {
                    decoration(inside);
                } else if ("Div".equals(type) || "Sect".equals(type) || isWrapper(inside)) {
                    collect(inside, kept);
                } else if (FoPages.CONTINUED.equals(type) && lastTable != null) {
                    goOn(lastTable, inside);
                } else {
                    tidy(inside);
                    if (!list(inside.getDictionaryObject(COSName.K)).isEmpty() || isCell(inside)) {
                        kept.add(inside);
                    }
                }
            }
        }
    }

    /** A paragraph that only holds other elements is a container too. */
    private static boolean isWrapper(COSDictionary element) {
        List<COSBase> kids = list(element.getDictionaryObject(COSName.K));
        return "P".equals(element.getNameAsString(COSName.S))
                && !kids.isEmpty()
                && kids.stream()
                        .allMatch(kid -> kid instanceof COSDictionary inside
                                && isElement(inside)
                                && !"Span".equals(inside.getNameAsString(COSName.S)));
    }

    private static boolean isCell(COSDictionary element) {
        String type = String.valueOf(element.getNameAsString(COSName.S));
        return "TD".equals(type) || "TH".equals(type);
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
        List<COSDictionary> content = content(kept);
        COSDictionary first = content.get(0);
        List<Integer> before = figures.computeIfAbsent(page(first), page -> new ArrayList<>());
        PageShapes onPage = Objects.requireNonNull(shapes.get(page(first)));
        PageShapes.FigurePlace place = onPage.figures().get(before.size());
        before.add(first.getInt(COSName.MCID));
        artifacts.computeIfAbsent(page(first), page -> new HashSet<>()).add(first.getInt(COSName.MCID));
        element.setString(COSName.ALT, place.alt());
        COSDictionary layout = new COSDictionary();
        layout.setName(COSName.O, "Layout");
        layout.setName(PLACEMENT, "Block");
        layout.setItem(COSName.BBOX, onPage.box(place));
        element.setItem(COSName.A, layout);
        return content;
    }

    private static List<COSDictionary> content(List<COSDictionary> kept) {
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

    private void decoration(COSDictionary element) {
        for (COSBase kid : list(element.getDictionaryObject(COSName.K))) {
            if (kid instanceof COSInteger number) {
                COSDictionary page = element.getCOSDictionary(COSName.PG);
                artifacts.computeIfAbsent(page, p -> new HashSet<>()).add(number.intValue());
            } else if (kid instanceof COSDictionary inside) {
                if (isElement(inside)) {
                    decoration(inside);
                } else {
                    artifacts
                            .computeIfAbsent(page(inside), p -> new HashSet<>())
                            .add(inside.getInt(COSName.MCID));
                }
            }
        }
    }

    /** From marked content to its element. */
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
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.setItem(COSName.PARENT_TREE, tree);
        root.setInt(COSName.PARENT_TREE_NEXT_KEY, key);
    }

    private static COSDictionary reference(@Nullable COSDictionary page, COSInteger number) {
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, MCR);
        reference.setItem(COSName.PG, page);
        reference.setItem(COSName.MCID, number);
        return reference;
    }

    private static COSDictionary page(COSDictionary reference) {
        return reference.getCOSDictionary(COSName.PG);
    }

    private static boolean isElement(COSDictionary dictionary) {
        return dictionary.containsKey(COSName.S);
    }

    private static List<COSDictionary> elements(@Nullable COSBase kids) {
        return list(kids).stream()
                .filter(kid -> kid instanceof COSDictionary inside && isElement(inside))
                .map(COSDictionary.class::cast)
                .toList();
    }

    private static List<COSBase> list(@Nullable COSBase kids) {
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
